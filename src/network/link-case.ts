import type { Progress } from '../base/progress.ts'
import { sqlText } from '../store/sql-text.ts'
import { inRangeSql, type EntityRange } from '../store/entity-range.ts'
import { dropTemporary, runKeeping, runRanges, runSteps, type SqlStep } from '../store/steps.ts'
import type { Store } from '../store/store.ts'
import { movementEndSteps, movementSteps, tellingSteps } from './accounts-steps.ts'
import { findComponents } from './components.ts'
import { edgeSchemaSteps, edgeSteps } from './edge-steps.ts'
import { entrySteps } from './entry-steps.ts'
import { messageSteps } from './message-steps.ts'
import { propertySchemaSteps, propertySteps } from './property-steps.ts'
import { accountsRowsTable, linksTable, transfersTable } from './tables.ts'
import { transferSteps } from './transfer-steps.ts'

/** What a step over the whole case is given. */
export interface LinkOptions {
  /** Id of the run that the rows are made by. */
  readonly run: string
  readonly progress: Progress
  /** Statements gone over at a time; absent: as many as fit in memory. */
  readonly statementsEach?: number
}

/** What `linkCase` wrote. */
export interface LinkCounts {
  readonly links: number
  readonly components: number
  readonly movements: number
}

/**
 * Draws the links of a case, its components, its movements of money and its ledger, from `entities`, `entity_values` and
 * `statements`; what stood in the four tables is replaced. Only what a source tells is a link: two names in one
 * document are not.
 */
export async function linkCase(store: Store, options: LinkOptions): Promise<LinkCounts> {
  const { run, progress, statementsEach } = options
  const watch = { step: 'link', progress, statementsEach }
  const laidOut = [...edgeSchemaSteps(), ...propertySchemaSteps(), ...messageSteps(), ...movementEndSteps()]
  await runKeeping(store, laidOut, watch)
  for (const table of [linksTable, accountsRowsTable, transfersTable]) await store.run(`DELETE FROM derived."${table.name}"`)
  await runRanges(store, propertySteps, watch)
  await runRanges(store, (range) => [...edgeSteps(range), ...entrySteps(range), writeLinksStep(run, range), ...movementSteps(run, range)], watch)
  await runSteps(store, tellingSteps(), watch)
  await runSteps(store, transferSteps(run), watch)
  await dropTemporary(store, laidOut)
  const components = await findComponents(store, run)
  const [counts] = await store.all<{ links: number; movements: number }>(
    'SELECT (SELECT count(*) FROM derived.links) AS links, (SELECT count(*) FROM derived.accounts_rows) AS movements',
  )
  const result = { links: Number(counts!.links), movements: Number(counts!.movements), components }
  progress.end('link', `${result.links} links, ${components} components, ${result.movements} movements of money`)
  return result
}

/** Writes the links whose telling entity lies in a range; drawn by one table or another, each has one. */
function writeLinksStep(run: string, range: EntityRange): SqlStep {
  return {
    name: 'write_links',
    sql: `INSERT INTO derived.links
  WITH drawn AS (
    SELECT * FROM edge_links UNION ALL SELECT * FROM entry_links
    UNION ALL SELECT * FROM message_links WHERE ${inRangeSql('told_by', range)}
    UNION ALL SELECT * FROM property_links WHERE ${inRangeSql('told_by', range)})
  SELECT d.id, d.source_id, d.target_id, d.schema, d.property, d.label, d.edge_id, d.directed, d.start_date, d.end_date, d.amount,
    d.currency, d.role, s.exhibit_id, s.locator, d.statement_id, ${sqlText(run)}
  FROM drawn d LEFT JOIN derived.statements s ON s.id = d.statement_id AND ${inRangeSql('s.entity_id', range)}
  ORDER BY d.id`,
  }
}
