import type { ChartCell, Notebook } from '../../tool/notebook/notebook.ts'

/** A notebook of the case, as a list tells it. */
export interface NotebookLine {
  readonly name: string
  readonly sha256: string
  readonly by: string
  readonly at: string
  readonly sequence: number
}

/** A notebook with its cells. */
export interface NotebookAnswer extends NotebookLine {
  readonly notebook: Notebook
}

/** What a tool gave in a cell, with what it cites. */
export interface ToolRunAnswer {
  readonly tool: string
  readonly version: string
  readonly sha256: string
  readonly outputSha256: string
  readonly errorRates: { readonly tests: number; readonly wrong: number; readonly missed: number }
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

/** What a cell gave. */
export type CellAnswer =
  | { readonly id: string; readonly kind: 'text'; readonly text: string }
  | {
    readonly id: string
    readonly kind: 'sql'
    readonly columns: readonly { readonly name: string; readonly type: string }[]
    readonly rows: readonly (readonly unknown[])[]
    readonly truncated: boolean
    readonly sha256: string
  }
  | { readonly id: string; readonly kind: 'tool'; readonly run: ToolRunAnswer; readonly sha256: string }
  | { readonly id: string; readonly kind: 'chart'; readonly chart: ChartCell; readonly sha256: string }
  | { readonly id: string; readonly kind: 'failed'; readonly failure: string; readonly message: string }

/** What a notebook gave. */
export interface NotebookRunAnswer {
  readonly title: string
  readonly cells: readonly CellAnswer[]
  readonly sha256: string
}

/** A standing question with its last answer; null when no build has asked it yet. */
export interface QuestionLine {
  readonly name: string
  readonly by: string
  readonly at: string
  readonly sql?: string
  readonly tool?: string
  readonly parameters?: Readonly<Record<string, string | number | boolean>>
  readonly answer: {
    readonly rows: readonly unknown[]
    readonly truncated: boolean
    readonly added: readonly unknown[] | null
    readonly removed: readonly unknown[] | null
    readonly failure?: string
  } | null
}
