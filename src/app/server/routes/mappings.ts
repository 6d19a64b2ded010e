import { z } from 'zod'
import { systemClock } from '../../../base/clock.ts'
import { writeWhole } from '../../../base/file-port.ts'
import { Failure } from '../../../base/failure.ts'
import { confirmMapping, listConfirmedMappings, withdrawMapping } from '../../../case/register/confirmed-mappings.ts'
import { parseMapping, writeMapping } from '../../../extract/mapping/mapping-file.ts'
import type { MappingProposal } from '../../../extract/mapping/proposal.ts'
import { exhibitOrderSql } from '../../../store/sql-text.ts'
import { join } from 'node:path'
import type { MappingAnswer, MappingLine, MappingPreview } from '../api-types.ts'
import { findExhibit } from '../exhibit-file.ts'
import { previewMapping } from '../map-preview.ts'
import { maybeText, numberOf, placeOf, textOf } from '../place.ts'
import { readRows } from '../read-rows.ts'
import { ask, deed, route } from '../route.ts'
import { schemaLabel } from '../schema-words.ts'
import type { AnswerRow, ServedCase } from '../served-case.ts'

const previewRows = 25
const mappingName = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,99}$/u)

/** How the kinds of tables in the case are read, those that leave columns out first. */
export const mappingsRoute = route('/api/mappings', {}, async (served): Promise<MappingLine[]> => {
  const rows = await served.ask(
    `SELECT c.mapping AS name, min(c.mapping_state) AS state, c.exhibit_id, c.sheet, max(c.rows) AS rows, x.number AS exhibit, x.path,
  count(*) AS columns, count(*) FILTER (c.treatment = 'unmapped') AS unmapped, 
  string_agg(DISTINCT regexp_extract(c.target, '^[A-Za-z]+'), ',') FILTER (c.treatment = 'mapped') AS schemata
FROM coverage c JOIN exhibits x ON x.id = c.exhibit_id WHERE c.mapping IS NOT NULL
GROUP BY c.mapping, c.exhibit_id, c.sheet, x.number, x.path ORDER BY c.mapping, ${exhibitOrderSql('x.number')}, c.sheet`,
  )
  const confirmed = await served.withCase(({ journal }) => new Map(listConfirmedMappings(journal).map((mapping) => [mapping.name, mapping])))
  const lines = [...Map.groupBy(rows, (row) => textOf(row['name']))].map(([name, tables]) => lineOf(name, tables, confirmed.get(name)?.by))
  return lines.sort((a, b) => b.unmapped - a.unmapped || (a.name < b.name ? -1 : 1))
})

function lineOf(name: string, tables: readonly AnswerRow[], by: string | undefined): MappingLine {
  const [first] = tables
  const state = textOf(first?.['state']) === 'confirmed' ? 'confirmed' : 'proposed'
  const schemata = new Set(tables.flatMap((row) => textOf(row['schemata']).split(',')).filter(Boolean))
  return {
    name, state, isPending: by !== undefined && state === 'proposed', by: by ?? null, columns: numberOf(first?.['columns']), unmapped: numberOf(first?.['unmapped']),
    tables: tables.map((row) => ({ place: placeOf({ ...row, locator: 'whole' }), sheet: maybeText(row['sheet']), rows: numberOf(row['rows']) })),
    entities: [...schemata].sort().map((schema) => ({ name: schema, label: schemaLabel(schema), count: 0 })),
  }
}

const ofTable = { exhibit: ask.exhibit, sheet: z.string().max(1_000).optional() } as const

/** How one table is read: the mapping as YAML, and the reason for each column. */
export const mappingRoute = route('/api/exhibits/:exhibit/mapping', ofTable, async (served, { exhibit, sheet }): Promise<MappingAnswer> => {
  const known = await findExhibit(served, exhibit)
  const proposal = await proposalOf(served, known.id, sheet)
  const name = proposal?.mapping.name ?? ''
  const confirmed = await served.withCase(({ journal }) => listConfirmedMappings(journal).find((mapping) => mapping.name === name))
  return {
    place: placeOf({ exhibit, path: known.path, locator: 'whole' }),
    sheet: sheet ?? null,
    name,
    state: confirmed ? 'confirmed' : (proposal?.state ?? 'none'),
    text: confirmed?.text ?? (proposal ? writeMapping(proposal) : ''),
    columns: proposal?.columns ?? [],
    headerRow: 1,
  }
})

async function proposalOf(served: ServedCase, id: string, sheet: string | undefined): Promise<MappingProposal | undefined> {
  const built = await served.built()
  const proposals = await built.proposalsOf(id)
  return proposals.find((each) => (each.sheet ?? undefined) === sheet)?.proposal
}

/** What the first rows of a table give under a mapping that is being written. Throws `mapping.invalid` with what is wrong. */
export const mappingPreviewRoute = deed(
  '/api/exhibits/:exhibit/mapping/preview', { right: 'read', shape: { ...ofTable, text: z.string().min(1).max(1_000_000) } },
  async (served, { exhibit, sheet, text }): Promise<MappingPreview> => {
    const mapping = parseMapping(text, 'preview')
    const known = await findExhibit(served, exhibit)
    const { rows } = await readRows(served, known, { sheet, first: 1, count: previewRows })
    const { settings } = (await served.built()).manner
    const told = rows.flatMap((cells, index) => (cells ? [{ row: index + 1, cells: cells.map((cell) => cell ?? '') }] : []))
    return previewMapping({ sheet: sheet ?? null, path: known.path, exhibit: known.id, settings, rows: told }, mapping)
  },
)

/** A person confirms how tables with that header are read. It stands in the journal and in `mappings/`, and takes effect with the next build. */
export const confirmMappingRoute = deed(
  '/api/mappings', { right: 'intake', shape: { name: mappingName, text: z.string().min(1).max(1_000_000) } },
  async (served, { name, text }, { actor }): Promise<{ readonly confirmed: boolean }> => {
    parseMapping(text, name)
    return served.withChange(async (opened) => {
      const confirmed = confirmMapping(opened.journal, { name, text }, { actor, clock: systemClock })
      await opened.files.makeFolder(opened.layout.mappings)
      await writeWhole(opened.files, join(opened.layout.mappings, `${name}.yml`), { text, mode: 0o644 })
      return { confirmed }
    })
  },
)

/** A person takes a confirmed mapping back; with the next build, tables of that header are read as Jackdaw proposes. */
export const withdrawMappingRoute = deed(
  '/api/mappings/:name/withdraw', { right: 'intake', shape: { name: mappingName, reason: z.string().min(1).max(1_000) } },
  async (served, { name, reason }, { actor }): Promise<{ readonly withdrawn: true }> => {
    await served.withChange(async (opened) => {
      if (!listConfirmedMappings(opened.journal).some((mapping) => mapping.name === name)) throw new Failure('usage', `No mapping '${name}' is in force.`)
      // First the file: one that stays would be taken up again by the next build.
      await opened.files.remove(join(opened.layout.mappings, `${name}.yml`))
      withdrawMapping(opened.journal, name, { actor, clock: systemClock, reason })
    })
    return { withdrawn: true }
  },
)
