import { describeLocator, parseLocator } from '../../model/locator.ts'
import type { Place } from './api-types.ts'
import type { AnswerRow } from './served-case.ts'

/** The place that a row tells by its columns `exhibit`, `path` and `locator`. */
export function placeOf(row: AnswerRow): Place {
  return makePlace(textOf(row['exhibit']), textOf(row['path']), textOf(row['locator']) || 'whole')
}

/** A place with its locator in words. */
export function makePlace(exhibit: string, path: string, locator: string): Place {
  return { exhibit, path, locator, where: wordsOf(locator) }
}

function wordsOf(locator: string): string {
  const parsed = parseLocator(locator)
  return parsed ? describeLocator(parsed) : locator
}

/** A value of an answer as text; nothing is ''. */
export function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value)
}

/** A value of an answer as text, or null. */
export function maybeText(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}

/** A value of an answer as a number; nothing is 0. */
export function numberOf(value: unknown): number {
  return Number(value ?? 0)
}

/** A JSON text as a list, empty when it is none. */
export function listOf(value: unknown): unknown[] {
  try {
    const list: unknown = JSON.parse(textOf(value) || '[]')
    return Array.isArray(list) ? list : []
  } catch {
    return []
  }
}

/** SQL for a DECIMAL with decimals as text without trailing zeros: exact on its way to the screen. */
export function decimalSql(column: string): string {
  return `rtrim(rtrim(CAST(${column} AS VARCHAR), '0'), '.')`
}
