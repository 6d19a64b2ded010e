import type { ContradictionLine, SignList } from '../api-types.ts'
import { Condition } from '../condition.ts'
import { selectContradictions } from '../contradictions.ts'
import { countAll, countBy } from '../count-by.ts'
import { listOf, maybeText, placeOf, textOf } from '../place.ts'
import { ask, route } from '../route.ts'

/** Statements that cannot both be true. */
export const contradictionsRoute = route('/api/contradictions', { q: ask.words }, (served, { q }): Promise<ContradictionLine[]> =>
  selectContradictions(served, new Condition().words(q, ['caption', 'message', 'rule'])),
)

/** Outcomes of the checks of documents; without an outcome named, those that did not simply pass. */
export const signsRoute = route(
  '/api/signs', { outcome: ask.name, q: ask.words, offset: ask.offset, limit: ask.limit },
  async (served, { outcome, q, offset, limit }): Promise<SignList> => {
    const condition = new Condition().words(q, ['check_id', 'message', 'observed'])
    const outcomes = await countBy(served, { from: 'signs', by: 'outcome', condition })
    if (outcome) condition.and('outcome = ?', outcome)
    else condition.and("outcome NOT IN ('pass', ?)", 'not-applicable')
    const rows = await served.ask(
      `SELECT s.*, x.number AS exhibit, x.path FROM (SELECT * FROM signs${condition.where}) s LEFT JOIN exhibits x ON x.id = s.exhibit_id
ORDER BY s.outcome <> 'fail', s.strength, s.check_id, x.number, s.locator, s.id LIMIT ${limit} OFFSET ${offset}`, condition.values,
    )
    return {
      rows: rows.map((row) => ({
        id: textOf(row['id']), check: textOf(row['check_id']), outcome: textOf(row['outcome']), strength: textOf(row['strength']),
        observed: maybeText(row['observed']), expected: maybeText(row['expected']), clause: maybeText(row['clause']), message: textOf(row['message']),
        explanations: listOf(row['explanations']).map(String), place: placeOf(row),
      })),
      total: await countAll(served, 'signs', condition),
      offset,
      outcomes,
    }
  },
)
