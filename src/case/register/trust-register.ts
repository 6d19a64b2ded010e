import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../../base/failure.ts'
import { sha256 } from '../../base/hash.ts'
import type { Case } from '../case.ts'
import type { JournalPayloads } from '../journal/journal-entry.ts'
import type { Author, Journal } from '../journal/journal.ts'

/** A file that a person trusts, as the journal has it. */
export interface TrustRow {
  readonly sequence: number
  readonly kind: JournalPayloads['trust.given']['kind']
  readonly name: string
  readonly sha256: string
  readonly sizeBytes: number
  readonly by: string
  readonly at: string
  readonly reason: string
}

/** What is trusted, in the order given: what was taken back is not among it, and one file for one purpose counts once. */
export function listTrust(journal: Journal): TrustRow[] {
  const withdrawn = new Set([...journal.entries({ verb: 'trust.withdrawn' })].map((entry) => entry.payload.sequence))
  const rows = new Map<string, TrustRow>()
  for (const { sequence, actor: by, time: at, payload } of journal.entries({ verb: 'trust.given' })) {
    const key = `${payload.kind} ${payload.sha256}`
    if (!withdrawn.has(sequence) && !rows.has(key)) rows.set(key, { sequence, ...payload, by, at })
  }
  return [...rows.values()]
}

/** Where the bytes of a trusted file lie: in the case, apart from the evidence. */
export function trustPath(opened: Pick<Case, 'layout'>, hash: string): string {
  return join(opened.layout.trust, hash)
}

/**
 * Records that a person trusts a file for a purpose, and copies its bytes into the case. Nothing is written when it is trusted
 * already. Gives its sequence number in the journal.
 */
export async function giveTrust(opened: Case, draft: TrustDraft, author: Author): Promise<number> {
  const { kind, name, bytes, reason } = draft
  const hash = sha256(bytes)
  const known = listTrust(opened.journal).find((row) => row.kind === kind && row.sha256 === hash)
  if (known) return known.sequence
  await keep(opened, hash, bytes)
  opened.journal.append([{ verb: 'trust.given', payload: { kind, name, sha256: hash, sizeBytes: bytes.byteLength, reason } }], author)
  return opened.journal.size
}

/** A file to be trusted, and why. */
export interface TrustDraft {
  readonly kind: TrustRow['kind']
  readonly name: string
  readonly bytes: Uint8Array
  readonly reason: string
}

/** Takes the trust of that sequence number back. Throws `usage` when none of that number is in force. */
export function withdrawTrust(journal: Journal, sequence: number, options: Author & { readonly reason: string }): void {
  if (!listTrust(journal).some((row) => row.sequence === sequence)) {
    throw new Failure('usage', `Entry ${sequence} of the journal gives no trust that is in force. 'jackdaw trust <case> --list' lists them.`)
  }
  journal.append([{ verb: 'trust.withdrawn', payload: { sequence, reason: options.reason } }], options)
}

/** Hashes the trusted files again. Throws `evidence.damaged` for one that is not what was given. */
export function assertTrustWhole(opened: Pick<Case, 'layout' | 'journal'>): void {
  for (const { sha256: hash, name } of listTrust(opened.journal)) {
    const path = trustPath(opened, hash)
    if (existsSync(path) && sha256(readFileSync(path)) === hash) continue
    throw new Failure('evidence.damaged', `The trusted file '${name}' (${path}) is not the one that was given. Restore it from a copy, or take the trust back and give it anew.`)
  }
}

async function keep({ layout, files }: Case, hash: string, bytes: Uint8Array): Promise<void> {
  const path = trustPath({ layout }, hash)
  if (existsSync(path) && sha256(readFileSync(path)) === hash) return
  await files.makeFolder(layout.trust)
  const temporary = join(layout.trust, `.${hash}.tmp`)
  await files.remove(temporary)
  const file = await files.create(temporary, 0o444)
  try {
    await file.write(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await files.rename(temporary, path)
  await files.syncFolder(layout.trust)
}
