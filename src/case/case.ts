import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { diskFiles, type FilePort } from '../base/file-port.ts'
import { diskFailure } from '../base/disk-failure.ts'
import { Failure } from '../base/failure.ts'
import { caseLayout, type CaseLayout } from './case-layout.ts'
import { readCaseFile, type CaseFile } from './case-file.ts'
import { lockCase } from './case-lock.ts'
import { originOf } from './journal/checkpoint.ts'
import { ExhibitRegister } from './register/exhibit-register.ts'
import { openJournal, type Journal } from './journal/journal.ts'
import { defaultKeyFolder, loadSigningKey } from './journal/signing-key.ts'

/** A bounded inquiry with its purpose, authorities, exhibits and journal, as one folder on disk, opened. */
export interface Case {
  readonly layout: CaseLayout
  /** `case.json`. */
  readonly file: CaseFile
  readonly journal: Journal
  readonly exhibits: ExhibitRegister
  readonly isWritable: boolean
  /** What writes to the case's folders. */
  readonly files: FilePort
  /** Ends it and gives the lock back. */
  close(): void
}

/** How a case is opened. */
export interface OpenCaseOptions {
  /** Take the lock and this machine's signing key, and allow appending. Otherwise the case is only read. */
  readonly write?: boolean
  /** Folder of the signing key; absent: `$JACKDAW_HOME/keys` or `~/.config/jackdaw/keys`. */
  readonly keyFolder?: string
  readonly files?: FilePort
}

/**
 * Opens the case at `path`. Throws `case.absent`, `case.busy`, `journal.damaged`, `journal.key-absent`. Opened for
 * writing, what a killed intake left half-copied is removed: it was never acknowledged.
 */
export async function openCase(path: string, options: OpenCaseOptions = {}): Promise<Case> {
  const layout = caseLayout(resolve(path))
  const file = readCaseFile(layout.root)
  if (!existsSync(layout.journal)) {
    throw new Failure('journal.damaged', `${layout.root} has no journal.sqlite. Without it nothing tells what was received under which authority: restore it from a copy.`)
  }
  const files = options.files ?? diskFiles
  if (!options.write) return openedCase(layout, { file, files, journal: openJournal(layout.journal, { origin: originOf(file.id) }) })

  const key = loadSigningKey(options.keyFolder ?? defaultKeyFolder(process.env), files.now)
  const lock = lockCase(layout)
  try {
    const journal = openJournal(layout.journal, { origin: originOf(file.id), key })
    await clearIncoming(layout, files)
    return openedCase(layout, { file, files, journal, release: lock.release })
  } catch (thrown) {
    lock.release()
    throw thrown
  }
}

interface OpenedParts {
  readonly file: CaseFile
  readonly files: FilePort
  readonly journal: Journal
  readonly release?: () => void
}

function openedCase(layout: CaseLayout, { file, files, journal, release }: OpenedParts): Case {
  return {
    layout,
    file,
    files,
    journal,
    exhibits: new ExhibitRegister(journal),
    isWritable: release !== undefined,
    close() {
      journal.close()
      release?.()
    },
  }
}

async function clearIncoming(layout: CaseLayout, files: FilePort): Promise<void> {
  try {
    await files.makeFolder(layout.incoming)
    for (const name of readdirSync(layout.incoming).sort()) await files.remove(`${layout.incoming}/${name}`)
  } catch (cause) {
    throw diskFailure(cause, `${layout.incoming} could not be cleared`)
  }
}
