import type { Citation, FindingKind } from '../model/finding.ts'
import type { Row } from '../store/store.ts'
import { makeFinding, type Finding } from './finding.ts'
import type { Ask } from './stand.ts'

/** What the rules found at the last build, with its citations, in its order. */
export async function readFound(ask: Ask): Promise<readonly Finding[]> {
  const found = await ask('SELECT * FROM derived.found ORDER BY number', [])
  const cited = Map.groupBy(await ask('SELECT * FROM derived.found_citations ORDER BY finding_id, sequence', []), (row) => String(row['finding_id']))
  return found.map((row) =>
    makeFinding({
      id: String(row['id']),
      chapter: String(row['chapter']),
      rule: String(row['rule']),
      sentence: String(row['sentence']),
      kind: String(row['kind']) as FindingKind,
      state: 'machine',
      query: String(row['query']),
      resultSha256: String(row['result_sha256']),
      citations: (cited.get(String(row['id'])) ?? []).map(toCitation),
    }),
  )
}

/** A citation of a row of the tables of citations, or of rows that a rule finds. */
export function toCitation(row: Row): Citation {
  return {
    ...(row['statement_id'] == null ? {} : { statementId: String(row['statement_id']) }),
    exhibitId: String(row['exhibit_id'] ?? ''),
    locator: String(row['locator'] ?? ''),
    ...(row['quote'] == null ? {} : { quote: String(row['quote']) }),
    role: row['role'] === 'against' ? 'against' : 'support',
  }
}
