import type { ExtractInput } from '../contract.ts'
import { readLeafProperties, type DocumentProperty } from '../spreadsheet/document-properties.ts'
import { uniqueNames, type Sheet } from '../spreadsheet/sheet.ts'
import { readXml } from '../xml-stream/xml-stream.ts'
import { readZipContainer, type ZipContainer } from '../zip-container/zip-container.ts'
import { ZipDefect } from '../zip-container/zip-defect.ts'
import { OdsNotes } from './ods-notes.ts'
import { readOdsRows } from './ods-reader.ts'

/** An OpenDocument spreadsheet opened for reading. */
export interface OpenSpreadsheet {
  readonly sheets: readonly OdsSheet[]
  readonly properties: readonly DocumentProperty[]
  /** Absent for a flat file, which is one XML text. */
  readonly container?: ZipContainer
}

/** A sheet with what is noted of it after each full reading. */
export interface OdsSheet extends Sheet {
  readonly hidden: boolean
  readonly notes: OdsNotes
}

/** Opens a spreadsheet from the bytes. Throws a `ZipDefect`, also when it is encrypted or holds no content. */
export async function openSpreadsheet(input: ExtractInput): Promise<OpenSpreadsheet> {
  const bytes = await input.source.all(input.limits.maxBytesInMemory)
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return { sheets: listSheets(bytes), properties: propertiesOf(bytes) }
  const container = await readZipContainer(bytes)
  const manifest = await container.entry('META-INF/manifest.xml')
  if (manifest && Buffer.from(manifest).includes('encryption-data')) throw new ZipDefect('zip.encrypted', 'Its parts are encrypted.')
  const content = await container.entry('content.xml')
  if (!content) throw new ZipDefect('zip.damaged', 'It holds no content.xml.')
  const meta = await container.entry('meta.xml')
  return { sheets: listSheets(content), properties: meta ? propertiesOf(meta) : [], container }
}

function listSheets(content: Uint8Array): OdsSheet[] {
  const found: { name: string; style: string }[] = []
  const hiddenStyles = new Set<string>()
  let depth = 0
  let style = ''
  readXml(content, {
    open(name, attributes) {
      if (name === 'style') style = attributes['style:name'] ?? ''
      if (name === 'table-properties' && attributes['table:display'] === 'false') hiddenStyles.add(style)
      if (name !== 'table') return
      if (depth++ === 0) found.push({ name: attributes['table:name'] ?? '', style: attributes['table:style-name'] ?? '' })
    },
    close: (name) => void (name === 'table' && depth--),
  })
  const names = uniqueNames(found.map((each) => each.name))
  return found.map((each, index) => {
    const notes = new OdsNotes()
    return { name: names[index]!, hidden: hiddenStyles.has(each.style), notes, rows: () => readOdsRows(content, index, notes) }
  })
}

const stated: Readonly<Record<string, string>> = {
  'initial-creator': 'author', creator: 'author', 'creation-date': 'authoredAt', date: 'modifiedAt', title: 'title', description: 'summary',
  keyword: 'keywords', generator: 'generator',
}

function propertiesOf(bytes: Uint8Array): DocumentProperty[] {
  const known = readLeafProperties(bytes.subarray(0, 1_048_576), 'meta', stated)
  const wanted = /^meta\.(initial-creator|creator|creation-date|date|title|subject|description|keyword|generator|printed-by|print-date|editing-cycles)$/
  // A flat file holds its content in the same text: only what stands in its head is a property.
  return known.filter((each) => wanted.test(each.name) || each.name.startsWith('custom.')).slice(0, 200)
}
