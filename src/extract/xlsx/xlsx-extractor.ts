import { messageOf } from '../../base/failure.ts'
import { formatLocator, parseLocator } from '../../model/locator.ts'
import type { ExtractInput, ExtractSink, Extractor } from '../contract.ts'
import { isCompoundFile } from '../ole/compound-file.ts'
import { extractSheet } from '../spreadsheet/extract-sheet.ts'
import { giveProperties } from '../spreadsheet/give-properties.ts'
import { locateCells } from '../spreadsheet/locate-cells.ts'
import type { Sheet } from '../spreadsheet/sheet.ts'
import { ZipDefect } from '../zip-container/zip-defect.ts'
import { openSheet, openWorkbook, type OpenWorkbook } from './open-workbook.ts'
import { isTextPart, readPartText } from './part-text.ts'
import { sheetProblems } from './sheet-problems.ts'
import { readWorkbookProperties } from './workbook-properties.ts'

/** The media type of XLSX workbooks; those with macros are told by a problem. */
export const xlsxMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Reads Office Open XML workbooks. */
export const xlsxExtractor: Extractor = {
  async extract(input, sink) {
    try {
      await extractWorkbook(input, sink)
    } catch (cause) {
      if (!(cause instanceof ZipDefect) && !(cause instanceof RangeError)) throw cause
      const code = cause instanceof ZipDefect ? cause.code : 'limit.bytes'
      sink.facts({ mediaType: xlsxMediaType, unread: code === 'zip.encrypted' ? 'encrypted' : code === 'limit.bytes' ? 'too large' : 'damaged' })
      sink.problem({ code, severity: 'error', message: `The workbook cannot be read. ${messageOf(cause)} Look for an undamaged copy.` })
    }
  },
  async locate(input, locators) {
    try {
      return await locateInWorkbook(input, locators)
    } catch (cause) {
      if (cause instanceof ZipDefect || cause instanceof RangeError) return locators.map(() => undefined)
      throw cause
    }
  },
}

async function extractWorkbook(input: ExtractInput, sink: ExtractSink): Promise<void> {
  if (isCompoundFile(await input.source.read(0, 8))) return tellEncrypted(sink)
  const open = await openWorkbook(input)
  if (!open) return tellNoWorkbook(sink)
  giveProperties(await readWorkbookProperties(open.container), input, sink)
  const unread = await extractSheets(open, input, sink)
  await giveParts(open, input, sink)
  for (const defect of open.container.defects) {
    sink.problem({ code: 'zip.defect', severity: 'warning', message: `${defect} Treat the content with care.` })
  }
  const defect = open.workbook.defect
  if (defect) {
    const message = `The list of sheets is not well-formed (${defect}); sheets may be missing. Look for an undamaged copy.`
    sink.problem({ code: 'xlsx.damaged', severity: 'warning', message })
  }
  sink.facts({ mediaType: xlsxMediaType, pages: open.workbook.sheets.length, ...(unread || defect ? { partly: 'damaged' } : {}) })
}

/** Gives every sheet; says how many could not be read whole. */
async function extractSheets(open: OpenWorkbook, input: ExtractInput, sink: ExtractSink): Promise<number> {
  let unread = 0
  for (const entry of open.workbook.sheets) {
    const opened = await openSheet(open, entry).catch((cause: unknown) => {
      if (!(cause instanceof ZipDefect)) throw cause
      sink.problem({ code: cause.code, severity: 'error', message: `Sheet ${entry.name} cannot be read. ${cause.message}` })
      return undefined
    })
    if (!opened) {
      sink.problem({ code: 'xlsx.sheet-absent', severity: 'warning', message: `The file lists a sheet ${entry.name}, but does not hold it whole.` })
      unread++
      continue
    }
    if (entry.type === 'worksheet') await extractSheet(opened.sheet, input, sink)
    for (const problem of sheetProblems(entry, opened.notes)) sink.problem(problem)
    if (opened.notes.defect) unread++
    await sink.drained()
  }
  return unread
}

/** Gives words beside the cells as text, and what is embedded as children. */
async function giveParts({ container }: OpenWorkbook, input: ExtractInput, sink: ExtractSink): Promise<void> {
  let children = 0
  for (const name of [...container.names].sort()) {
    const locator = formatLocator({ kind: 'member', path: name })
    try {
      if (isTextPart(name)) {
        const text = await readPartText(container, name)
        if (text) sink.text({ text, locator })
      } else if (/^xl\/(media|embeddings)\//i.test(name) && children < input.limits.maxChildren) {
        const bytes = await container.entry(name)
        if (bytes && bytes.byteLength <= input.limits.maxChildBytes) sink.child({ name: safeName(name), foundName: name, locator, bytes })
        children++
      } else if (/vbaProject\.bin$/i.test(name)) {
        sink.problem({ code: 'xlsx.macros', severity: 'information', message: 'The workbook carries macros (program code); they were neither run nor read.', locator })
      }
    } catch (cause) {
      if (!(cause instanceof ZipDefect)) throw cause
      sink.problem({ code: cause.code, severity: 'warning', message: cause.message, locator })
    }
  }
}

function safeName(name: string): string {
  return name.split('/').filter((part) => part !== '' && part !== '.' && part !== '..').join('/')
}

async function locateInWorkbook(input: ExtractInput, locators: readonly string[]): Promise<(string | undefined)[]> {
  if (isCompoundFile(await input.source.read(0, 8))) return locators.map(() => undefined)
  const open = await openWorkbook(input)
  if (!open) return locators.map(() => undefined)
  const sheets = new Map<string | undefined, Sheet>()
  const asked = new Set(locators.map((spelling) => parseLocator(spelling)).map((locator) => (locator?.kind === 'cell' ? locator.sheet : undefined)))
  for (const entry of open.workbook.sheets) {
    const opened = asked.has(entry.name) ? await openSheet(open, entry).catch(() => undefined) : undefined
    if (opened) sheets.set(entry.name, opened.sheet)
  }
  const found = await locateCells(locators, (name) => sheets.get(name)?.rows())
  const properties = await readWorkbookProperties(open.container)
  for (const [index, spelling] of locators.entries()) {
    const locator = parseLocator(spelling)
    if (locator?.kind === 'field') found[index] = properties.find((each) => each.name === locator.name)?.text
    if (locator?.kind === 'member' && isTextPart(locator.path)) found[index] = (await readPartText(open.container, locator.path)) || undefined
  }
  return found
}

function tellEncrypted(sink: ExtractSink): void {
  sink.facts({ mediaType: xlsxMediaType, unread: 'encrypted' })
  sink.problem({
    code: 'xlsx.encrypted',
    severity: 'error',
    message: 'The workbook is protected by a password. Ask for the password, save it without one, and add that copy.',
  })
}

function tellNoWorkbook(sink: ExtractSink): void {
  sink.facts({ mediaType: xlsxMediaType, unread: 'no workbook in it' })
  sink.problem({ code: 'xlsx.no-workbook', severity: 'error', message: 'The file is a ZIP container, but holds no workbook in XML. Look whether it bears the wrong ending.' })
}
