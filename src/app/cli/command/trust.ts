import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { Command, Option } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { Failure, messageOf } from '../../../base/failure.ts'
import { openCase } from '../../../case/case.ts'
import { giveTrust, listTrust, withdrawTrust, type TrustRow } from '../../../case/register/trust-register.ts'
import type { TrustKind } from '../../../examine/document/document-examiner.ts'
import { face, withCommonOptions, type CommonOptions, type Face } from '../face.ts'
import { formatTable } from '../format-table.ts'
import { trustKinds, trustPurposes } from '../trust-option.ts'
import { wholeNumber } from '../whole-number.ts'

interface Options extends CommonOptions {
  readonly kind?: TrustKind
  readonly list?: boolean
  readonly undo?: number
  readonly reason?: string
}

const maxBytes = 256 * 1024 * 1024

/** `jackdaw trust`: which certificates and revocation lists the examiners of a case may rest on. */
export function trustCommand(): Command {
  const kinds = Object.entries(trustPurposes).map(([kind, what]) => `  ${kind.padEnd(12)} ${what}`)
  const command = new Command('trust')
    .description('Say that a file of certificates is to be trusted in a case, list what is, or take it back. What merely lies in the evidence is never trusted.')
    .argument('<case>', 'the case')
    .argument('[file]', 'the file to be trusted; its bytes are copied into the case')
    .addOption(new Option('--kind <kind>', 'what it is to be trusted for').choices(trustKinds))
    .option('--list', 'list what is trusted')
    .option('--undo <sequence>', 'take back the trust of that journal entry', wholeNumber(1))
    .option('--reason <text>', 'why: where the file comes from, and how that was checked')
    .addHelpText('after', `\nKinds:\n${kinds.join('\n')}`)
  withCommonOptions(command)
  return command.action((path: string, file: string | undefined, options: Options) => face(options, (told) => trust(path, file, { options, told })))
}

async function trust(path: string, file: string | undefined, { options, told }: { options: Options; told: Face }): Promise<void> {
  const { kind, undo } = options
  if (file === undefined && undo === undefined) return list(path, told)
  if (file !== undefined && (undo !== undefined || options.list)) throw new Failure('usage', 'Name a file to be trusted, or --list, or --undo <sequence>: one of them.')
  const reason = options.reason?.trim()
  if (!reason) throw new Failure('usage', 'Say why, with --reason: where the file comes from, and how that was checked.')
  if (file !== undefined && !kind) throw new Failure('usage', `Say what it is to be trusted for, with --kind: ${trustKinds.join(', ')}.`)
  const opened = await openCase(path, { write: true })
  try {
    const author = { actor: told.actor, clock: systemClock }
    let sequence = opened.journal.size + 1
    if (undo !== undefined) withdrawTrust(opened.journal, undo, { ...author, reason })
    else if (file !== undefined && kind) sequence = await giveTrust(opened, { kind, name: basename(file), bytes: readTrusted(file), reason }, author)
    told.tell({ sequence }, [`Entry ${sequence} of the journal. Run 'jackdaw build ${path}' to have it take effect.`])
  } finally {
    opened.close()
  }
}

async function list(path: string, { tell }: Face): Promise<void> {
  const opened = await openCase(path)
  try {
    const rows = listTrust(opened.journal)
    const cells = ({ sequence, kind, name, sha256, by, at, reason }: TrustRow) => [sequence, kind, name, sha256.slice(0, 16), by, at, reason]
    tell(rows, () => (rows.length === 0 ? ['Nothing is trusted.'] : formatTable(['entry', 'kind', 'name', 'sha256', 'by', 'at', 'reason'], rows.map(cells))))
  } finally {
    opened.close()
  }
}

function readTrusted(file: string): Buffer {
  try {
    if (!statSync(file).isFile()) throw new Error('it is no file')
    if (statSync(file).size > maxBytes) throw new Error(`it has more than ${maxBytes} bytes`)
    return readFileSync(file)
  } catch (cause) {
    throw new Failure('evidence.unreadable', `${file} cannot be read: ${messageOf(cause)}`, { cause })
  }
}
