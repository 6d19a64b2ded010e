import { Command, Option } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { Failure } from '../../../base/failure.ts'
import { listAuthorities, recordAuthority, renewAuthority, scopeAuthority, withdrawAuthority, type StandingAuthority } from '../../../case/authority/authority-register.ts'
import { openCase, type Case } from '../../../case/case.ts'
import { specialCategoryNames, type SpecialCategory } from '../../../model/special-category.ts'
import type { Author } from '../../../case/journal/journal.ts'
import { lapsesAt, listSeals } from '../../../case/authority/seals.ts'
import { draftOf } from '../../jobs/take-in.ts'
import { authorityOf, withAuthorityOptions, type AuthorityOptions } from '../authority-options.ts'
import { face, withCommonOptions, type CommonOptions, type Face } from '../face.ts'
import { formatTable } from '../format-table.ts'

interface RenewOptions extends CommonOptions {
  readonly until?: string
  readonly reference: string
}

interface WithdrawOptions extends CommonOptions {
  readonly reason: string
}

/** `jackdaw authority`: on which legal basis the material is held, and what happens when one ends. */
export function authorityCommand(): Command {
  const command = new Command('authority').description(`List, record, renew or take back the legal basis on which exhibits are held.

An authority that has ended, or was taken back, refuses every use of what rests on it, until a build has sealed it: its exhibits
stay, unread, and nothing derived comes from them. Renewing it, and building again, lifts the seal.`)
  return command.addCommand(listCommand(), { isDefault: true }).addCommand(addCommand()).addCommand(renewCommand()).addCommand(scopeCommand()).addCommand(withdrawCommand())
}

function listCommand(): Command {
  const command = new Command('list').description('List the authorities of a case and whether they hold today.').argument('<case>', 'the case')
  withCommonOptions(command)
  return command.action((path: string, options: CommonOptions) =>
    face(options, async ({ tell }) => {
      const opened = await openCase(path)
      try {
        const lines = standing(opened)
        const cells = (line: ReturnType<typeof standing>[number]) =>
          [line.id, line.kind, line.reference, line.issuer, line.from ?? '', line.until ?? '', (line.purposes ?? []).join('; '), scopeOf(line), line.exhibits, line.state]
        tell(lines, () => formatTable(['id', 'kind', 'reference', 'issuer', 'from', 'until', 'purposes', 'scope', 'exhibits', 'state'], lines.map(cells)))
      } finally {
        opened.close()
      }
    }),
  )
}

/** Each authority with how many exhibits were taken in under it, and whether it holds, has ended, or is sealed. */
function standing({ journal, exhibits }: Case): (StandingAuthority & { readonly exhibits: number; readonly state: string })[] {
  const lapses = new Map(lapsesAt(journal, systemClock.now()).map(({ authority, reason }) => [authority, reason]))
  const seals = listSeals(journal)
  return listAuthorities(journal).map((authority) => {
    const lapse = lapses.get(authority.id)
    return {
      ...authority,
      exhibits: exhibits.all().filter((exhibit) => exhibit.authority === authority.id).length,
      state: lapse ? `${seals.has(authority.id) ? 'sealed' : 'to be sealed by the next build'}: ${lapse}` : seals.has(authority.id) ? 'holds; sealed until the next build' : 'holds',
    }
  })
}

function addCommand(): Command {
  const command = new Command('add').description('Record an authority, before anything is taken in under it.').argument('<case>', 'the case')
  withAuthorityOptions(command)
  withCommonOptions(command)
  return command.action((path: string, options: AuthorityOptions & CommonOptions) =>
    face(options, (told) => deed(path, told, ({ journal }, author) => {
      const draft = authorityOf(options)
      if (draft === undefined || typeof draft === 'string') throw new Failure('usage', 'Tell the authority in words: --authority "warrant: 2026/114".')
      const { id, kind, reference } = recordAuthority(journal, draftOf(draft), author)
      return [{ id }, `Authority ${id}: ${kind}, ${reference}`]
    })),
  )
}

function renewCommand(): Command {
  const command = new Command('renew').description('Give an authority a new last day, by a decision that can be found.')
    .argument('<case>', 'the case')
    .argument('<authority>', 'its id: A1')
    .option('--until <day>', 'new last day, YYYY-MM-DD (default: without end)')
    .requiredOption('--reference <text>', 'file number of the decision that renews it')
  withCommonOptions(command)
  return command.action((path: string, authority: string, options: RenewOptions) =>
    face(options, (told) => deed(path, told, ({ journal }, author) => {
      renewAuthority(journal, { authority, reference: options.reference, ...(options.until ? { until: options.until } : {}) }, author)
      return [{ authority }, `Authority ${authority} is renewed. Run 'jackdaw build ${path}' to have what it sealed read again.`]
    })),
  )
}

interface ScopeOptions extends CommonOptions {
  readonly covers?: string[]
  readonly category?: SpecialCategory[]
  readonly purpose?: string[]
  readonly reference: string
}

function scopeCommand(): Command {
  const command = new Command('scope').description('Say anew what an authority covers, by a decision that can be found. What it no longer covers is sealed by the next build.')
    .argument('<case>', 'the case')
    .argument('<authority>', 'its id: A1')
    .option('--covers <places...>', 'exhibits by number (17) and folders (phones/)')
    .addOption(new Option('--category <categories...>', 'special categories of personal data that it allows to be used').choices([...specialCategoryNames]))
    .option('--purpose <text...>', 'what the material may be used for')
    .requiredOption('--reference <text>', 'file number of the decision')
  withCommonOptions(command)
  return command.action((path: string, authority: string, { covers, category, purpose, reference, ...options }: ScopeOptions) =>
    face(options, (told) => deed(path, told, ({ journal }, author) => {
      const scope = { ...(covers ? { covers } : {}), ...(category ? { categories: category } : {}), ...(purpose ? { purposes: purpose } : {}) }
      scopeAuthority(journal, { authority, reference, ...scope }, author)
      return [{ authority }, `Authority ${authority} has another scope. Run 'jackdaw build ${path}' to seal what it no longer covers.`]
    })),
  )
}

/** What of a scope is told in lists, for a cell. */
function scopeOf({ covers, categories }: StandingAuthority): string {
  return [...(covers ?? []), ...(categories ?? [])].join('; ')
}

function withdrawCommand(): Command {
  const command = new Command('withdraw').description('Take an authority back: from now on nothing that rests on it is used.')
    .argument('<case>', 'the case')
    .argument('<authority>', 'its id: A1')
    .requiredOption('--reason <text>', 'why: which decision, of whom')
  withCommonOptions(command)
  return command.action((path: string, authority: string, options: WithdrawOptions) =>
    face(options, (told) => deed(path, told, ({ journal }, author) => {
      withdrawAuthority(journal, authority, { ...author, reason: options.reason })
      return [{ authority }, `Authority ${authority} is taken back. Run 'jackdaw build ${path}' to seal what rests on it.`]
    })),
  )
}

async function deed(path: string, { actor, tell }: Face, work: (opened: Case, author: Author) => [unknown, string]): Promise<void> {
  const opened = await openCase(path, { write: true })
  try {
    const [result, line] = work(opened, { actor, clock: systemClock })
    tell(result, [line])
  } finally {
    opened.close()
  }
}
