import { Failure } from '../../../base/failure.ts'
import type { Case } from '../../../case/case.ts'
import { nextIdOf } from '../../../case/register/finding-register.ts'
import type { Author } from '../../../case/journal/journal.ts'
import { findingKinds, type FindingDraft, type FindingStand } from '../../../model/finding.ts'
import { readFound } from '../../../finding/read-found.ts'
import { readPlacesTold, standOf, type Ask } from '../../../finding/stand.ts'
import { findingOf, listFindings } from './list-findings.ts'

/** Who does it, when, and how the case's tables are asked. */
export interface FindingAuthor extends Author {
  readonly ask: Ask
}

/** Most of each that is taken. */
const limits = { sentence: 4_000, chapter: 120, citations: 200, quote: 2_000, reason: 4_000 } as const

/** Puts a finding of a person into the journal and gives its id, `F1`. Throws `usage` when it says or cites nothing. */
export async function writeFinding(opened: Case, draft: FindingDraft, author: FindingAuthor): Promise<string> {
  const whole = checkDraft(draft)
  const id = nextIdOf(opened.journal, 'F')
  const stand = await readStand(whole, whole.basedOn, author.ask)
  opened.journal.append([{ verb: 'finding.written', payload: { id, draft: whole, stand } }], author)
  return id
}

/** Writes a person's finding anew. What is absent stays. Throws `usage` for one of the machine: write one based on it. */
export async function changeFinding(
  opened: Case,
  id: string,
  change: { readonly draft: Partial<FindingDraft>; readonly reason: string; readonly author: FindingAuthor },
): Promise<void> {
  const { author } = change
  const { told } = await listFindings(opened, author.ask)
  const written = told.written.find((one) => one.id === id)
  if (!written) throw new Failure('usage', `Finding ${id} was not written by a person. To say it otherwise, write one that is based on it.`)
  const { chapter, sentence, kind, citations, basedOn } = { ...written, ...change.draft }
  const draft = checkDraft({ chapter, sentence, kind, citations, basedOn })
  const stand = await readStand(draft, basedOn, author.ask)
  opened.journal.append([{ verb: 'finding.changed', payload: { id, draft, stand, reason: checkReason(change.reason) } }], author)
}

/** Takes a person's finding back, or sets one of the machine aside. It is listed with the reason, and not among the others. */
export async function withdrawFinding(opened: Case, name: string, { reason, author }: { reason: string; author: FindingAuthor }): Promise<void> {
  const finding = findingOf(await listFindings(opened, author.ask), name)
  if (finding.withdrawn) throw new Failure('usage', `Finding ${name} was withdrawn already: ${finding.withdrawn.reason}`)
  opened.journal.append([{ verb: 'finding.withdrawn', payload: { id: finding.id, reason: checkReason(reason) } }], author)
}

/** Orders chapters, or findings inside their chapters (by id or number); what is not named follows. Throws `usage` for a finding that there is not. */
export async function orderFindings(
  opened: Case,
  order: { readonly chapters?: readonly string[]; readonly findings?: readonly string[] },
  author: FindingAuthor,
): Promise<void> {
  const now = await listFindings(opened, author.ask)
  const findings = order.findings?.map((name) => findingOf(now, name).id)
  if (!order.chapters?.length && !findings?.length) throw new Failure('usage', 'Name the chapters, or the findings, in their order.')
  const payload = { ...(order.chapters?.length ? { chapters: order.chapters } : {}), ...(findings?.length ? { findings } : {}) }
  opened.journal.append([{ verb: 'findings.ordered', payload }], author)
}

/** What a draft rests on now. */
export async function readStand(draft: FindingDraft, foundId: string | undefined, ask: Ask): Promise<FindingStand> {
  const found = foundId === undefined ? undefined : (await readFound(ask)).find(({ id }) => id === foundId)
  return standOf(draft.citations, await readPlacesTold(draft.citations, ask), found)
}

/** The reason, trimmed. Throws `usage` when there is none. */
export function checkReason(reason: string): string {
  const text = reason.trim()
  if (!text || text.length > limits.reason) throw new Failure('usage', `Say why, in at most ${limits.reason} characters: it stands in the journal.`)
  return text
}

function checkDraft(draft: FindingDraft): FindingDraft {
  const { kind, citations, basedOn } = draft
  const [sentence, chapter] = [draft.sentence.trim(), draft.chapter.trim()]
  if (!sentence || sentence.length > limits.sentence) throw new Failure('usage', `A finding is a sentence of at most ${limits.sentence} characters.`)
  if (!chapter || chapter.length > limits.chapter) throw new Failure('usage', `A finding stands in a chapter, whose title has at most ${limits.chapter} characters.`)
  if (!findingKinds.includes(kind)) throw new Failure('usage', `A finding is one of ${findingKinds.join(', ')}, not '${String(kind)}'.`)
  if (!citations.some(({ role }) => role === 'support')) throw new Failure('usage', 'A finding needs at least one place that supports it. Cite one.')
  if (citations.length > limits.citations) throw new Failure('usage', `A finding cites at most ${limits.citations} places; this one cites ${citations.length}.`)
  for (const { exhibitId, locator, quote } of citations) {
    if (!exhibitId || !locator) throw new Failure('usage', 'Each citation names an exhibit and a place in it.')
    if ((quote?.length ?? 0) > limits.quote) throw new Failure('usage', `A quote has at most ${limits.quote} characters. Cite the place, and quote less of it.`)
  }
  return { chapter, sentence, kind, citations, ...(basedOn ? { basedOn } : {}) }
}
