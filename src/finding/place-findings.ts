import type { ToldFindings } from '../model/finding.ts'
import type { Progress } from '../base/progress.ts'
import type { Store } from '../store/store.ts'
import { readFound } from './read-found.ts'
import { countOf } from './sentence-words.ts'
import { readPlacesTold } from './stand.ts'
import { citationsTable, evidenceWeightsTable, findingsTable, hypothesesTable } from './tables.ts'
import { citationsOfPersons, tellFindings, type ToldFinding } from './tell-findings.ts'
import { weighHypotheses } from './weigh-hypotheses.ts'

/** What the step is given besides the store. */
export interface PlaceOptions {
  readonly run: string
  readonly progress: Progress
  /** What persons said. */
  readonly told: ToldFindings
}

/** Writes the findings of the rules and of persons, what persons said of them, and the hypotheses, into the tables that the views show. */
export async function placeFindings(store: Store, { run, progress, told }: PlaceOptions): Promise<number> {
  const ask = (sql: string, parameters: Parameters<Store['all']>[1]) => store.all(sql, parameters)
  const places = await readPlacesTold(citationsOfPersons(told), ask)
  const findings = tellFindings(await readFound(ask), told, places)
  for (const { name } of [findingsTable, citationsTable, hypothesesTable, evidenceWeightsTable]) await store.run(`DELETE FROM derived.${name}`)
  await writeFindings(store, findings, run)
  await writeHypotheses(store, told)
  progress.end('findings', `${countOf(findings.length, 'finding')}, ${countOf(findings.filter(({ state }) => state !== 'machine').length, 'finding')} of or reviewed by persons`)
  return findings.length
}

async function writeFindings(store: Store, findings: readonly ToldFinding[], run: string): Promise<void> {
  const rows = await store.appender(findingsTable)
  for (const one of findings) {
    rows.add([
      one.id, one.number, one.chapter, one.rule, one.sentence, one.kind, one.state, one.query, one.resultSha256, one.citations.length, run,
      one.origin, one.writtenBy, one.writtenAt, one.review?.by, one.review?.at, one.review?.note,
      one.review ? one.opened.filter((opened) => opened).length : undefined, one.basedOn, one.change !== undefined, one.change?.before, one.change?.after,
      one.withdrawn?.by, one.withdrawn?.reason,
    ])
  }
  await rows.close()
  const citations = await store.appender(citationsTable)
  for (const { id, citations: cited, opened } of findings) {
    for (const [index, { statementId, exhibitId, locator, quote, role }] of cited.entries()) {
      citations.add([id, index + 1, statementId, exhibitId, locator, quote, role, opened[index] ?? false])
    }
  }
  await citations.close()
}

async function writeHypotheses(store: Store, told: ToldFindings): Promise<void> {
  const { hypotheses, cells } = weighHypotheses(told)
  const rows = await store.appender(hypothesesTable)
  for (const { id, sentence, note, writtenBy, writtenAt, counts, unweighed, against } of hypotheses) {
    rows.add([id, sentence, note, writtenBy, writtenAt, counts.consistent, counts.inconsistent, counts.neutral, unweighed, against])
  }
  await rows.close()
  const weights = await store.appender(evidenceWeightsTable)
  for (const { hypothesis, finding, weight, reason, by, at, diagnosticity } of cells) weights.add([hypothesis, finding, weight, reason, by, at, diagnosticity])
  await weights.close()
}
