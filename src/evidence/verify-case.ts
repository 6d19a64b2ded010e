import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifyUses } from '../case/authority/anchor-uses.ts'
import { caseFileName, formatCaseFile } from '../case/case-file.ts'
import type { Case } from '../case/case.ts'
import { originOf } from '../case/journal/checkpoint.ts'
import { FaultList, type Fault } from '../case/fault.ts'
import { verifyJournal, type JournalCounts } from '../case/journal/verify-journal.ts'
import { messageOf } from '../base/failure.ts'
import { silentProgress, type Progress } from '../base/progress.ts'
import { exhibitId } from '../model/exhibit.ts'
import { findStrangers } from './find-strangers.ts'
import { verifyEvidence, type EvidenceCounts } from './verify-evidence.ts'

/** What a verification found. */
export interface CaseVerification extends EvidenceCounts, JournalCounts {
  /** Empty when everything holds; at most `maxFaults` of them. */
  readonly faults: readonly Fault[]
  /** How many there are, listed or not. */
  readonly faultCount: number
  readonly exhibits: number
  /** Working copies in the case that no entry of the journal confirmed: proposals, or edited since. No fault. */
  readonly unconfirmed: readonly string[]
  /** Uses in the log of uses. */
  readonly uses: number
}

/**
 * Checks that a case is what it was: every file of evidence against the hash it was received with, the journal entry
 * for entry (`verifyJournal`), `case.json` against the journal, the exhibits against each other, the trusted files, and what lies
 * in the case that no entry knows. `knownCheckpoints` are
 * signed checkpoints kept outside the case: only they show that the end of the journal was cut off. Throws nothing for
 * a damaged case: faults are the result; it rejects only when `signal` ends it.
 */
export async function verifyCase(
  opened: Case,
  options: { readonly progress?: Progress; readonly signal?: AbortSignal; readonly knownCheckpoints?: readonly string[] } = {},
): Promise<CaseVerification> {
  const faults = new FaultList()
  const progress = options.progress ?? silentProgress
  const reading = readingUnless(options.signal, faults)
  const journal = verifyJournal(opened.layout.journal, faults, {
    origin: originOf(opened.file.id),
    firstKey: opened.file.publicKey,
    knownCheckpoints: options.knownCheckpoints,
    progress,
  })
  const evidence = await reading({ files: 0, bytes: 0 }, async () => {
    checkCaseFile(opened, faults)
    checkExhibits(opened, faults)
    return verifyEvidence(opened, faults, { progress, signal: options.signal })
  })
  const unconfirmed = await reading<string[]>([], () => findStrangers(opened, faults))
  const uses = await reading(0, async () => verifyUses(opened, faults))
  const exhibits = await reading(0, async () => opened.exhibits.all().length)
  return { ...journal, ...evidence, exhibits, uses, unconfirmed, faults: faults.faults, faultCount: faults.count }
}

function checkCaseFile(opened: Case, faults: FaultList): void {
  const [first] = opened.journal.entries({ verb: 'case.created' })
  const text = readFileSync(join(opened.layout.root, caseFileName), 'utf8')
  if (first?.sequence !== 1 || formatCaseFile(first.payload.case) !== text) {
    faults.add('case.file', caseFileName, 'It is not what the first entry of the journal says was written: one of the two was changed.')
  }
}

function checkExhibits(opened: Case, faults: FaultList): void {
  const recorded = [...opened.journal.entries({ verb: 'authority.recorded' })]
  const authorities = new Map(recorded.map((entry) => [entry.payload.authority.id, entry.sequence]))
  const seen = new Set<string>()
  for (const { sequence, payload: { exhibit } } of opened.journal.entries({ verb: 'exhibit.received' })) {
    const where = `exhibit ${exhibit.number}`
    if (exhibit.id !== exhibitId(exhibit.parent, exhibit.path, exhibit.sha256)) {
      faults.add('exhibit.id', where, 'Its id does not follow from its path and hash.')
    }
    if (seen.has(exhibit.id) || seen.has(exhibit.number)) {
      faults.add('exhibit.double', where, 'There is another exhibit with its id or number.')
    }
    if ((authorities.get(exhibit.authority) ?? Infinity) > sequence) {
      faults.add('exhibit.authority', where, `Authority ${exhibit.authority} was not recorded when it was taken in.`)
    }
    seen.add(exhibit.id).add(exhibit.number)
  }
}

/** What the journal is too broken to tell is a fault, not the end of the verification. */
function readingUnless(signal: AbortSignal | undefined, faults: FaultList) {
  return async <T>(otherwise: T, work: () => Promise<T> | T): Promise<T> => {
    try {
      return await work()
    } catch (thrown) {
      if (signal?.aborted) throw thrown
      faults.add('journal.unreadable', 'journal.sqlite', `What it tells cannot be read: ${messageOf(thrown)}. Restore it from a copy.`)
      return otherwise
    }
  }
}
