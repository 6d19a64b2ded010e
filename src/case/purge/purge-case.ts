import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { diskFiles, writeWhole } from '../../base/file-port.ts'
import { Failure } from '../../base/failure.ts'
import { sha256 } from '../../base/hash.ts'
import { originOf } from '../journal/checkpoint.ts'
import { readCaseFile, type CaseFile } from '../case-file.ts'
import { openCase } from '../case.ts'
import { ExhibitRegister } from '../register/exhibit-register.ts'
import { needsSecond, passFourEyes, type GraveRequest } from '../members/four-eyes-register.ts'
import { assertNoHold } from '../retention/hold-register.ts'
import { openJournal, type Author, type Journal } from '../journal/journal.ts'
import { retentionAt } from '../retention/retention.ts'
import { defaultKeyFolder, loadSigningKey } from '../journal/signing-key.ts'
import type { Opening } from '../vault/age-box.ts'
import type { KeyStore } from '../vault/key-store.ts'
import { isLocked } from '../vault/seal-layout.ts'
import { openKeyOf } from '../vault/unlock-whole.ts'
import { peekIntoSeal } from '../vault/unseal-case.ts'
import { lockVault } from '../vault/vault-lock.ts'
import { signCertificate, verifyCertificate, type PurgeCertificate } from './purge-certificate.ts'

/** How a whole case is purged. */
export interface PurgeOptions extends Author {
  readonly store: KeyStore
  /** Opens the key of a case that is locked: whether a hold stands is sealed with the rest. */
  opening(): Promise<Opening>
  readonly reason: string
  /** Where the certificate is to stand. */
  readonly certificate: string
  readonly keyFolder?: string | undefined
  /** Asked with the title of the case; throws what keeps it from being purged. */
  confirm(title: string): Promise<void>
}

/**
 * Purges the case at `path`: destroys its data key, which every copy of the locked case needs, removes its files, and leaves a signed
 * certificate. What was decided is written down before anything is destroyed: cut off, the same command completes it. Throws
 * `hold.stands`, `second.needed`, `key.absent`, `case.busy`, `usage`.
 */
export async function purgeCase(path: string, options: PurgeOptions): Promise<{ readonly certificate: string; readonly case: string }> {
  const root = resolve(path)
  const target = resolve(options.certificate)
  const pending = `${target}.pending`
  const going = join(dirname(root), `.${basename(root)}.purging`)
  if (existsSync(target)) throw new Failure('usage', `Something stands at ${target} already. Name another place for the certificate.`)
  if (target.startsWith(`${root}/`)) throw new Failure('usage', 'The certificate cannot lie in the case that is purged. Name a place outside.')
  const text = existsSync(pending) ? readFileSync(pending, 'utf8') : await decide(root, pending, options)
  const { certificate, faults } = verifyCertificate(text)
  if (!certificate || faults.length > 0) throw new Failure('usage', `${pending} is no purge that was decided: ${faults[0]?.message}. Remove it, and decide again.`)
  const { case: id } = certificate
  if (existsSync(root) && !isLocked(root)) await assertStillDecided(root, id)
  await options.store.destroy(id)
  if (existsSync(root)) await diskFiles.rename(root, going)
  await diskFiles.syncFolder(dirname(root))
  await diskFiles.remove(going)
  await diskFiles.rename(pending, target)
  await diskFiles.syncFolder(dirname(target))
  return { certificate: target, case: id }
}

/** Of a purge that was cut off: the case is still that one, and nobody has placed a hold since. */
async function assertStillDecided(root: string, id: string): Promise<void> {
  const opened = await openCase(root)
  try {
    if (opened.file.id !== id) throw new Failure('usage', `The purge that was decided is of another case than the one at ${root}.`)
    assertNoHold(opened.journal)
  } finally {
    opened.close()
  }
}

async function decide(root: string, pending: string, options: PurgeOptions): Promise<string> {
  if (!options.reason.trim()) throw new Failure('usage', 'Say why the case is purged: by which rule or decision.')
  const keyFolder = options.keyFolder ?? defaultKeyFolder(process.env)
  const text = isLocked(root) ? await decideLocked(root, options, keyFolder) : await decideOpen(root, options, keyFolder)
  await writeWhole(diskFiles, pending, { text, mode: 0o644 })
  return text
}

async function decideLocked(root: string, options: PurgeOptions, keyFolder: string): Promise<string> {
  const vault = lockVault(root)
  try {
    const identity = await openKeyOf(root, { store: options.store, opening: await options.opening() })
    const { text, title } = await peekIntoSeal(root, identity, (folder) => {
      const file = readCaseFile(folder)
      const journal = openJournal(join(folder, 'journal.sqlite'), { origin: originOf(file.id) })
      try {
        assertNoHold(journal)
        if (needsSecond(journal, 'purge')) throw new Failure('second.needed', `A second person has to agree, which the journal has to hold: unlock the case first ('jackdaw unlock ${root}').`)
        return { text: signCertificate(certify(file, journal, options), loadSigningKey(keyFolder)), title: file.title }
      } finally {
        journal.close()
      }
    })
    await options.confirm(title)
    return text
  } finally {
    vault.release()
  }
}

async function decideOpen(root: string, options: PurgeOptions, keyFolder: string): Promise<string> {
  const opened = await openCase(root, { write: true, keyFolder })
  try {
    const { journal, file } = opened
    assertNoHold(journal)
    await options.confirm(file.title)
    const request = passFourEyes(journal, { deed: 'purge', details: { what: 'case' } }, options)
    return signCertificate(certify(file, journal, options, request), loadSigningKey(keyFolder))
  } finally {
    opened.close()
  }
}

/** What a certificate says of a case as it stands. */
export function certify(
  file: CaseFile, journal: Journal, { store, actor, clock, reason }: Pick<PurgeOptions, 'store' | 'actor' | 'clock' | 'reason'>, request?: GraveRequest,
): PurgeCertificate {
  const at = clock.now()
  const { profile, since, review, stop } = retentionAt(journal, at)
  const exhibits = new ExhibitRegister(journal).all()
  const key = store.find(file.id)
  return {
    case: file.id, title: file.title, purged: 'case', by: actor, at, reason,
    retention: { ...profile, since, review, stop },
    evidence: {
      exhibits: exhibits.length,
      bytes: exhibits.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      sha256: sha256(exhibits.map((exhibit) => `${exhibit.sha256}\n`).join('')),
    },
    ...(key ? { key: { recipient: key.recipient, madeAt: key.madeAt, members: key.members.map(({ recipient }) => recipient) } } : {}),
    ...(request?.decided ? { request: { id: request.id, agreedBy: request.decided.by } } : {}),
    checkpoint: journal.head().checkpoint,
  }
}
