import type { Meaning } from './meaning/meaning.ts'
import type { SurveyedColumn } from './surveyed-column.ts'

const accountNouns = new Set<Meaning>(['iban', 'account', 'bank', 'swift', 'country', 'id'])

/**
 * Gives a side to columns whose header tells none where their place does: of two account columns in an account statement
 * the one that never changes is the holder's own, and one that stands right behind the counterparty's name is the
 * counterparty's.
 */
export function settleSides(columns: readonly SurveyedColumn[]): SurveyedColumn[] {
  const accounts = columns.filter((column) => column.guess?.meaning === 'iban' || column.guess?.meaning === 'account')
  const own = accounts.find(isConstant)
  return columns.map((column, index) => {
    const guess = column.guess
    if (!guess || !accountNouns.has(guess.meaning)) return column
    const beside = sideBefore(columns, index)
    const isOther = accounts.includes(column) && own !== undefined && own !== column && !isConstant(column)
    if (!isOther && !(beside === 'other' && !isConstant(column))) return column
    const why = isOther ? 'it changes where the other account column does not' : 'it stands behind the counterparty'
    return { ...column, guess: { ...guess, meaning: `other.${guess.meaning}` as Meaning, reason: `${guess.reason}; ${why}` } }
  })
}

function isConstant(column: SurveyedColumn): boolean {
  return column.values.filled >= 2 && Math.round(column.values.distinctShare * column.values.filled) === 1
}

/** The side of the column before, past other columns of the same party. */
function sideBefore(columns: readonly SurveyedColumn[], index: number): string | undefined {
  const before = columns[index - 1]?.guess?.meaning
  return before?.includes('.') ? before.split('.')[0] : undefined
}
