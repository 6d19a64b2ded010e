/**
 * The contract of an analyst's tool: one TypeScript file that exports `tool`, a `Tool`. The file imports nothing but
 * these types. `run` is pure: it is given rows and parameters, it has no clock, no file, no connection, and no chance
 * but `random`, which is seeded. docs/adding/a-tool.md shows how one is made.
 */

/** What a value is. `amount` is a decimal as text (`"1201.20"`), so that money stays exact; `entity` is a canonical id; `date` is ISO text. */
export type ValueType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'amount' | 'entity'

/** A value of a parameter. */
export type ParameterValue = string | number | boolean

/** One parameter: what it is, what it means, and what it is when nobody says. */
export interface ToolParameter {
  readonly type: ValueType
  readonly doc: string
  readonly default: ParameterValue
  /** Of `integer` and `number`. */
  readonly min?: number
  readonly max?: number
}

/** One column of the result. `statements` is a list of statement ids that the row rests on. */
export interface ToolOutput {
  readonly type: ValueType | 'statements'
  readonly doc: string
}

/** A value in a row. */
export type Cell = string | number | boolean | null | readonly string[]

/** A row of what a tool reads or gives, by column. */
export type ToolRow = Readonly<Record<string, Cell>>

/** What `run` is given. */
export interface ToolInput {
  readonly parameters: Readonly<Record<string, ParameterValue>>
  /** The rows of each query of `reads`, in its order. DECIMAL columns are text. */
  readonly rows: Readonly<Record<string, readonly ToolRow[]>>
  /** The next number of a seeded sequence, at least 0 and below 1. */
  random(): number
}

/** A case that is known: rows as they would be read, and what there is to be found in them. */
export interface ToolTest {
  readonly name: string
  readonly parameters?: Readonly<Record<string, ParameterValue>>
  readonly rows: Readonly<Record<string, readonly ToolRow[]>>
  /** What is there, by the columns of `key`; empty: nothing is to be found. */
  readonly finds: readonly ToolRow[]
}

/** An analyst's pure function over a read-only view of the case, with declared parameters and outputs. */
export interface Tool {
  /** Lower case words with hyphens. */
  readonly id: string
  /** `1.0.0`. */
  readonly version: string
  readonly title: string
  /** The question it answers. */
  readonly answers: string
  readonly author: string
  /** Harmless reasons for which a row can be found. */
  readonly explanations: readonly string[]
  readonly parameters: Readonly<Record<string, ToolParameter>>
  /** One SELECT over the documented views each; `$name` is a parameter. An ORDER BY makes the order of rows sure. */
  readonly reads: Readonly<Record<string, string>>
  readonly outputs: Readonly<Record<string, ToolOutput>>
  /** Columns of `outputs` that tell one thing found from another. */
  readonly key: readonly string[]
  run(input: ToolInput): readonly ToolRow[]
  /** Known cases, found and not: from them come the error rates that stand in the register. */
  readonly tests: readonly ToolTest[]
}

/** A tool without its function, as it is told and kept. */
export type ToolDescription = Omit<Tool, 'run'>
