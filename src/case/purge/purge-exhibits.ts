import { evidencePath } from '../case-layout.ts'
import type { Case } from '../case.ts'
import { ExhibitRegister } from '../register/exhibit-register.ts'
import { passFourEyes } from '../members/four-eyes-register.ts'
import { assertNoHold } from '../retention/hold-register.ts'
import { Failure } from '../../base/failure.ts'
import type { Author } from '../journal/journal.ts'
import type { KeyStore } from '../vault/key-store.ts'
import { certify } from './purge-case.ts'
import type { PurgeCertificate } from './purge-certificate.ts'

/** Which exhibits are purged, and why. */
export interface PurgeExhibitsOptions extends Author {
  readonly numbers: readonly string[]
  readonly reason: string
  readonly store: KeyStore
}

/**
 * Removes the bytes of exhibits, the entries of the journal that tell of them, and all that was computed, which a build computes
 * anew without them. The deed is entered first, so that what is cut off is completed by `settlePurges`. What persons wrote (findings,
 * notebooks, charts) stays. Throws `hold.stands`, `second.needed`, `exhibit.absent`, `usage`.
 */
export async function purgeExhibits(opened: Case, { numbers, reason, store, ...author }: PurgeExhibitsOptions): Promise<PurgeCertificate> {
  const { journal, file } = opened
  const received = new ExhibitRegister(journal).all()
  assertNoHold(journal)
  if (!reason.trim()) throw new Failure('usage', 'Say why the exhibit is purged: by which rule or decision.')
  const purged = numbers.map((number) => {
    const exhibit = received.find((candidate) => candidate.number === number)
    if (!exhibit) throw new Failure('exhibit.absent', `The case has no exhibit ${number} that was received. An attachment goes with what it came in.`)
    return { number, sha256: exhibit.sha256 }
  })
  const request = passFourEyes(journal, { deed: 'purge', details: { exhibits: numbers.join(' ') } }, author)
  journal.append([{ verb: 'exhibits.purged', payload: { exhibits: purged, reason } }], author)
  await settlePurges(opened, author)
  const { key: _kept, ...certificate } = certify(file, journal, { store, reason, ...author }, request)
  return { ...certificate, purged }
}

/** Completes the purges of exhibits that the journal tells of: nothing happens where they are complete. */
export async function settlePurges({ journal, layout, files }: Case, author: Author): Promise<void> {
  const received = [...journal.entries({ verb: 'exhibit.received' })].map(({ sequence, payload: { exhibit } }) => ({ sequence, ...exhibit }))
  for (const { payload: { exhibits, reason } } of [...journal.entries({ verb: 'exhibits.purged' })]) {
    const numbers = new Set(exhibits.map(({ number }) => number))
    const left = received.filter(({ number }) => numbers.has(number)).map(({ sequence }) => sequence)
    if (left.length > 0) journal.purge(left, { ...author, reason })
    // The same bytes may have been received a second time, and stay for that.
    const kept = new Set(received.filter(({ number }) => !numbers.has(number)).map(({ sha256 }) => sha256))
    for (const { sha256 } of exhibits) if (!kept.has(sha256)) await files.remove(evidencePath(layout, sha256))
    if (left.length === 0) continue
    for (const folder of [layout.derived, layout.dossier]) {
      await files.remove(folder)
      await files.makeFolder(folder)
    }
  }
}
