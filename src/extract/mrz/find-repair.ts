import { confusedWith } from './confusions.ts'
import { holdsTogether, parseMrz, type Mrz } from './parse-mrz.ts'

/** One character read otherwise, that would make every digit hold. */
export interface Repair {
  /** Line and column as a person counts, from 1. */
  readonly line: number
  readonly column: number
  readonly read: string
  readonly instead: string
}

/**
 * The single misreadings that would make every check digit and both dates of a zone hold. Empty when all hold already. A
 * repair is a reason to look at the original, and nothing is replaced.
 */
export function findRepairs(mrz: Mrz): Repair[] {
  if (holdsTogether(mrz)) return []
  const repairs: Repair[] = []
  for (const [line, text] of mrz.lines.entries()) {
    for (let column = 0; column < text.length; column++) {
      for (const instead of confusedWith(text[column]!)) {
        const lines = mrz.lines.with(line, text.slice(0, column) + instead + text.slice(column + 1))
        const repaired = parseMrz(lines)
        if (repaired?.layout !== mrz.layout || !holdsTogether(repaired)) continue
        repairs.push({ line: line + 1, column: column + 1, read: text[column]!, instead })
      }
    }
  }
  return repairs
}

/** A repair in words. */
export function describeRepair({ line, column, read, instead }: Repair): string {
  return `line ${line}, character ${column}: '${instead}' instead of '${read}'`
}
