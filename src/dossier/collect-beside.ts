import type { Cut } from './collect-exhibits.ts'
import type { DossierInput } from './dossier-input.ts'

/** An exhibit of the schedule as the dossier prints it. */
export interface PrintedMaterial {
  readonly number: string
  readonly path: string
  readonly used: boolean
  readonly findings: string
  readonly reason: string
  readonly by: string
  readonly sensitive: boolean
  readonly grades: string
}

/** An item that speaks against the case, as the dossier prints it. */
export interface PrintedAdverse {
  readonly kind: string
  readonly sentence: string
  readonly against: string
  readonly place: string
  readonly quote: string
  readonly explanation: string
  readonly by: string
  readonly isStale: boolean
}

/** What the dossier prints of disclosure: all material, and what speaks against. */
export interface PrintedDisclosure {
  readonly material: Cut<PrintedMaterial>
  readonly adverse: Cut<PrintedAdverse>
  readonly secondLooks: { readonly count: number; readonly alike: number }
}

/** Most rows of each that are printed; a bundle carries all of them as CSV. */
const maxRows = 3_000

/** The schedule of all material, what speaks against, and how many second looks were taken. */
export async function collectDisclosure({ store }: DossierInput): Promise<PrintedDisclosure> {
  const text = (value: unknown) => String(value ?? '')
  const material = await store.all('SELECT *, count(*) OVER () AS total FROM disclosure')
  const adverse = await store.all(
    `SELECT a.*, x.number, count(*) OVER () AS total FROM adverse a LEFT JOIN exhibits x ON x.id = a.exhibit_id
ORDER BY a.turn, a.of_id, a.id, a.content LIMIT ${maxRows}`,
  )
  const [looks] = await store.all('SELECT count(*) AS n, count(*) FILTER (verdict = first_verdict) AS alike FROM second_looks')
  return {
    material: { total: Number(material[0]?.['total'] ?? 0), rows: material.slice(0, maxRows).map((row) => ({
      number: text(row['number']), path: text(row['path']), used: row['used'] === true, findings: text(row['findings']), reason: text(row['reason']),
      by: text(row['reasoned_by']), sensitive: row['sensitive'] === true, grades: text(row['grades']),
    })) },
    adverse: { total: Number(adverse[0]?.['total'] ?? 0), rows: adverse.map((row) => ({
      kind: text(row['kind']), sentence: text(row['sentence']), against: text(row['against']), quote: text(row['quote']),
      place: row['number'] == null ? '' : `${text(row['number'])} ${text(row['locator'])}`, explanation: text(row['explanation'] ?? row['note']),
      by: text(row['explained_by']), isStale: row['explanation_stale'] === true,
    })) },
    secondLooks: { count: Number(looks!['n']), alike: Number(looks!['alike']) },
  }
}
