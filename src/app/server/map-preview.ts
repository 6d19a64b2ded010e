import type { ExtractInput } from '../../extract/contract.ts'
import { defaultLimits } from '../../extract/limits.ts'
import { memorySource } from '../../extract/memory-source.ts'
import type { Mapping } from '../../extract/mapping/mapping.ts'
import { extractTable } from '../../extract/table/extract-table.ts'
import type { Table, TableRow } from '../../extract/table/table.ts'
import { formatLocator, parseLocator } from '../../model/locator.ts'
import { findSchema } from '../../model/schema/schema.ts'
import type { StatementDraft } from '../../model/statement.ts'
import type { ReadingSettings } from '../../model/value/reading-settings.ts'
import type { MappingPreview, PreviewEntity } from './api-types.ts'
import { propertyLabel, schemaLabel } from './schema-words.ts'

/** The first rows of a table, header included, as they were read again from the bytes. */
export interface PreviewRows {
  readonly sheet: string | null
  readonly rows: readonly TableRow[]
  readonly path: string
  readonly exhibit: string
  readonly settings: ReadingSettings
}

const entitiesShown = 60
const problemsShown = 20

/** What the first rows of a table give under a mapping: the same code reads them as reads the whole. Only cell texts come here, never the file. */
export async function previewMapping({ sheet, rows, path, exhibit, settings }: PreviewRows, mapping: Mapping): Promise<MappingPreview> {
  const named = sheet === null ? {} : { sheet }
  const table: Table = {
    ...named,
    async *rows() {
      yield rows
    },
    locate: ({ row }, columns) => formatLocator({ kind: 'cell', ...named, row, columns: [...columns] }),
  }
  const statements: StatementDraft[] = []
  const problems: string[] = []
  let counts = { rows: 0, rowsUnread: 0 }
  const input: ExtractInput = { source: memorySource(new Uint8Array()), path, exhibit, settings, mappings: [mapping], limits: defaultLimits }
  await extractTable(table, input, {
    facts() {}, text() {}, child() {},
    statement: (draft) => void statements.push(draft),
    problem: ({ message }) => void problems.push(message),
    table: (report) => void (counts = report),
    async drained() {},
  })
  return { rows: counts.rows, unread: counts.rowsUnread, problems: problems.slice(0, problemsShown), entities: entitiesOf(statements).slice(0, entitiesShown) }
}

function entitiesOf(statements: readonly StatementDraft[]): PreviewEntity[] {
  const told = Map.groupBy(statements, ({ entityId }) => entityId)
  const captions = new Map([...told].map(([id, drafts]) => [id, captionOf(drafts)]))
  return [...told].map(([id, drafts]) => ({
    id,
    kind: schemaLabel(drafts[0]?.schema ?? ''),
    caption: captions.get(id) ?? '',
    values: drafts.map(({ schema, property, value, locator }) => ({
      label: propertyLabel(schema, property), value: captions.get(value) ?? value, row: rowOf(locator),
    })),
  }))
}

function captionOf(drafts: readonly StatementDraft[]): string {
  const named = findSchema(drafts[0]?.schema ?? '')?.caption ?? []
  const property = named.find((name) => drafts.some((draft) => draft.property === name))
  return drafts.find((draft) => draft.property === property)?.value ?? schemaLabel(drafts[0]?.schema ?? '')
}

function rowOf(locator: string | undefined): number | null {
  const parsed = locator === undefined ? undefined : parseLocator(locator)
  return parsed?.kind === 'cell' ? parsed.row : null
}
