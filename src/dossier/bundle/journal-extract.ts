import { canonicalJson } from '../../base/canonical-json.ts'
import { InclusionProofs } from '../../case/journal/inclusion-proofs.ts'
import type { JournalLeaf, Verb } from '../../case/journal/journal-entry.ts'
import type { JournalRow } from '../../case/journal/journal-tables.ts'
import type { Journal } from '../../case/journal/journal.ts'

/** Kinds of entries that a bundle always carries (docs/formats/dossier.md, section 3). */
const keptVerbs: readonly Verb[] = [
  'case.created', 'key.introduced', 'authority.recorded', 'settings.changed', 'content.purged', 'judgement.made', 'judgement.undone', 'finding.written',
  'finding.changed', 'finding.withdrawn', 'finding.reviewed', 'findings.ordered', 'hypothesis.written', 'hypothesis.changed', 'hypothesis.withdrawn',
  'evidence.weighed', 'finding.looked-again', 'source.graded', 'grade.withdrawn', 'disclosure.reasoned', 'adverse.explained',
]

/** A part of a journal that can be checked against a checkpoint. */
export interface JournalExtract {
  /** Leaf hash of each entry, 64 hex digits. */
  readonly leaves: readonly string[]
  /** Canonical JSON of the entries chosen, in order, with their proofs. */
  readonly entries: readonly string[]
}

/** The entries up to `size` that a dossier rests on; of those that receive exhibits, the ones of these ids. */
export function extractJournal(journal: Journal, size: number, exhibitIds: ReadonlySet<string>): JournalExtract {
  return extract(journal, { from: 0, size, isKept: (verb, row) => keptVerbs.some((kept) => kept === verb) || receives(verb, row, exhibitIds) })
}

/** What follows on `size` up to the end: the keys that were introduced, and the last entry, the release. */
export function extractSeal(journal: Journal, size: number): JournalExtract {
  const end = journal.size
  return extract(journal, { from: size, size: end, isKept: (verb, row) => verb === 'key.introduced' || row.sequence === end })
}

function extract(
  journal: Journal,
  { from, size, isKept }: { from: number; size: number; isKept: (verb: string, row: JournalRow) => boolean },
): JournalExtract {
  const hashes = journal.leafHashes().slice(0, size)
  const proofs = new InclusionProofs(hashes)
  const entries: string[] = []
  for (const row of journal.storedRows(from)) {
    if (row.sequence > size) break
    const leaf = Buffer.from(row.leaf).toString()
    const { verb } = JSON.parse(leaf) as JournalLeaf
    if (isKept(verb, row)) entries.push(canonicalJson(entryOf(row, leaf, proofs.of(row.sequence - 1))))
  }
  return { leaves: hashes.slice(from).map(hex), entries }
}

function receives(verb: string, { payload }: JournalRow, exhibitIds: ReadonlySet<string>): boolean {
  if (verb !== 'exhibit.received' || payload === null) return false
  return exhibitIds.has((JSON.parse(Buffer.from(payload).toString()) as { exhibit: { id: string } }).exhibit.id)
}

function entryOf(row: JournalRow, leaf: string, proof: readonly Uint8Array[]): Record<string, unknown> {
  const text = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString()
  return {
    sequence: row.sequence, leaf, actor: text(row.actor), actorSalt: row.actor_salt && hex(row.actor_salt), payload: text(row.payload),
    payloadSalt: row.payload_salt && hex(row.payload_salt), proof: proof.map(hex),
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
