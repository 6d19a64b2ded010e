import type { Progress } from '../../base/progress.ts'
import { dropTemporary, runKeeping } from '../../store/steps.ts'
import type { Store } from '../../store/store.ts'
import { caseContactSteps } from './case-contacts.ts'
import { changeParameters, changeSteps } from './change-steps.ts'
import { countContactsStep, findSilencesStep, silenceParameters } from './contact-steps.ts'
import { burstsTable, contactsTable, numberChangesTable, silencesTable } from './tables.ts'
import { burstParameters, writeBursts } from './write-bursts.ts'
import { writeNumberChanges } from './write-number-changes.ts'

/** How contacts are gone over; stands in the run. */
export const contactParameters = { bursts: burstParameters, silences: silenceParameters, changes: changeParameters }

/** The tables that hold what is made of contacts. */
export const contactTables = [contactsTable, burstsTable, silencesTable, numberChangesTable]

/** What was found in contacts. */
export interface ContactCounts {
  readonly pairs: number
  readonly bursts: number
  readonly silences: number
  readonly changes: number
}

/** What a step over the whole case is given. */
export interface ContactOptions {
  readonly run: string
  readonly progress: Progress
}

/** Counts the contacts of a case, from its links: contact tables, bursts, silences and changes of number. What stood in the tables is replaced. */
export async function layContacts(store: Store, options: ContactOptions): Promise<ContactCounts> {
  await runKeeping(store, caseContactSteps(), { step: 'contact', progress: options.progress })
  const counts = await measureContacts(store, options)
  await dropTemporary(store, caseContactSteps())
  options.progress.end('contact', `${counts.pairs} pairs and channels, ${counts.bursts} bursts, ${counts.silences} silences, ${counts.changes} changes of number, handset or card`)
  return counts
}

/** The same over the temporary tables `contact_row` (see `orderedContactsSql`) and `contact_name`, wherever they come from. */
export async function measureContacts(store: Store, { run, progress }: ContactOptions): Promise<ContactCounts> {
  for (const table of contactTables) await store.run(`DELETE FROM derived."${table.name}"`)
  const watch = { step: 'contact', progress }
  await runKeeping(store, [countContactsStep(run), findSilencesStep(run), ...changeSteps()], watch)
  const changes = await writeNumberChanges(store, run)
  await dropTemporary(store, changeSteps())
  const bursts = await writeBursts(store, run)
  const [row] = await store.all<{ pairs: number; silences: number }>('SELECT (SELECT count(*) FROM derived.contacts) AS pairs, (SELECT count(*) FROM derived.silences) AS silences')
  return { pairs: row!.pairs, silences: row!.silences, bursts, changes }
}
