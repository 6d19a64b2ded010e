import type { Notebook, NotebookCell } from '../../../../src/tool/notebook/notebook.ts'

/** A cell while it is written: the content of a tool or chart is its fields as JSON. */
export interface CellDraft {
  readonly kind: NotebookCell['kind']
  readonly id: string
  readonly content: string
}

/** A notebook while it is written. */
export interface NotebookDraft {
  readonly title: string
  readonly cells: readonly CellDraft[]
}

/** A notebook that is empty. */
export function freshDraft(): NotebookDraft {
  return { title: 'Notes', cells: [] }
}

const starts: Readonly<Record<CellDraft['kind'], string>> = {
  text: '',
  sql: 'SELECT substr(day, 1, 7) AS month, sum(amount) AS total\nFROM transfers WHERE transfer_id = id GROUP BY 1 ORDER BY 1',
  tool: '{ "tool": "round-trip", "parameters": {} }',
  chart: '{ "of": "sql-1", "marks": [{ "mark": "barY", "x": "month", "y": "total" }] }',
}

/** A cell to begin with, under a name that no other has. */
export function freshCell(kind: CellDraft['kind'], cells: readonly CellDraft[]): CellDraft {
  let number = 1
  while (cells.some(({ id }) => id === `${kind}-${number}`)) number++
  return { kind, id: `${kind}-${number}`, content: starts[kind] }
}

/** A kept notebook, to be written on. */
export function draftOf({ title, cells }: Notebook): NotebookDraft {
  return { title, cells: cells.map(({ kind, id, ...rest }) => ({ kind, id, content: 'text' in rest ? rest.text : 'sql' in rest ? rest.sql : JSON.stringify(rest, undefined, 2) })) }
}

/** The text of a notebook as it is sent. A cell whose content is no JSON throws a SyntaxError. */
export function textOf({ title, cells }: NotebookDraft): string {
  return JSON.stringify({ title, cells: cells.map(({ kind, id, content }) => (kind === 'text' ? { kind, id, text: content } : kind === 'sql' ? { kind, id, sql: content } : { kind, id, ...fieldsOf(content) })) })
}

function fieldsOf(content: string): object {
  const fields: unknown = JSON.parse(content)
  if (typeof fields !== 'object' || fields === null) throw new SyntaxError(content)
  return fields
}
