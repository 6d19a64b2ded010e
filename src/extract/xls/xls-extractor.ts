import { messageOf } from '../../base/failure.ts'
import { formatLocator, parseLocator } from '../../model/locator.ts'
import type { ExtractInput, ExtractSink, Extractor } from '../contract.ts'
import { CompoundFile, isCompoundFile } from '../ole/compound-file.ts'
import { embeddedFiles } from '../ole/embedded-files.ts'
import { isEncryptedPackage, isEncryptedWorkbook } from '../ole/encrypted-office.ts'
import { isOutOfMemory } from '../out-of-memory.ts'
import { objectType } from '../ole/object-type.ts'
import type { DocumentProperty } from '../spreadsheet/document-properties.ts'
import { extractSheet } from '../spreadsheet/extract-sheet.ts'
import { giveProperties } from '../spreadsheet/give-properties.ts'
import { locateCells } from '../spreadsheet/locate-cells.ts'
import { uniqueNames, type Sheet } from '../spreadsheet/sheet.ts'
import { cellNotes, legacyRows } from './legacy-sheet.ts'
import { readLegacyWorkbook, type LegacyWorkbook } from './legacy-workbook.ts'

const mediaType = 'application/vnd.ms-excel'
const maxNotes = 20_000

/** Reads workbooks of Excel before XLSX, and its binary and XML forms. */
export const xlsExtractor: Extractor = {
  async extract(input, sink) {
    const opened = await open(input)
    if ('unread' in opened) return tellUnread(opened, sink)
    const { workbook, file } = opened
    giveProperties(propertiesOf(workbook), input, sink)
    for (const [index, sheet] of sheetsOf(workbook).entries()) {
      await extractSheet(sheet, input, sink)
      if (workbook.sheets[index]?.hidden) tellHidden(sheet.name, sink)
    }
    for (const { name, text } of notesOf(workbook)) sink.text({ text, locator: formatLocator({ kind: 'field', name }) })
    for (const child of file ? embeddedFiles(file, input) : []) sink.child(child)
    if (file?.paths.some((path) => /^_VBA_PROJECT_CUR\//i.test(path))) tellMacros(sink)
    sink.facts({ mediaType, pages: workbook.sheets.length })
  },
  async locate(input, locators) {
    const opened = await open(input)
    if ('unread' in opened) return locators.map(() => undefined)
    const sheets = new Map<string | undefined, Sheet>(sheetsOf(opened.workbook).map((sheet) => [sheet.name, sheet]))
    const found = await locateCells(locators, (name) => sheets.get(name)?.rows())
    const fields = new Map([...propertiesOf(opened.workbook), ...notesOf(opened.workbook)].map(({ name, text }) => [name, text]))
    return locators.map((spelling, index) => {
      const locator = parseLocator(spelling)
      return locator?.kind === 'field' ? fields.get(locator.name) : found[index]
    })
  },
}

type Opened = { readonly workbook: LegacyWorkbook; readonly file?: CompoundFile | undefined } | { readonly unread: string; readonly why: string }

async function open(input: ExtractInput): Promise<Opened> {
  const bytes = await input.source.all(Math.min(input.limits.maxBytesInMemory, 256 * 1024 * 1024))
  try {
    const file = isCompoundFile(bytes) ? new CompoundFile(bytes) : undefined
    if (file && /graph/i.test(objectType(file) ?? '')) return chart
    if (file && (isEncryptedWorkbook(file) || isEncryptedPackage(file))) return encrypted
    return { workbook: readLegacyWorkbook(bytes), file }
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause
    return /password|encrypt/i.test(messageOf(cause)) ? encrypted : damaged
  }
}

const encrypted = {
  unread: 'encrypted',
  why: 'The workbook is encrypted, with a password or by rights management. Ask for an open copy, or for what opens it.',
} as const

const damaged = {
  unread: 'damaged',
  why: 'The records of the workbook contradict its format, so that no sheet could be read. Open it in a spreadsheet program, or look for an undamaged copy.',
} as const

const chart = {
  unread: 'no reader',
  why: 'The object is a chart of Microsoft Graph, for which there is no reader here. Look at it in the document that it was taken out of.',
} as const

function sheetsOf({ sheets, date1904 }: LegacyWorkbook): Sheet[] {
  const names = uniqueNames(sheets.map((sheet) => sheet.name))
  return sheets.map((sheet, index) => ({ name: names[index]!, rows: () => legacyRows(sheet, date1904) }))
}

function notesOf(workbook: LegacyWorkbook): { readonly name: string; readonly text: string }[] {
  const notes: { name: string; text: string }[] = []
  for (const sheet of workbook.sheets) {
    for (const note of cellNotes(sheet)) if (notes.length < maxNotes) notes.push(note)
  }
  return notes
}

const stated: Readonly<Record<string, string>> = {
  Author: 'author', CreatedDate: 'authoredAt', ModifiedDate: 'modifiedAt', Title: 'title', Comments: 'summary', Keywords: 'keywords',
  Application: 'generator', Company: 'companiesMentioned', Manager: 'peopleMentioned',
}
const technical = /^(DocSecurity|ScaleCrop|SharedDoc|HyperlinksChanged|LinksUpToDate|Worksheets|NamedRanges|Chartsheets|SheetNames|AppVersion|Dialogsheets|CodePage)$/

function propertiesOf(workbook: LegacyWorkbook): DocumentProperty[] {
  return workbook.properties.flatMap(([name, text]) => {
    const property = stated[name]
    return technical.test(name) ? [] : [{ name: `summary.${name}`, text, ...(property ? { property } : {}) }]
  })
}

function tellUnread({ unread, why }: { readonly unread: string; readonly why: string }, sink: ExtractSink): void {
  sink.facts({ mediaType, unread })
  sink.problem({ code: `xls.${unread.replace(' ', '-')}`, severity: 'error', message: why })
}

function tellHidden(name: string, sink: ExtractSink): void {
  const locator = formatLocator({ kind: 'cell', sheet: name, row: 1, columns: [] })
  const message = `Sheet ${name} is hidden from whoever opens the file; it was read like the others.`
  sink.problem({ code: 'xls.hidden-sheet', severity: 'information', message, locator })
}

function tellMacros(sink: ExtractSink): void {
  const message = 'The workbook carries macros (program code); they were neither run nor read.'
  sink.problem({ code: 'xls.macros', severity: 'information', message })
}
