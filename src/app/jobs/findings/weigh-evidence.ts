import { Failure } from '../../../base/failure.ts'
import type { Case } from '../../../case/case.ts'
import { listToldFindings, nextIdOf } from '../../../case/register/finding-register.ts'
import type { Author } from '../../../case/journal/journal.ts'
import { evidenceWeights, type EvidenceWeight } from '../../../model/finding.ts'
import { findingOf, listFindings } from './list-findings.ts'
import { checkReason, type FindingAuthor } from './write-finding.ts'

const maxChars = 4_000

/** Puts a hypothesis into the journal and gives its id, `H1`. Throws `usage` when it says nothing. */
export function writeHypothesis(opened: Case, draft: { readonly sentence: string; readonly note?: string }, author: Author): string {
  const id = nextIdOf(opened.journal, 'H')
  opened.journal.append([{ verb: 'hypothesis.written', payload: { id, ...checkHypothesis(draft) } }], author)
  return id
}

/** Writes a hypothesis anew; what was weighed for it stays. Throws `usage` when there is none of that id. */
export function changeHypothesis(
  opened: Case,
  id: string,
  { draft, reason, author }: { draft: { readonly sentence: string; readonly note?: string }; reason: string; author: Author },
): void {
  requireHypothesis(opened, id)
  opened.journal.append([{ verb: 'hypothesis.changed', payload: { id, ...checkHypothesis(draft), reason: checkReason(reason) } }], author)
}

/** Takes a hypothesis back, with what was weighed for it. */
export function withdrawHypothesis(opened: Case, id: string, { reason, author }: { reason: string; author: Author }): void {
  requireHypothesis(opened, id)
  opened.journal.append([{ verb: 'hypothesis.withdrawn', payload: { id, reason: checkReason(reason) } }], author)
}

/** Says how a finding (by id or number) sits with a hypothesis, and why. The last word on the two counts. Throws `usage`. */
export async function weighEvidence(
  opened: Case,
  cell: { readonly hypothesis: string; readonly finding: string; readonly weight: EvidenceWeight; readonly reason: string },
  author: FindingAuthor,
): Promise<void> {
  requireHypothesis(opened, cell.hypothesis)
  if (!evidenceWeights.includes(cell.weight)) throw new Failure('usage', `Evidence is one of ${evidenceWeights.join(', ')}, not '${String(cell.weight)}'.`)
  const { id, withdrawn } = findingOf(await listFindings(opened, author.ask), cell.finding)
  if (withdrawn) throw new Failure('usage', `Finding ${cell.finding} was withdrawn: ${withdrawn.reason}`)
  const { hypothesis, weight } = cell
  opened.journal.append([{ verb: 'evidence.weighed', payload: { hypothesis, finding: id, weight, reason: checkReason(cell.reason) } }], author)
}

function requireHypothesis(opened: Case, id: string): void {
  if (listToldFindings(opened.journal).hypotheses.some((hypothesis) => hypothesis.id === id)) return
  throw new Failure('usage', `There is no hypothesis ${id}. 'jackdaw hypothesis matrix' lists them.`)
}

function checkHypothesis({ sentence, note }: { readonly sentence: string; readonly note?: string }): { sentence: string; note?: string } {
  const text = sentence.trim()
  if (!text || text.length > maxChars || (note?.length ?? 0) > maxChars) throw new Failure('usage', `A hypothesis is a sentence of at most ${maxChars} characters.`)
  return { sentence: text, ...(note?.trim() ? { note: note.trim() } : {}) }
}
