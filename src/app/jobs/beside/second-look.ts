import { Failure } from '../../../base/failure.ts'
import { kappaOf, type Kappa } from '../../../base/kappa.ts'
import { canonicalJson } from '../../../base/canonical-json.ts'
import { sha256 } from '../../../base/hash.ts'
import type { Case } from '../../../case/case.ts'
import { longestReason } from '../../../case/reason.ts'
import { listSecondLooks } from '../../../case/register/second-look-register.ts'
import type { Ask } from '../../../finding/stand.ts'
import type { ToldFinding } from '../../../finding/tell-findings.ts'
import { secondVerdicts, type Citation, type OpenedPlace, type SecondVerdict } from '../../../model/finding.ts'
import { findingOf, listFindings } from '../findings/list-findings.ts'
import type { FindingAuthor } from '../findings/write-finding.ts'

/** A finding as a second person is shown it: without its kind, its state, and who said what of it. */
export interface BlindFinding {
  readonly id: string
  readonly sentence: string
  readonly citations: readonly Citation[]
}

/** A verdict of a second person, and the places that were opened on the way. */
export interface SecondWord {
  readonly verdict: SecondVerdict
  readonly note?: string | undefined
  readonly opened: readonly OpenedPlace[]
}

/** How far first and second persons agree. */
export interface LookAgreement extends Kappa {
  /** Share of looks on which at least one place was opened. */
  readonly openedShare: number
  readonly disputed: readonly { readonly finding: string; readonly by: string; readonly firstBy: string }[]
}

/**
 * The next finding that `actor` has not spoken of and somebody else has: drawn by a hash of name and finding, so that nobody picks.
 * Undefined where none is left.
 */
export async function nextBlind(opened: Case, ask: Ask, actor: string): Promise<BlindFinding | undefined> {
  const { findings } = await listFindings(opened, ask)
  const looked = new Set(listSecondLooks(opened.journal).filter(({ by }) => by === actor).map(({ finding }) => finding))
  const open = findings.filter((finding) => !looked.has(finding.id) && isLookable(finding, actor))
  const drawn = open.map((finding) => ({ finding, at: sha256(`${actor} ${finding.id}`) })).sort((a, b) => (a.at < b.at ? -1 : 1))
  return drawn[0] && blind(drawn[0].finding)
}

/** One finding as a second person is shown it. Throws `usage` for one that this person wrote or reviewed, or nobody did. */
export async function showBlind(opened: Case, name: string, author: Pick<FindingAuthor, 'ask' | 'actor'>): Promise<BlindFinding> {
  return blind(await lookable(opened, name, author))
}

/** Records what a second person says of a finding. Throws `usage` for a verdict that is none, or a person who spoke of it first. */
export async function lookAgain(opened: Case, name: string, { word, author }: { readonly word: SecondWord; readonly author: FindingAuthor }): Promise<void> {
  if (!secondVerdicts.includes(word.verdict)) throw new Failure('usage', `A second look says one of ${secondVerdicts.join(', ')}, not '${String(word.verdict)}'.`)
  const finding = await lookable(opened, name, author)
  const cited = new Set(finding.citations.map(({ exhibitId, locator }) => `${exhibitId} ${locator}`))
  const places = new Map(word.opened.map(({ exhibitId, locator }) => [`${exhibitId} ${locator}`, { exhibitId, locator }]))
  const note = word.note?.trim().slice(0, longestReason)
  opened.journal.append([{ verb: 'finding.looked-again', payload: {
    id: finding.id, verdict: word.verdict, ...(note ? { note } : {}), opened: [...places].filter(([key]) => cited.has(key)).map(([, place]) => place),
    first: { by: firstOf(finding)!, verdict: finding.kind }, shown: sha256(canonicalJson(blind(finding))),
  } }], author)
}

/** Agreement of all second looks with the first word, raw and beyond chance, with the interval of 95 %. */
export function lookAgreement({ journal }: Pick<Case, 'journal'>): LookAgreement {
  const looks = listSecondLooks(journal)
  return {
    ...kappaOf(looks.map(({ first, verdict }) => [first.verdict, verdict]), 1.96),
    openedShare: looks.length === 0 ? 0 : looks.filter(({ opened }) => opened.length > 0).length / looks.length,
    disputed: looks.filter(({ first, verdict }) => first.verdict !== verdict).map(({ finding, by, first }) => ({ finding, by, firstBy: first.by })),
  }
}

async function lookable(opened: Case, name: string, { ask, actor }: Pick<FindingAuthor, 'ask' | 'actor'>): Promise<ToldFinding> {
  const finding = findingOf(await listFindings(opened, ask), name)
  if (isLookable(finding, actor)) return finding
  const first = firstOf(finding)
  throw new Failure('usage', first === undefined
    ? 'Nobody has written or reviewed this finding yet: a first look comes before a second.'
    : `A second look is by somebody who did not write or review the finding, and it must stand; ${actor} did, or it was withdrawn.`)
}

function isLookable(finding: ToldFinding, actor: string): boolean {
  const first = firstOf(finding)
  return !finding.withdrawn && first !== undefined && first !== actor && finding.writtenBy !== actor && finding.review?.by !== actor
}

/** Whose word is the first: who reviewed it last, else who wrote it. */
function firstOf({ review, writtenBy }: ToldFinding): string | undefined {
  return review?.by ?? writtenBy
}

function blind({ id, sentence, citations }: ToldFinding): BlindFinding {
  return { id, sentence, citations }
}
