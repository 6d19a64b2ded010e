import { uniqueNames } from '../spreadsheet/sheet.ts'
import { readXml } from '../xml-stream/xml-stream.ts'
import type { ZipContainer } from '../zip-container/zip-container.ts'
import { findPart, readRelationships, type Relationship } from './package-parts.ts'

/** What the workbook part tells of the whole (ECMA-376 part 1, 18.2). */
export interface Workbook {
  readonly date1904: boolean
  readonly sheets: readonly SheetEntry[]
  readonly relationships: readonly Relationship[]
  /** What is wrong with the workbook part, in words. */
  readonly defect?: string
}

/** A sheet as the workbook lists it. */
export interface SheetEntry {
  readonly name: string
  readonly state: 'visible' | 'hidden' | 'veryHidden'
  /** Path of its part; absent when the workbook names none. */
  readonly path?: string
  /** `worksheet`, `chartsheet`, `dialogsheet`. */
  readonly type: string
}

/** Reads the workbook part; undefined when the container holds no workbook in XML. */
export async function readWorkbook(container: ZipContainer): Promise<Workbook | undefined> {
  const path = await workbookPath(container)
  const bytes = path === undefined ? undefined : await findPart(container, path)
  if (path === undefined || !bytes) return undefined
  const relationships = await readRelationships(container, path)
  const byId = new Map(relationships.map((each) => [each.id, each]))
  const entries: SheetEntry[] = []
  let date1904 = false
  const outcome = readXml(bytes, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = isTrue(attributes.date1904)
      if (name === 'sheet' && attributes.name !== undefined) entries.push(toEntry(attributes, byId))
    },
  })
  const names = uniqueNames(entries.map((entry) => entry.name))
  const sheets = entries.map((entry, index) => ({ ...entry, name: names[index]! }))
  return { date1904, sheets, relationships, ...(outcome.error ? { defect: outcome.error } : {}) }
}

/** `1` and `true`, as XML Schema writes a boolean. */
export function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true'
}

async function workbookPath(container: ZipContainer): Promise<string | undefined> {
  const main = (await readRelationships(container, '')).find((each) => each.type === 'officeDocument')?.target
  if (main !== undefined && /\.xml$/i.test(main)) return main
  return container.names.find((name) => /^xl\/workbook\.xml$/i.test(name))
}

function toEntry(attributes: Readonly<Record<string, string>>, byId: ReadonlyMap<string, Relationship>): SheetEntry {
  // The prefix of the relationship id is the producer's choice; `id` without one is not used by a sheet.
  const idName = Object.keys(attributes).find((name) => name.endsWith(':id')) ?? ''
  const relationship = byId.get(attributes[idName] ?? '')
  const state = attributes.state === 'hidden' || attributes.state === 'veryHidden' ? attributes.state : 'visible'
  return { name: attributes.name ?? '', state, type: relationship?.type ?? 'worksheet', ...(relationship ? { path: relationship.target } : {}) }
}
