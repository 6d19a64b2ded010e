import { z } from 'zod'
import { Failure } from '../../../base/failure.ts'
import { listJudgements } from '../../../case/judgements.ts'
import { explainPair, queueReview, readAgreements } from '../../jobs/resolving/review-case.ts'
import type { AgreementLine, JudgementLine, PairEvidence, PairWhy, ReviewAnswer, ReviewPair, SideValue } from '../api-types.ts'
import { maybeText, numberOf, placeOf, textOf } from '../place.ts'
import { ask, route } from '../route.ts'
import { propertyLabel, propertyOrder, schemaLabel } from '../schema-words.ts'
import type { AnswerRow, ServedCase } from '../served-case.ts'

const queueLength = 400

/**
 * Pairs to be judged. `open`: those that nobody judged, the most telling first. `second`: those that another person judged and
 * who asks did not; what was said of them is not told.
 */
export const reviewRoute = route(
  '/api/review', { order: z.enum(['open', 'second']).default('open'), limit: ask.limit },
  async (served, { order, limit }, { actor }): Promise<ReviewAnswer> => {
    const { judgements, agreements } = await served.withCase(({ journal }) => ({ judgements: listJudgements(journal), agreements: readAgreements(journal) }))
    const made = judgements.filter(({ inForce }) => inForce)
    const pairs = order === 'second' ? othersOf(judgements, actor) : await openPairs(served, made)
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
  const judged = new Set(made.map(({ left, right }) => `${left} ${right}`))
  const queue = await (await served.built()).once('review', (built) => built.lend((questions) => queueReview(questions, queueLength)))
  return queue.filter(({ left, right }) => !judged.has(`${left} ${right}`) && !judged.has(`${right} ${left}`))
}

/** Pairs that another person judged and this one did not. */
function othersOf(judgements: readonly JudgementLine[], person: string): Ends[] {
  const key = ({ left, right }: Ends) => [left, right].sort().join(' ')
  const mine = new Set(judgements.filter(({ by }) => by === person).map(key))
  const others = new Map(judgements.filter(({ by, inForce }) => inForce && by !== person).map((row) => [key(row), row]))
  return [...others].filter(([pair]) => !mine.has(pair)).map(([, row]) => row)
}

async function nameAll(served: ServedCase, pairs: readonly Ends[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(pairs.flatMap(({ left, right }) => [left, right]))]
  if (ids.length === 0) return new Map()
  const rows = await served.ask("SELECT id, caption FROM entities WHERE list_contains(string_split($1, ','), id)", [ids.join(',')])
  return new Map(rows.map((row) => [textOf(row['id']), textOf(row['caption'])]))
}

/** What two source entities tell, side by side with the places, and the judgement in force. Nothing of what the machine makes of it. */
export const pairEvidenceRoute = route('/api/review/:left/:right', { left: ask.entity, right: ask.entity }, async (served, pair): Promise<PairEvidence> => {
  const named = await nameAll(served, [pair])
  const absent = [pair.left, pair.right].find((id) => !named.has(id))
  if (absent) throw new Failure('entity.absent', `The case has no source entity ${absent}. A later build may have read it otherwise.`)
  const rows = await served.ask(
    `SELECT DISTINCT s.entity_id, s.schema, s.property, s.value, s.original, s.locator, s.exhibit, s.path FROM statements s
WHERE s.entity_id IN ($1, $2) AND s.property_type <> 'entity' ORDER BY s.property, s.value, s.exhibit, s.locator LIMIT 2000`, [pair.left, pair.right],
  )
  const schemaOf = (id: string) => textOf(rows.find((row) => row['entity_id'] === id)?.['schema'])
  const properties = [...Map.groupBy(rows, (row) => textOf(row['property']))]
    .map(([property, told]) => ({ property, label: propertyLabel(textOf(told[0]?.['schema']), property), left: sideOf(told, pair.left), right: sideOf(told, pair.right) }))
    .sort((a, b) => propertyOrder(schemaOf(pair.left), a.property) - propertyOrder(schemaOf(pair.left), b.property) || (a.property < b.property ? -1 : 1))
  return {
    ...pair, leftCaption: named.get(pair.left) ?? '', rightCaption: named.get(pair.right) ?? '', leftKind: schemaLabel(schemaOf(pair.left)), rightKind: schemaLabel(schemaOf(pair.right)),
    properties, judgement: await judgementOf(served, pair),
  }
})

function sideOf(rows: readonly AnswerRow[], entity: string): SideValue[] {
  const values = new Map<string, SideValue>()
  for (const row of rows) {
    const value = textOf(row['value'])
    if (row['entity_id'] === entity && !values.has(value)) values.set(value, { value, original: maybeText(row['original']), place: placeOf(row) })
  }
  return [...values.values()]
}

function judgementOf(served: ServedCase, { left, right }: Ends): Promise<JudgementLine | null> {
  const isPair = (row: Ends) => (row.left === left && row.right === right) || (row.left === right && row.right === left)
  return served.withCase(({ journal }) => listJudgements(journal).find((row) => row.inForce && isPair(row)) ?? null)
}

/** Why the machine holds a pair for the same or not: asked after the judgement. */
export const pairWhyRoute = route(
  '/api/review/:left/:right/why', { left: ask.entity, right: ask.entity, language: z.enum(['en', 'fr']).default('en') },
  async (served, { left, right, language }): Promise<PairWhy> => {
    const found = await (await served.built()).lend((questions) => explainPair(questions, { left, right }, language))
    const [row] = await served.ask('SELECT weight_bits, probability FROM matches WHERE (left_id = $1 AND right_id = $2) OR (left_id = $2 AND right_id = $1)', [left, right])
    return {
      sentence: found?.sentence ?? '',
      weightBits: row ? numberOf(row['weight_bits']) : null,
      probability: row ? numberOf(row['probability']) : null,
      bars: (found?.bars ?? []).map((bar) => ({
        property: bar.property, level: bar.level, from: bar.from, to: bar.to, bits: bar.bits, left: textOf(bar.left), right: textOf(bar.right),
      })),
    }
  },
)
