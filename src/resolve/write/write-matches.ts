import { sha256OfParts } from '../../base/hash.ts'
import { commonSchema } from '../../model/schema/schema.ts'
import type { Store } from '../../store/store.ts'
import type { CompareContext } from '../compare/compare-context.ts'
import { explainMatch } from '../explain/explain-match.ts'
import type { Family } from '../family.ts'
import type { JudgementRow, JudgementsInForce } from '../judge/judgement-row.ts'
import type { Match } from '../match.ts'
import type { MatchRecord } from '../match-record.ts'
import { judgementsTable, matchesTable } from '../tables.ts'

/** What the matches are written from. */
export interface MatchWriting {
  readonly records: readonly MatchRecord[]
  readonly contexts: ReadonlyMap<Family, CompareContext>
  readonly matches: readonly Match[]
  readonly judgements: JudgementsInForce
  readonly canonicalIds: ReadonlyMap<string, string>
  readonly run: string
}

/** Writes every match in order of its two ids, with its explanation and whether it was joined. */
export async function writeMatches(store: Store, writing: MatchWriting): Promise<void> {
  await store.run('DELETE FROM derived.matches')
  const appender = await store.appender(matchesTable)
  for (const match of [...writing.matches].sort((a, b) => a.left - b.left || a.right - b.right)) appender.add(rowOf(match, writing))
  await appender.close()
}

function rowOf({ left, right, score }: Match, writing: MatchWriting) {
  const [one, other] = [writing.records[left]!, writing.records[right]!]
  const explanation = explainMatch(score, writing.contexts.get(one.family)!.records)
  const joined = (writing.canonicalIds.get(one.id) ?? one.id) === (writing.canonicalIds.get(other.id) ?? other.id)
  return [
    sha256OfParts([one.id, other.id]).slice(0, 32), one.id, other.id, commonSchema(one.schema, other.schema) ?? one.schema, score.rule,
    score.weightBits, Math.round(score.probability * 1e6) / 1e6, JSON.stringify(explanation), score.conflict, score.outweighs,
    writing.judgements.of(one.id, other.id)?.judgement ?? 'machine', joined, writing.run,
  ]
}

/** Writes the journal's judgements as they are, undone ones included, the smaller id on the left. */
export async function writeJudgements(store: Store, judgements: readonly JudgementRow[]): Promise<void> {
  await store.run('DELETE FROM derived.judgements')
  const appender = await store.appender(judgementsTable)
  for (const row of [...judgements].sort((a, b) => a.sequence - b.sequence)) {
    const [left, right] = row.left < row.right ? [row.left, row.right] : [row.right, row.left]
    appender.add([row.sequence, left, right, row.judgement, row.by, row.at, row.reason, row.inForce])
  }
  await appender.close()
}
