import type { MentionMark } from './api-types.ts'
import { maybeText, numberOf, textOf } from './place.ts'
import type { ServedCase } from './served-case.ts'

const maxMarks = 2_000

/** The mentions of an exhibit whose locator is `prefix` and a range of characters that touches [from, to). */
export async function readMarks(
  served: ServedCase, exhibitId: string, { prefix, from, to }: { readonly prefix: string; readonly from: number; readonly to: number },
): Promise<MentionMark[]> {
  const rows = await served.ask(
    `SELECT * FROM (
  SELECT TRY_CAST(split_part(range, ',', 1) AS BIGINT) AS first, TRY_CAST(split_part(range, ',', 2) AS BIGINT) AS last, kind, canonical_id, candidates
  FROM (SELECT *, substr(locator, length($2) + 1) AS range FROM mentions WHERE exhibit_id = $1 AND starts_with(locator, $2)))
WHERE last > $3 AND first < $4 ORDER BY first, last DESC, kind LIMIT ${maxMarks}`, [exhibitId, prefix, from, Math.min(to, 2 ** 50)],
  )
  return rows.map((row) => ({
    start: numberOf(row['first']),
    end: numberOf(row['last']),
    kind: textOf(row['kind']),
    canonicalId: maybeText(row['canonical_id']),
    candidates: numberOf(row['candidates']),
  }))
}
