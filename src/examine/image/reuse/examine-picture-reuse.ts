import type { Store } from '../../../store/store.ts'
import { examineSubject, type Sign } from '../../sign.ts'
import { groupPrints } from './group-prints.ts'
import { readPictureTraits, type PictureTrait } from './read-pictures.ts'
import { reuseChecks, type ReuseSubject } from './reuse-checks.ts'

const mostListed = 5
/** A picture that stands in more places than this belongs to the paper: it is told once, at the first. */
const mostPlaces = 20

/**
 * Looks over a case for pictures that stand in more than one place: the same bytes, the same picture in other bytes, the same part of a page (a
 * stamp, a signature, an emblem) in several documents that are not copies of one another, the same camera. Gives signs at each place,
 * in order of receipt. The same case gives the same signs.
 */
export async function examinePictureReuse(store: Store): Promise<Sign[]> {
  const traits = await readPictureTraits(store)
  const of = (property: PictureTrait['property']) => traits.filter((trait) => trait.property === property)
  const bytes = groupValues(of('sha256'))
  const pictures = groupAlike(of('picturePrint')).filter(notCopiesIn(bytes))
  const copies = [...bytes, ...pictures]
  const regions = groupAlike(of('regionPrint')).filter(notCopiesIn(copies))
  return [
    ...tell('bytes', bytes), ...tell('picture', pictures), ...tell('region', regions),
    ...tell('camera', groupValues(of('cameraSerial')).filter(notCopiesIn(copies)), (trait) => `serial number ${trait.value}`),
  ]
}

function groupValues(traits: readonly PictureTrait[]): PictureTrait[][] {
  return [...Map.groupBy(traits, (trait) => trait.value).values()].filter(isSpread)
}

function groupAlike(traits: readonly PictureTrait[]): PictureTrait[][] {
  return groupPrints(traits.map(({ value }) => value)).map((group) => group.map((at) => traits[at]!)).filter(isSpread)
}

/** Twice in one document (a logo on two pages) is no reuse. */
function isSpread(group: readonly PictureTrait[]): boolean {
  return new Set(group.map(({ document }) => document)).size > 1
}

/** A group whose exhibits lie together in one of the given groups tells nothing new. */
function notCopiesIn(groups: readonly (readonly PictureTrait[])[]): (group: readonly PictureTrait[]) => boolean {
  const groupsOf = new Map<string, Set<number>>()
  for (const [n, group] of groups.entries()) for (const { exhibit } of group) groupsOf.set(exhibit, (groupsOf.get(exhibit) ?? new Set()).add(n))
  return (group) => {
    const known = group.map(({ exhibit }) => groupsOf.get(exhibit) ?? new Set<number>())
    return ![...known[0]!].some((n) => known.every((set) => set.has(n)))
  }
}

function tell(kind: ReuseSubject['kind'], groups: readonly (readonly PictureTrait[])[], told?: (trait: PictureTrait) => string): Sign[] {
  return groups.flatMap((group) => {
    const places = group.length > mostPlaces ? group.slice(0, 1) : group
    return places.flatMap((trait) => {
      const others = [...new Set(group.filter(({ exhibit }) => exhibit !== trait.exhibit).map(({ caption }) => caption))]
      const { exhibit, locator } = trait
      const subject = { exhibit, locator, kind, others: others.slice(0, mostListed), otherCount: others.length, ...(told ? { told: told(trait) } : {}) }
      return examineSubject(reuseChecks, subject)
    })
  })
}
