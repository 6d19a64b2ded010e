import type { Progress } from '../base/progress.ts'
import { sqlText } from '../store/sql-text.ts'
import { runSteps, type SqlStep } from '../store/steps.ts'
import type { Store } from '../store/store.ts'
import { accountsSteps } from './accounts-steps.ts'
import { findComponents } from './components.ts'
import { edgeSteps } from './edge-steps.ts'
import { entrySteps } from './entry-steps.ts'
import { messageSteps } from './message-steps.ts'
import { propertySteps } from './property-steps.ts'

/** What a step over the whole case is given. */
export interface LinkOptions {
  /** Id of the run that the rows are made by. */
  readonly run: string
  readonly progress: Progress
}

/** What `linkCase` wrote. */
export interface LinkCounts {
  readonly links: number
  readonly components: number
  readonly movements: number
}

/**
 * Draws the links of a case, its components and its movements of money, from `entities`, `entity_values` and
 * `statements`; what stood in the three tables is replaced. Only what a source tells is a link: two names in one
 * document are not.
 */
export async function linkCase(store: Store, options: LinkOptions): Promise<LinkCounts> {
  const { run, progress } = options
  const steps = [...edgeSteps(), ...messageSteps(), ...entrySteps(), ...propertySteps(), ...writeLinks(run), ...accountsSteps(run)]
  await runSteps(store, steps, { step: 'link', progress })
  const components = await findComponents(store, run)
  const [counts] = await store.all<{ links: number; movements: number }>(
    'SELECT (SELECT count(*) FROM derived.links) AS links, (SELECT count(*) FROM derived.accounts_rows) AS movements',
  )
  const result = { links: Number(counts!.links), movements: Number(counts!.movements), components }
  progress.end('link', `${result.links} links, ${components} components, ${result.movements} movements of money`)
  return result
}

function writeLinks(run: string): SqlStep[] {
  return [
    { name: 'clear_links', sql: 'DELETE FROM derived.links' },
    {
      name: 'write_links',
      sql: `INSERT INTO derived.links
  WITH drawn AS (
    SELECT * FROM edge_links UNION ALL SELECT * FROM message_links
    UNION ALL SELECT * FROM entry_links UNION ALL SELECT * FROM property_links)
  SELECT d.id, d.source_id, d.target_id, d.schema, d.property, d.label, d.edge_id, d.directed, d.start_date, d.end_date, d.amount,
    d.currency, d.role, s.exhibit_id, s.locator, d.statement_id, ${sqlText(run)}
  FROM drawn d LEFT JOIN derived.statements s ON s.id = d.statement_id
  ORDER BY d.id`,
    },
  ]
}
