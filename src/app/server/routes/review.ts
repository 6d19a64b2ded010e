import { z } from 'zod'
import { Failure } from '../../../base/failure.ts'
import { listJudgements } from '../../../case/register/judgements.ts'
import { showPairs, type ToldValue } from '../../jobs/resolving/pair-to-judge.ts'
import { judgementsMade, pairKey, pairsNotJudgedBy, queueReview, readAgreements, type PairExplanation } from '../../jobs/resolving/review-case.ts'
import type { AgreementLine, PairEvidence, PairWhy, ReviewAnswer, ReviewPair, SideValue } from '../api-types.ts'
import { makePlace, textOf } from '../place.ts'
import { ask, route } from '../route.ts'
import { propertyLabel, propertyOrder, schemaLabel } from '../schema-words.ts'
import type { ServedCase } from '../served-case.ts'

const queueLength = 400

/**
 * Pairs to be judged. `open`: those that nobody judged, first those that change most, then those nearest to the line. `second`: those that another person judged and
 * who asks did not; what was said of them is not told.
 */
export const reviewRoute = route(
  '/api/review', { order: z.enum(['open', 'second']).default('open'), limit: ask.limit },
  async (served, { order, limit }, { actor }): Promise<ReviewAnswer> => {
    const { made, agreements, ofOthers } = await served.withCase(({ journal }) => {
      const all = judgementsMade(journal)
      const pairs = new Map(all.map(({ left, right }) => [pairKey(left, right), [left, right] as const]))
      return { made: all.filter(({ inForce }) => inForce), agreements: readAgreements(journal), ofOthers: pairsNotJudgedBy(journal, actor, [...pairs.values()]) }
    })
    const pairs = order === 'second' ? ofOthers.map(([left, right]) => ({ left, right })) : await openPairs(served, made)
    const named = await nameAll(served, [...pairs.slice(0, limit), ...made, ...agreements.flatMap(({ disputed }) => disputed.map(([left, right]) => ({ left, right })))])
    const pairOf = ({ left, right }: Ends): ReviewPair => ({ left, right, leftCaption: named.get(left) ?? left, rightCaption: named.get(right) ?? right })
    return {
      me: actor,
      pairs: pairs.slice(0, limit).map(pairOf),
      judgements: made.reverse().map((row) => ({ ...row, leftCaption: named.get(row.left) ?? '', rightCaption: named.get(row.right) ?? '' })),
      agreements: agreements.map(({ disputed, kappa, low, high, ...rest }): AgreementLine => ({
        ...rest, kappa: kappa ?? null, low: low ?? null, high: high ?? null, disputed: disputed.map(([left, right]) => pairOf({ left, right })),
      })),
    }
  },
)

interface Ends {
  readonly left: string
  readonly right: string
}

async function openPairs(served: ServedCase, made: readonly Ends[]): Promise<Ends[]> {
  const judged = new Set(made.map(({ left, right }) => pairKey(left, right)))
  const queue = await (await served.built()).once('review', (built) => queueReview(built, queueLength))
  const rows = await served.ask(`SELECT left_id, right_id FROM matches WHERE state = 'machine' ORDER BY abs(weight_bits), id LIMIT ${queueLength}`)
  const others = rows.map((row) => ({ left: textOf(row['left_id']), right: textOf(row['right_id']) }))
  const pairs = new Map([...queue, ...others].map(({ left, right }) => [pairKey(left, right), { left, right }]))
  return [...pairs].filter(([key]) => !judged.has(key)).map(([, pair]) => pair)
}

async function nameAll(served: ServedCase, pairs: readonly Ends[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(pairs.flatMap(({ left, right }) => [left, right]))]
  if (ids.length === 0) return new Map()
  const rows = await served.ask("SELECT id, caption FROM entities WHERE list_contains(string_split($1, ','), id)", [ids.join(',')])
  return new Map(rows.map((row) => [textOf(row['id']), textOf(row['caption'])]))
}

/** What two source entities tell, side by side with the places. What the machine and others make of them is told when who asks has judged. */
export const pairRoute = route(
  '/api/review/:left/:right', { left: ask.entity, right: ask.entity, language: z.enum(['en', 'fr']).default('en') },
  async (served, { left, right, language }, { actor }): Promise<PairEvidence> => {
    const built = await served.built()
    const { shown, seen } = await served.withCase(async ({ journal }) => ({
      shown: await showPairs(built, [[left, right]], { reviewer: actor, language, blind: true, journal }),
      seen: listJudgements(journal).find((row) => row.inForce && pairKey(row.left, row.right) === pairKey(left, right))?.sequence ?? 0,
    }))
    const [pair] = shown
    if (!pair) throw new Failure('entity.absent', 'The case lacks one of the two. A later build may have read it otherwise.')
    return {
      left, right, leftCaption: pair.left.caption, rightCaption: pair.right.caption, leftKind: schemaLabel(pair.left.schema), rightKind: schemaLabel(pair.right.schema),
      properties: pair.told
        .map((told) => ({ property: told.property, label: propertyLabel(pair.left.schema, told.property), left: told.left.map(sideValue), right: told.right.map(sideValue) }))
        .sort((a, b) => propertyOrder(pair.left.schema, a.property) - propertyOrder(pair.left.schema, b.property) || (a.property < b.property ? -1 : 1)),
      seen, own: pair.own ?? null, others: pair.others ?? [], why: pair.evidence ? whyOf(pair.evidence) : null,
    }
  },
)

function sideValue({ value, statements, places }: ToldValue): SideValue {
  const [first] = places
  return { value, original: first?.original ?? null, statements, place: makePlace(first?.exhibit ?? '', first?.path ?? '', first?.locator ?? 'whole') }
}

function whyOf({ sentence, bars, weightBits, probability, conflict }: PairExplanation): PairWhy {
  return {
    sentence, weightBits, probability, conflict,
    bars: bars.map((bar) => ({ property: bar.property, level: bar.level, from: bar.from, to: bar.to, bits: bar.bits, left: textOf(bar.left), right: textOf(bar.right) })),
  }
}
