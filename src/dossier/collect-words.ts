import type { DossierInput } from './dossier-input.ts'

/** What persons said beside findings, as the dossier prints it. */
export interface PrintedWords {
  readonly hypotheses: readonly PrintedHypothesis[]
  readonly withdrawn: readonly { readonly id: string; readonly sentence: string; readonly by: string; readonly reason: string }[]
}

/** A hypothesis with the findings weighed for it. */
export interface PrintedHypothesis {
  readonly id: string
  readonly sentence: string
  readonly by: string
  readonly weighed: readonly { readonly weight: string; readonly finding: string; readonly diagnosticity: number | null; readonly reason: string }[]
}

/** Hypotheses and what was withdrawn; both are empty in a case in which no person said any of it. */
export async function collectWords({ store }: DossierInput): Promise<PrintedWords> {
  const text = (value: unknown) => String(value ?? '')
  const cells = await store.all(
    `SELECT w.*, coalesce(CAST(f.number AS VARCHAR), w.finding_id) AS finding FROM evidence_weights w LEFT JOIN findings f ON f.id = w.finding_id
ORDER BY w.hypothesis_id, w.diagnosticity DESC NULLS LAST, f.number, w.finding_id`,
  )
  const byHypothesis = Map.groupBy(cells, (row) => text(row['hypothesis_id']))
  const hypotheses = await store.all("SELECT * FROM hypotheses ORDER BY TRY_CAST(substr(id, 2) AS INTEGER), id")
  const withdrawn = await store.all('SELECT id, sentence, withdrawn_by, withdrawn_reason FROM findings_withdrawn ORDER BY number, id')
  return {
    hypotheses: hypotheses.map((row) => ({
      id: text(row['id']), sentence: text(row['sentence']), by: text(row['written_by']),
      weighed: (byHypothesis.get(text(row['id'])) ?? []).map((cell) => ({
        weight: text(cell['weight']), finding: text(cell['finding']), reason: text(cell['reason']),
        diagnosticity: cell['diagnosticity'] == null ? null : Number(cell['diagnosticity']),
      })),
    })),
    withdrawn: withdrawn.map((row) => ({ id: text(row['id']), sentence: text(row['sentence']), by: text(row['withdrawn_by']), reason: text(row['withdrawn_reason']) })),
  }
}
