import type { Check, Observation } from '../check.ts'
import { knownDeviation } from './known-deviations.ts'
import type { MrzSubject } from './mrz-subject.ts'
import { agreesWithName } from './name-agreement.ts'

interface NameRule {
  readonly title: string
  /** Properties of the document that tell the same elsewhere. */
  readonly properties: readonly string[]
  readonly part: 'surname' | 'givenNames'
}

const rules: readonly NameRule[] = [
  { title: 'Surname', properties: ['surname', 'lastName'], part: 'surname' },
  { title: 'Given names', properties: ['givenName', 'firstName'], part: 'givenNames' },
]

/** Names of the zone and of the page must agree in any allowed form, the zone's cut short where its field is full. */
export const pageNamesCheck: Check<MrzSubject> = {
  id: 'mrz.page-names', title: 'Names: page and zone', clause: 'ICAO Doc 9303-3, 4.6 and section 6', strength: 'B',
  explanations: ['misread', 'typing', 'issuer-practice', 'name-changed'],
  examine: (subject) => rules.flatMap((rule) => {
    const zone = subject.mrz[rule.part].replaceAll(' ', '<')
    if (zone === '') return []
    const pages = [...new Set(rule.properties.flatMap((property) => subject.told.get(property) ?? []))]
    return pages.map((page) => compareNames(subject, rule, { page, zone }))
  }),
}

function compareNames({ mrz }: MrzSubject, { title, part }: NameRule, { page, zone }: { page: string; zone: string }): Observation {
  const field = mrz.fields.names || mrz.fields[part]
  const agrees = agreesWithName({ page, zone, isFull: field !== '' && !field.endsWith('<') })
  const [observed, expected] = [page, zone]
  if (agrees === undefined) {
    return { outcome: 'undetermined', observed, expected, message: `${title}: ${page} has a letter whose form in a zone is not known here; compare it with ${zone}.` }
  }
  if (agrees) return { outcome: 'pass', observed, expected, message: `${title}: ${zone} is an allowed form of ${page}.` }
  const differ = `${title}: ${zone} is no form of ${page} that the standard allows`
  const deviation = knownDeviation(mrz, 'page-names')
  if (deviation) return { outcome: 'known-deviation', observed, expected, message: `${differ}; ${deviation}` }
  // A name in another script may have been written by ear, as most states with Arabic names do.
  if (!/\p{Script=Latin}/u.test(page)) return { outcome: 'undetermined', observed, expected, message: `${differ}; it may have been written by its sound.` }
  return { outcome: 'fail', observed, expected, message: `${differ}.` }
}
