import type { Problem } from '../../model/problem.ts'
import type { Store } from '../../store/store.ts'
import { columnsOf, type TableSpec } from '../../store/table.ts'
import type { MatchRecord } from '../match-record.ts'
import { blockingKeys, keyKinds, type KeyKind } from './blocking-keys.ts'

/** Scratch table of one resolution: which record has which key. Dropped at the end. */
const keysTable: TableSpec = {
  name: 'resolve_keys',
  doc: 'Blocking keys of records.',
  hidden: true,
  columns: columnsOf({
    key: ['VARCHAR', 'The key.'],
    kind: ['VARCHAR', 'Its kind.'],
    record: ['INTEGER', 'Number of the record.'],
  }),
}

/** Most pairs that are compared; that it was reached is reported. */
export const mostPairs = 20_000_000

/** Puts the keys of all records into the scratch table. */
export async function writeKeys(store: Store, records: readonly MatchRecord[]): Promise<void> {
  await store.run('DROP TABLE IF EXISTS derived.resolve_keys')
  await store.run('CREATE TABLE derived.resolve_keys (key VARCHAR, kind VARCHAR, record INTEGER)')
  const appender = await store.appender(keysTable)
  for (const [number, record] of records.entries()) {
    for (const { key, kind } of blockingKeys(record)) appender.add([key, kind, number])
  }
  await appender.close()
  const caps = Object.entries(keyKinds).map(([kind, { cap }]) => `WHEN '${kind}' THEN ${cap}`).join(' ')
  await store.run(`CREATE OR REPLACE TEMP TABLE resolve_key_counts AS
SELECT key, any_value(kind) AS kind, count(*) AS records, count(*) <= CASE any_value(kind) ${caps} END AS used
FROM derived.resolve_keys GROUP BY key HAVING count(*) > 1`)
}

/** Pairs of record numbers, the smaller first, that share a key; each pair once, in order. */
export async function* findCandidates(store: Store): AsyncIterable<[left: number, right: number]> {
  const sql = `SELECT DISTINCT a.record, b.record FROM resolve_key_counts c
JOIN derived.resolve_keys a ON a.key = c.key
JOIN derived.resolve_keys b ON b.key = c.key AND a.record < b.record
WHERE c.used ORDER BY 1, 2 LIMIT ${mostPairs}`
  for await (const [lefts, rights] of store.columns(sql)) {
    for (let row = 0; row < lefts!.length; row++) yield [Number(lefts![row]), Number(rights![row])]
  }
}

/** One problem for each kind of key that was too common to be used, with the most common keys as examples. */
export async function reportOverfullKeys(store: Store): Promise<Problem[]> {
  const rows = await store.all<{ kind: string; keys: number; records: number; examples: string }>(`
SELECT kind, count(*) AS keys, max(records) AS records, string_agg(key, ', ' ORDER BY records DESC, key) FILTER (place <= 5) AS examples
FROM (SELECT *, row_number() OVER (PARTITION BY kind ORDER BY records DESC, key) AS place FROM resolve_key_counts WHERE NOT used)
GROUP BY kind ORDER BY kind`)
  return rows.map(({ kind, keys, records, examples }) => ({
    code: 'resolve.key-too-common',
    severity: kind === 'identifier' ? 'warning' : 'information',
    message: `${keys} keys of the kind '${keyKinds[kind as KeyKind].says}' are borne by more than ${keyKinds[kind as KeyKind].cap} entities (up to `
      + `${records}: ${examples.replaceAll(/[a-z-]+:[A-Za-z]+:/g, '')}). Pairs that share nothing else were not compared; judge such a pair by hand if `
      + 'you know it to be one.',
  }))
}

/** Drops the scratch table. */
export async function dropKeys(store: Store): Promise<void> {
  await store.run('DROP TABLE IF EXISTS derived.resolve_keys')
}
