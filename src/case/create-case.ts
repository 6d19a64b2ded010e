import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { diskFiles, writeWhole, type FilePort } from '../base/file-port.ts'
import { diskFailure } from '../base/disk-failure.ts'
import { Failure } from '../base/failure.ts'
import type { ReadingSettings } from '../model/value/reading-settings.ts'
import { isDay, assertAuthority, type AuthorityDraft } from './authority/authority.ts'
import { recordAuthority } from './authority/authority-register.ts'
import { openCase, type Case } from './case.ts'
import { caseLayout } from './case-layout.ts'
import { caseFileName, formatCaseFile, type CaseFile } from './case-file.ts'
import { checkSettings } from './case-settings.ts'
import { originOf } from './journal/checkpoint.ts'
import { openJournal, type Author } from './journal/journal.ts'
import { defaultKeyFolder, loadSigningKey, type SigningKey } from './journal/signing-key.ts'
import { formatNoteKey, noteKeyOf } from './journal/signed-note.ts'

/** What a new case is told. */
export interface CreateCaseOptions extends Author {
  readonly title: string
  readonly purpose: string
  /** Day on which somebody decides whether the case may still be kept, `YYYY-MM-DD`; absent: one year from now. */
  readonly retentionReview?: string
  readonly settings?: ReadingSettings
  /** Becomes `A1`. */
  readonly authority?: AuthorityDraft
  /** Folder of the signing key; absent: `$JACKDAW_HOME/keys` or `~/.config/jackdaw/keys`. */
  readonly keyFolder?: string
  readonly files?: FilePort
}

/**
 * Makes a case at `path`, where nothing or an empty folder stands, and opens it for writing. It is made beside and
 * moved there in one step: it stands whole or not at all. Throws `usage`, `case.exists`, `case.unwritable`.
 */
export async function createCase(path: string, options: CreateCaseOptions): Promise<Case> {
  const root = resolve(path)
  const files = options.files ?? diskFiles
  const key = loadSigningKey(options.keyFolder ?? defaultKeyFolder(process.env), files.now)
  const file = caseFileOf(options, key)
  if (options.authority) assertAuthority(options.authority)
  if (existsSync(root) && !isEmptyFolder(root)) {
    throw new Failure('case.exists', `Something stands at ${root} already. Name a path where nothing is, or open the case there.`)
  }
  const draft = join(dirname(root), `.${basename(root)}.new-${randomBytes(6).toString('hex')}`)
  try {
    await writeDraft(draft, { file, files, key, author: options })
    await files.rename(draft, root)
    await files.syncFolder(dirname(root))
  } catch (cause) {
    await files.remove(draft).catch(() => undefined)
    throw diskFailure(cause, `No case could be made at ${root}`)
  }
  const opened = await openCase(root, { write: true, keyFolder: options.keyFolder, files })
  if (options.authority) recordAuthority(opened.journal, options.authority, options)
  return opened
}

interface DraftParts {
  readonly file: CaseFile
  readonly files: FilePort
  readonly key: SigningKey
  readonly author: Author
}

async function writeDraft(draft: string, { file, files, key, author }: DraftParts): Promise<void> {
  const layout = caseLayout(draft)
  for (const folder of [layout.incoming, layout.derived, layout.dossier, layout.mappings]) await files.makeFolder(folder)
  const journal = openJournal(layout.journal, { origin: originOf(file.id), key, create: true })
  try {
    journal.append([{ verb: 'case.created', payload: { case: file } }], author)
  } finally {
    journal.close()
  }
  await writeWhole(files, join(draft, caseFileName), { text: formatCaseFile(file), mode: 0o644 })
  for (const folder of [layout.evidence, draft]) await files.syncFolder(folder)
}

function caseFileOf(options: CreateCaseOptions, key: SigningKey): CaseFile {
  for (const part of ['title', 'purpose', 'actor'] as const) {
    if (!options[part].trim()) {
      throw new Failure('usage', `A case needs a ${part}. Say it in words that a reader years from now understands.`)
    }
  }
  const createdAt = options.clock.now()
  const retentionReview = options.retentionReview ?? yearAfter(createdAt)
  if (!isDay(retentionReview)) {
    throw new Failure('usage', `'${retentionReview}' is no day. Write the day of the retention review as YYYY-MM-DD.`)
  }
  const id = randomBytes(16).toString('hex')
  return {
    format: 'jackdaw-case/1',
    id,
    title: options.title.trim(),
    purpose: options.purpose.trim(),
    retentionReview,
    createdAt,
    createdBy: options.actor,
    settings: checkSettings(options.settings ?? {}),
    publicKey: formatNoteKey(noteKeyOf(originOf(id), key.publicKey)),
  }
}

function yearAfter(instant: string): string {
  const day = new Date(instant)
  day.setUTCFullYear(day.getUTCFullYear() + 1)
  return day.toISOString().slice(0, 10)
}

function isEmptyFolder(path: string): boolean {
  try {
    return readdirSync(path).length === 0
  } catch {
    return false
  }
}
