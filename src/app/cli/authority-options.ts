import { Option, type Command } from 'commander'
import { authorityKinds, type AuthorityDraft } from '../../case/authority/authority.ts'
import { specialCategoryNames, type SpecialCategory } from '../../model/special-category.ts'
import { Failure } from '../../base/failure.ts'
import { draftOf, type ToldAuthority } from '../jobs/take-in.ts'

/** The parts of an authority that stand in options of their own. */
export interface AuthorityOptions {
  readonly authority?: string
  readonly authorityIssuer?: string
  readonly authorityScope?: string
  readonly authorityPurpose?: string[]
  readonly authorityCovers?: string[]
  readonly authorityCategory?: SpecialCategory[]
  readonly authorityFrom?: string
  readonly authorityUntil?: string
}

/** Adds the options that tell an authority. */
export function withAuthorityOptions(command: Command): Command {
  return command
    .option('--authority <text>', `legal basis: "warrant: 2026/114" (${authorityKinds.join(', ')}), or the id of one recorded (A1)`)
    .option('--authority-issuer <text>', 'who issued it')
    .option('--authority-scope <text>', 'what may be held under it')
    .option('--authority-purpose <text...>', 'what the material may be used for, and for nothing else (default: whatever the purpose of the case is)')
    .option('--authority-covers <places...>', 'exhibits by number (17) and folders (phones/) that it covers, and nothing else (default: what is taken in under it)')
    .addOption(new Option('--authority-category <categories...>', 'special categories of personal data that it allows to be used').choices([...specialCategoryNames]))
    .option('--authority-from <day>', 'first day on which it holds, YYYY-MM-DD')
    .option('--authority-until <day>', 'last day on which it holds, YYYY-MM-DD')
}

/** What `--authority` names: the id of a recorded one, or one to record; undefined when it was not given. Throws `usage` for parts of none. */
export function authorityOf(options: AuthorityOptions): string | ToldAuthority | undefined {
  if (options.authority === undefined) {
    const { authorityIssuer, authorityScope, authorityPurpose, authorityCovers, authorityCategory, authorityFrom, authorityUntil } = options
    if (!(authorityIssuer ?? authorityScope ?? authorityPurpose ?? authorityCovers ?? authorityCategory ?? authorityFrom ?? authorityUntil)) return undefined
    throw new Failure('usage', 'Issuer, scope, purposes and days are parts of an authority: name the authority itself with --authority.')
  }
  return /^A\d+$/.test(options.authority) ? options.authority : parseAuthority(options.authority, options)
}

/** The authority of a case that is made now, when one was told: no other one is recorded yet. Throws `usage` for an id. */
export function firstAuthorityOf(options: AuthorityOptions): AuthorityDraft | undefined {
  const told = authorityOf(options)
  if (typeof told === 'string') throw new Failure('usage', `The case is not made yet and has no authority ${told}. Tell it in words: --authority "warrant: 2026/114".`)
  return told && draftOf(told)
}

/**
 * Reads `kind: reference` (`warrant: 2026/114`). A text that does not begin with a kind is the reference of an authority
 * of kind `other`: it is recorded as it was told, never guessed at.
 */
function parseAuthority(text: string, options: AuthorityOptions): ToldAuthority {
  const [, word = '', rest = ''] = /^\s*([a-z-]+)\s*[:=,\s]\s*(.*)$/isu.exec(text) ?? []
  const kind = authorityKinds.find((candidate) => candidate === word.toLowerCase())
  return {
    ...(kind && rest ? { kind, reference: rest.trim() } : { kind: kind ?? 'other', reference: text.trim() }),
    ...(options.authorityIssuer ? { issuer: options.authorityIssuer } : {}),
    ...(options.authorityScope ? { scope: options.authorityScope } : {}),
    ...(options.authorityPurpose ? { purposes: options.authorityPurpose } : {}),
    ...(options.authorityCovers ? { covers: options.authorityCovers } : {}),
    ...(options.authorityCategory ? { categories: options.authorityCategory } : {}),
    ...(options.authorityFrom ? { from: options.authorityFrom } : {}),
    ...(options.authorityUntil ? { until: options.authorityUntil } : {}),
  }
}
