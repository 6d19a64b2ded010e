import { readAmount } from '../../model/value/amount.ts'
import { foldText } from '../../model/value/text.ts'
import type { EntityPlan } from '../mapping/entity-plan.ts'
import { isPlaceholder } from '../mapping/meaning/value-test.ts'
import type { TableRow } from './table.ts'

/** Tells whether a row of a table of movements is a total of others. */
export type TotalTest = (row: TableRow) => boolean

const movements = new Set(['AccountEntry', 'Payment', 'CardUse', 'Invoice'])

/** Words that a total begins with, folded, in the languages of the vocabulary and in Russian. */
const totalWords =
  /^(?:(?:grand |sub ?|page |running )?totals?|(?:grand |sub)?total(?: general)?|sums?|summe|gesamt(?:summe|betrag)?|zwischensumme|endsumme|saldo|endsaldo|schlusssaldo|solde|somme|sous total|montant total|suma(?: total)?|importe total|итого|всего|balance|closing balance|opening balance|anfangssaldo|ubertrag|carried forward|brought forward|a reporter)(?: |$)/u

/**
 * A test for the rows of a table of movements that only add others up (`Total`, `Summe`, `Saldo`): a label, an amount and
 * no date. Undefined when the table has no movements. Where no column is a date, such a row has the label and numbers alone.
 */
export function totalRowTest(plans: readonly EntityPlan[]): TotalTest | undefined {
  const movement = plans.filter((plan) => movements.has(plan.schema.name))
  const sources = movement.flatMap((plan) => plan.sources)
  const columnsOf = (type: string) => new Set(sources.filter((source) => source.type === type).flatMap((source) => source.columns))
  const amounts = columnsOf('number')
  const dates = columnsOf('date')
  if (amounts.size === 0) return undefined
  return ({ cells }) => {
    const filled = cells.map((cell, column) => ({ text: cell.trim(), column })).filter(({ text }) => text !== '' && !isPlaceholder(text))
    if (filled.some(({ column }) => dates.has(column))) return isLabelInDate(filled, amounts, dates)
    const label = filled.find(({ text, column }) => !amounts.has(column) && isTotalLabel(text))
    if (!label || !filled.some(({ text, column }) => amounts.has(column) && readAmount(text))) return false
    return dates.size > 0 || filled.every((cell) => cell === label || readAmount(cell.text) !== undefined)
  }
}

interface FilledCell {
  readonly text: string
  readonly column: number
}

/** The label often stands in the first column, where the rows above have their dates. */
function isLabelInDate(filled: readonly FilledCell[], amounts: ReadonlySet<number>, dates: ReadonlySet<number>): boolean {
  const inDates = filled.filter(({ column }) => dates.has(column))
  return inDates.every(({ text }) => isTotalLabel(text)) && filled.some(({ text, column }) => amounts.has(column) && readAmount(text) !== undefined)
}

function isTotalLabel(text: string): boolean {
  return text.length <= 60 && totalWords.test(foldText(text)) && !/\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(text)
}
