import type { ExtractInput } from '../contract.ts'
import type { Sheet } from '../spreadsheet/sheet.ts'
import { readZipContainer, type ZipContainer } from '../zip-container/zip-container.ts'
import { findPart } from './package-parts.ts'
import { readSharedStrings } from './shared-strings.ts'
import { SheetNotes } from './sheet-notes.ts'
import { readSheetRows, type CellContext } from './sheet-reader.ts'
import { readCellFormats } from './styles.ts'
import { readWorkbook, type SheetEntry, type Workbook } from './workbook.ts'

/** A workbook opened for reading: the container, what it lists, and what its cells are read by. */
export interface OpenWorkbook {
  readonly container: ZipContainer
  readonly workbook: Workbook
  readonly cells: CellContext
}

/** Opens a workbook from the bytes; undefined when the container holds none in XML. Throws a `ZipDefect`. */
export async function openWorkbook(input: ExtractInput): Promise<OpenWorkbook | undefined> {
  const container = await readZipContainer(await input.source.all(input.limits.maxBytesInMemory))
  const workbook = await readWorkbook(container)
  if (!workbook) return undefined
  const strings = await relatedPart({ container, workbook }, 'sharedStrings')
  const styles = await relatedPart({ container, workbook }, 'styles')
  return {
    container,
    workbook,
    cells: {
      strings: strings ? readSharedStrings(strings) : [],
      formats: styles ? readCellFormats(styles) : [],
      date1904: workbook.date1904,
    },
  }
}

/** The rows of a listed sheet and, after each reading, what is to be noted of it; undefined when its part is absent. */
export async function openSheet(open: OpenWorkbook, entry: SheetEntry): Promise<{ sheet: Sheet; notes: SheetNotes } | undefined> {
  const bytes = entry.path === undefined ? undefined : await findPart(open.container, entry.path)
  if (!bytes) return undefined
  const notes = new SheetNotes()
  return { sheet: { name: entry.name, rows: () => readSheetRows(bytes, open.cells, notes) }, notes }
}

async function relatedPart({ container, workbook }: Pick<OpenWorkbook, 'container' | 'workbook'>, type: string): Promise<Uint8Array | undefined> {
  const target = workbook.relationships.find((each) => each.type === type)?.target
  return target === undefined ? undefined : findPart(container, target)
}
