import { Command } from 'commander'
import { listAuthorities } from '../../../case/authority-register.ts'
import { openCase } from '../../../case/case.ts'
import { DerivedFolder } from '../../jobs/derived-folder.ts'
import { isCurrent } from '../../jobs/build.ts'
import { openQuestions } from '../../jobs/ask-case.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { formatTable } from '../format-table.ts'

const counts = {
  exhibits: 'SELECT count(*) FROM exhibits',
  unread: "SELECT count(*) FROM exhibits WHERE state = 'unread'",
  partly: "SELECT count(*) FROM exhibits WHERE state = 'partly'",
  statements: 'SELECT count(*) FROM statements',
  entities: 'SELECT count(DISTINCT canonical_id) FROM entities',
  matches: 'SELECT count(*) FROM matches',
  links: 'SELECT count(*) FROM links',
  mentions: 'SELECT count(*) FROM mentions',
  events: 'SELECT count(*) FROM events',
  accountsRows: 'SELECT count(*) FROM accounts_rows',
  contradictions: 'SELECT count(*) FROM contradictions',
  failedSigns: "SELECT count(*) FROM signs WHERE outcome = 'fail'",
  findings: 'SELECT count(*) FROM findings',
  problems: 'SELECT count(*) FROM problems',
} as const

/** `jackdaw status`: what a case holds and how far it is built. */
export function statusCommand(): Command {
  const command = new Command('status')
    .description('What the case is for, what it holds, how far it is built, and what could not be read.')
    .argument('<case>', 'the case')
  withCommonOptions(command)
  return command.action((path: string, options: CommonOptions) =>
    face(options, async ({ tell }) => {
      const opened = await openCase(path)
      try {
        const { file, journal, exhibits } = opened
        const built = new DerivedFolder(opened.layout.root).readMark() !== undefined
        const numbers = built ? await countAll(path) : {}
        const unread = built ? await listUnread(path) : []
        const result = {
          case: opened.layout.root,
          title: file.title,
          purpose: file.purpose,
          retentionReview: file.retentionReview,
          authorities: listAuthorities(journal),
          journalEntries: journal.size,
          exhibitsGiven: exhibits.all().length,
          built: built ? (isCurrent(opened) ? 'current' : 'outdated') : 'no',
          counts: numbers,
          unread,
        }
        tell(result, () => [
          `${file.title}`,
          `Purpose: ${file.purpose}`,
          ...result.authorities.map((authority) => `Authority ${authority.id}: ${authority.kind}, ${authority.reference}`),
          `Review of retention: ${file.retentionReview}`,
          `Journal: ${journal.size} entries; exhibits given: ${result.exhibitsGiven}; built: ${result.built}`,
          ...Object.entries(numbers).map(([name, count]) => `  ${name.padEnd(16)} ${String(count).padStart(12)}`),
          ...(unread.length ? ['', 'Not read, by reason:', ...formatTable(['exhibits', 'state', 'reason'], unread.map((row) => [row.exhibits, row.state, row.reason]))] : []),
        ])
      } finally {
        opened.close()
      }
    }),
  )
}

async function countAll(path: string): Promise<Record<string, unknown>> {
  const questions = await openQuestions(path)
  try {
    const numbers: Record<string, unknown> = {}
    for (const [name, sql] of Object.entries(counts)) numbers[name] = (await questions.ask(sql)).rows[0]![0]
    return numbers
  } finally {
    questions.close()
  }
}

async function listUnread(path: string): Promise<{ exhibits: unknown; state: unknown; reason: unknown }[]> {
  const questions = await openQuestions(path)
  try {
    const { rows } = await questions.ask(
      "SELECT count(*), state, reason FROM exhibits WHERE state <> 'read' GROUP BY state, reason ORDER BY 1 DESC, reason LIMIT 30",
    )
    return rows.map(([exhibits, state, reason]) => ({ exhibits, state, reason }))
  } finally {
    questions.close()
  }
}
