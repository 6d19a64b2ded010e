import type { Store } from '../../../store/store.ts'
import { makeIssuedPaper, type IssuedPaper, type ToldMark } from './issued-paper.ts'

/** PDFs that name exactly one issuer: of an invoice, or the bank of an account statement; and the marks that they state. */
const papersSql = `WITH told AS (
  SELECT s.exhibit_id, e.canonical_id AS issuer, e.canonical_caption AS issuer_name
  FROM derived.statements s JOIN derived.entities e ON e.id = s.value WHERE s.schema = 'Invoice' AND s.property = 'issuer'
  UNION ALL
  SELECT exhibit_id, 'bank ' || lower(trim(value)), value FROM derived.statements s WHERE schema = 'BankAccount' AND property = 'bankName'
    AND EXISTS (SELECT 1 FROM derived.statements r WHERE r.exhibit_id = s.exhibit_id AND r.schema = 'AccountEntry')
), issuers AS (
  SELECT exhibit_id, min(issuer) AS issuer, min(issuer_name) AS issuer_name FROM told GROUP BY exhibit_id HAVING count(DISTINCT issuer) = 1
)
SELECT i.exhibit_id, x.number, x.path, i.issuer, i.issuer_name, s.property, s.value
FROM issuers i JOIN derived.exhibits x ON x.id = i.exhibit_id
JOIN derived.statements s ON s.exhibit_id = i.exhibit_id AND s.schema = 'Document' AND s.property IN ('generator', 'documentIdentifier', 'fontSubset', 'author')
WHERE x.format = 'pdf' OR (x.format IS NULL AND lower(x.path) LIKE '%.pdf')
ORDER BY i.exhibit_id, s.property, s.value`

interface PaperRow extends Record<string, string> {
  readonly exhibit_id: string
  readonly number: string
  readonly path: string
  readonly issuer: string
  readonly issuer_name: string
  readonly property: string
  readonly value: string
}

/** Every PDF of a resolved case that names one issuer, in order of exhibit. */
export async function readIssuedPapers(store: Store): Promise<IssuedPaper[]> {
  const rows = await store.all<PaperRow>(papersSql)
  return [...Map.groupBy(rows, (row) => row.exhibit_id)].map(([exhibit, told]) => {
    const { number, path, issuer, issuer_name } = told[0]!
    return makeIssuedPaper({ exhibit, label: `exhibit ${number} (${path})`, issuer, issuerName: issuer_name }, told satisfies readonly ToldMark[])
  })
}
