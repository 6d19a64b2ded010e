import { formatLocator } from '../../model/locator.ts'
import type { Problem } from '../../model/problem.ts'
import type { SheetNotes } from './sheet-notes.ts'
import type { SheetEntry } from './workbook.ts'

/** What is to be told of a sheet after it was read. */
export function sheetProblems(entry: SheetEntry, notes: SheetNotes): Problem[] {
  const sheet = `Sheet ${entry.name}`
  const told: [code: string, severity: Problem['severity'], message: string | false][] = [
    ['xlsx.hidden-sheet', 'information', entry.state !== 'visible' && `${sheet} is hidden from whoever opens the file; it was read like the others.`],
    ['xlsx.hidden-rows', 'information', notes.hiddenRows > 0 && `${sheet} has ${notes.hiddenRows} hidden rows; they were read like the others.`],
    ['xlsx.hidden-columns', 'information', notes.hiddenColumns > 0 && `${sheet} has ${notes.hiddenColumns} hidden columns; they were read like the others.`],
    ['xlsx.error-cells', 'information', notes.errorCells > 0 && `${sheet} has ${notes.errorCells} cells that hold an error such as #N/A, kept as text.`],
    [
      'xlsx.formula-without-value',
      'warning',
      notes.formulasWithoutValue > 0 &&
        `${sheet} has ${notes.formulasWithoutValue} formulas whose computed value the file does not hold. Open and save it in a spreadsheet program to have them.`,
    ],
    [
      'xlsx.damaged-sheet',
      'warning',
      notes.defect !== undefined && `${sheet} is not well-formed (${notes.defect}); what could be read of it was read. Look for an undamaged copy.`,
    ],
    ...currencyNotes(sheet, notes),
  ]
  const locator = formatLocator({ kind: 'cell', sheet: entry.name, row: 1, columns: [] })
  return told.flatMap(([code, severity, message]) => (message ? [{ code, severity, message, locator }] : []))
}

function currencyNotes(sheet: string, notes: SheetNotes): [string, Problem['severity'], string][] {
  return [...notes.currencies].sort(([left], [right]) => left - right).map(([column, currencies]) => [
    'xlsx.currency-format',
    'information',
    `${sheet}, column ${column}: the cells show ${[...currencies].sort().join(' and ')} beside the number by their format; the mapping does not see it.`,
  ])
}
