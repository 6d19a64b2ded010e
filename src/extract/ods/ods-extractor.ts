import { messageOf } from '../../base/failure.ts'
import { formatLocator, parseLocator } from '../../model/locator.ts'
import type { Problem } from '../../model/problem.ts'
import type { ExtractInput, ExtractSink, Extractor } from '../contract.ts'
import { extractSheet } from '../spreadsheet/extract-sheet.ts'
import { giveProperties } from '../spreadsheet/give-properties.ts'
import { locateCells } from '../spreadsheet/locate-cells.ts'
import { ZipDefect } from '../zip-container/zip-defect.ts'
import { openSpreadsheet, type OdsSheet, type OpenSpreadsheet } from './open-spreadsheet.ts'

const mediaType = 'application/vnd.oasis.opendocument.spreadsheet'

/** Reads OpenDocument spreadsheets, zipped or flat. */
export const odsExtractor: Extractor = {
  async extract(input, sink) {
    const open = await openOrTell(input, sink)
    if (!open) return
    giveProperties(open.properties, input, sink)
    let damaged = false
    for (const sheet of open.sheets) {
      await extractSheet(sheet, input, sink)
      for (const { name, text } of remarksOf(sheet)) sink.text({ text, locator: formatLocator({ kind: 'field', name }) })
      for (const problem of sheetProblems(sheet)) sink.problem(problem)
      damaged ||= sheet.notes.defect !== undefined
    }
    await givePictures(open, input, sink)
    sink.facts({ mediaType, pages: open.sheets.length, ...(damaged ? { partly: 'damaged' } : {}) })
  },
  async locate(input, locators) {
    const open = await openSpreadsheet(input).catch((cause: unknown) => {
      if (cause instanceof ZipDefect || cause instanceof RangeError) return undefined
      throw cause
    })
    if (!open) return locators.map(() => undefined)
    const sheets = new Map<string | undefined, OdsSheet>(open.sheets.map((sheet) => [sheet.name, sheet]))
    const found = await locateCells(locators, (name) => sheets.get(name)?.rows())
    const fields = await readFields(open, locators)
    return locators.map((spelling, index) => {
      const locator = parseLocator(spelling)
      return locator?.kind === 'field' ? fields.get(locator.name) : found[index]
    })
  },
}

async function openOrTell(input: ExtractInput, sink: ExtractSink): Promise<OpenSpreadsheet | undefined> {
  try {
    return await openSpreadsheet(input)
  } catch (cause) {
    if (!(cause instanceof ZipDefect) && !(cause instanceof RangeError)) throw cause
    const code = cause instanceof ZipDefect ? cause.code : 'limit.bytes'
    const encrypted = code === 'zip.encrypted'
    sink.facts({ mediaType, unread: encrypted ? 'encrypted' : code === 'limit.bytes' ? 'too large' : 'damaged' })
    const advice = encrypted ? 'Ask for the password, save it without one, and add that copy.' : 'Look for an undamaged copy.'
    sink.problem({ code, severity: 'error', message: `The spreadsheet cannot be read. ${messageOf(cause)} ${advice}` })
    return undefined
  }
}

/** Comments and addresses of links, of the last full reading of the sheet. */
function remarksOf(sheet: OdsSheet): { name: string; text: string }[] {
  return sheet.notes.remarks.map(({ row, column, text }, index) => {
    return { name: `remark ${index + 1} at ${sheet.name}, row ${row}, column ${column}`, text }
  })
}

async function readFields(open: OpenSpreadsheet, locators: readonly string[]): Promise<Map<string, string>> {
  const fields = new Map(open.properties.map(({ name, text }) => [name, text]))
  const wantsRemarks = locators.some((spelling) => spelling.startsWith('field=remark'))
  for (const sheet of wantsRemarks ? open.sheets : []) {
    for await (const block of sheet.rows()) void block
    for (const { name, text } of remarksOf(sheet)) fields.set(name, text)
  }
  return fields
}

async function givePictures({ container }: OpenSpreadsheet, input: ExtractInput, sink: ExtractSink): Promise<void> {
  const pictures = (container?.names ?? []).filter((name) => /^(Pictures|media)\/[^/]+$/.test(name)).sort()
  for (const name of pictures.slice(0, input.limits.maxChildren)) {
    const locator = formatLocator({ kind: 'member', path: name })
    try {
      const bytes = await container?.entry(name)
      if (bytes && bytes.byteLength <= input.limits.maxChildBytes) sink.child({ name, locator, bytes })
    } catch (cause) {
      if (!(cause instanceof ZipDefect)) throw cause
      sink.problem({ code: cause.code, severity: 'warning', message: cause.message, locator })
    }
  }
  for (const defect of container?.defects ?? []) {
    sink.problem({ code: 'zip.defect', severity: 'warning', message: `${defect} Treat the content with care.` })
  }
}

function sheetProblems({ name, hidden, notes }: OdsSheet): Problem[] {
  const sheet = `Sheet ${name}`
  const told: [code: string, severity: Problem['severity'], message: string | false][] = [
    ['ods.hidden-sheet', 'information', hidden && `${sheet} is hidden from whoever opens the file; it was read like the others.`],
    ['ods.hidden-rows', 'information', notes.hiddenRows > 0 && `${sheet} has ${notes.hiddenRows} hidden rows; they were read like the others.`],
    ['ods.repeated-rows', 'warning', notes.rowsNotMade > 0 && `${sheet} repeats a row ${notes.rowsNotMade} times more than is read. Look at the file.`],
    ['ods.repeated-cells', 'warning', notes.cellsNotMade > 0 && `${sheet} repeats cells ${notes.cellsNotMade} times more than is read. Look at the file.`],
    [
      'ods.damaged-sheet',
      'warning',
      notes.defect !== undefined && `${sheet} is not well-formed (${notes.defect}); what could be read of it was read. Look for an undamaged copy.`,
    ],
    ...currencyNotes(sheet, notes.currencies),
  ]
  const locator = formatLocator({ kind: 'cell', sheet: name, row: 1, columns: [] })
  return told.flatMap(([code, severity, message]) => (message ? [{ code, severity, message, locator }] : []))
}

function currencyNotes(sheet: string, currencies: ReadonlyMap<number, ReadonlySet<string>>): [string, Problem['severity'], string][] {
  return [...currencies].sort(([left], [right]) => left - right).map(([column, names]) => [
    'ods.currency',
    'information',
    `${sheet}, column ${column}: the amounts are of ${[...names].sort().join(' and ')} by their cell type; the mapping does not see it.`,
  ])
}
