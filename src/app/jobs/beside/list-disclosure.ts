import { Failure } from '../../../base/failure.ts'
import type { Case } from '../../../case/case.ts'
import { explainAdverse, giveReason, listExplanations, listReasons } from '../../../case/register/disclosure-register.ts'
import type { Author } from '../../../case/journal/journal.ts'
import type { Ask } from '../../../finding/stand.ts'
import type { Row } from '../../../store/store.ts'
import { exhibitIdOf } from './graded-item.ts'

/** One line of the schedule of material, as it is now. */
export interface ScheduleLine {
  readonly number: string
  readonly path: string
  readonly sha256: string
  readonly used: boolean
  readonly findings: string
  readonly fact: string
  readonly reason: string
  readonly reasonedBy: string | null
  readonly sensitive: boolean
  readonly grades: string
}

/** One item that speaks against the case, as it is now. */
export interface AdverseLine {
  readonly id: string
  readonly kind: string
  readonly of: string
  readonly sentence: string
  readonly against: string
  readonly note: string
  readonly exhibit: string
  readonly path: string
  readonly locator: string
  readonly quote: string
  readonly content: string
  readonly explanation: { readonly text: string; readonly by: string; readonly at: string; readonly stale: boolean } | null
}

/** The schedule of all material of the last build, with what persons said up to this moment. */
export async function listSchedule({ journal }: Pick<Case, 'journal'>, ask: Ask): Promise<ScheduleLine[]> {
  const said = new Map(listReasons(journal).map((row) => [row.exhibit, row]))
  return (await ask('SELECT * FROM disclosure', [])).map((row) => {
    const words = said.get(text(row, 'exhibit_id'))
    return {
      number: text(row, 'number'), path: text(row, 'path'), sha256: text(row, 'sha256'), used: row['used'] === true, findings: text(row, 'findings'),
      fact: text(row, 'fact'), reason: words?.reason ?? text(row, 'fact'), reasonedBy: words?.by ?? null, sensitive: words?.sensitive ?? false,
      grades: text(row, 'grades'),
    }
  })
}

/** What speaks against the case at the last build, with what persons said of it up to this moment. */
export async function listAdverse({ journal }: Pick<Case, 'journal'>, ask: Ask): Promise<AdverseLine[]> {
  const said = new Map(listExplanations(journal).map((row) => [row.item, row]))
  const rows = await ask(
    'SELECT a.*, x.number, x.path FROM adverse a LEFT JOIN exhibits x ON x.id = a.exhibit_id ORDER BY a.turn, a.of_id, a.id, a.content', [],
  )
  return rows.map((row) => {
    const words = said.get(text(row, 'id'))
    const content = text(row, 'content')
    return {
      id: text(row, 'id'), kind: text(row, 'kind'), of: text(row, 'of_id'), sentence: text(row, 'sentence'), against: text(row, 'against'),
      note: text(row, 'note'), exhibit: text(row, 'number'), path: text(row, 'path'), locator: text(row, 'locator'), quote: text(row, 'quote'), content,
      explanation: words ? { text: words.text, by: words.by, at: words.at, stale: words.content !== content } : null,
    }
  })
}

/** Records what a person says of an exhibit (by number) in the schedule. Throws `exhibit.absent`, `usage`. */
export async function reasonExhibit(
  { journal }: Pick<Case, 'journal'>,
  told: { readonly exhibit: string; readonly reason: string; readonly sensitive: boolean },
  { ask, ...author }: Author & { readonly ask: Ask },
): Promise<void> {
  giveReason(journal, { ...told, exhibit: await exhibitIdOf(told.exhibit, ask) }, author)
}

/** Records what a person says of an adverse item (by id, or what it begins with), as the item is now. Throws `usage`. */
export async function explainItem(
  opened: Pick<Case, 'journal'>,
  told: { readonly item: string; readonly text: string },
  { ask, ...author }: Author & { readonly ask: Ask },
): Promise<string> {
  const found = (await listAdverse(opened, ask)).filter(({ id }) => told.item.length >= 6 && id.startsWith(told.item))
  const ids = new Set(found.map(({ id }) => id))
  if (ids.size !== 1) throw new Failure('usage', `${ids.size === 0 ? 'No item' : 'More than one item'} begins with '${told.item}'. 'jackdaw disclosure <case> adverse' lists them.`)
  const { id: item, content } = found[0]!
  explainAdverse(opened.journal, { item, content, text: told.text }, author)
  return item
}

function text(row: Row, name: string): string {
  return String(row[name] ?? '')
}
