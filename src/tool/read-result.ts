import { Failure } from '../base/failure.ts'
import { isOfType, wordsOf } from './parameter-values.ts'
import type { Cell, ToolDescription, ToolOutput, ToolRow } from './tool.ts'

/** Rows that a tool may give. */
export const mostToolRows = 100_000

/** The rows that a tool gave, checked against the outputs it declares: each row has these columns and no other. Throws `tool.failed`. */
export function readResult(tool: ToolDescription, json: string): ToolRow[] {
  const given = JSON.parse(json) as unknown
  if (!Array.isArray(given)) throw new Failure('tool.failed', `${tool.id} gave no list of rows.`)
  if (given.length > mostToolRows) throw new Failure('tool.limit', `${tool.id} gave ${given.length} rows; a tool gives at most ${mostToolRows}.`)
  return given.map((row, index) => readRow(tool, row, index))
}

function readRow(tool: ToolDescription, row: unknown, index: number): ToolRow {
  const fail = (what: string) => new Failure('tool.failed', `Row ${index + 1} of what ${tool.id} gave: ${what}.`)
  if (row === null || typeof row !== 'object' || Array.isArray(row)) throw fail('it is no row')
  const unknown = Object.keys(row).filter((column) => !(column in tool.outputs))
  if (unknown.length > 0) throw fail(`${unknown.join(', ')} is not declared among the outputs`)
  const cells = row as Record<string, unknown>
  return Object.fromEntries(Object.entries(tool.outputs).map(([column, output]) => {
    const cell = cells[column] ?? null
    if (!isCell(cell, output)) throw fail(`${column} is ${wordsOf(output.type)}; ${JSON.stringify(cell)?.slice(0, 80)} is none`)
    return [column, cell]
  }))
}

function isCell(cell: unknown, { type }: ToolOutput): cell is Cell {
  if (cell === null) return true
  return type === 'statements' ? Array.isArray(cell) && cell.every((id) => typeof id === 'string') : isOfType(cell, type)
}
