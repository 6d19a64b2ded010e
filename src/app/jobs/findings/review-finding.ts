import { Failure } from '../../../base/failure.ts'
import type { Case } from '../../../case/case.ts'
import type { FindingReview, OpenedPlace } from '../../../model/finding.ts'
import { draftOf } from '../../../finding/tell-findings.ts'
import { findingOf, listFindings } from './list-findings.ts'
import { readStand, type FindingAuthor } from './write-finding.ts'

/** What a reviewer says, and the places that were opened on the way. */
export interface ReviewDraft {
  readonly outcome: FindingReview['outcome']
  readonly note?: string | undefined
  /** Only places that the finding cites are kept. */
  readonly opened: readonly OpenedPlace[]
}

/**
 * Puts into the journal that a person read a finding as it is now. To confirm it, the reviewer has to be somebody other than
 * who wrote it, and to have opened a place that it cites. Throws `usage`.
 */
export async function reviewFinding(opened: Case, name: string, { review, author }: { review: ReviewDraft; author: FindingAuthor }): Promise<void> {
  const finding = findingOf(await listFindings(opened, author.ask), name)
  const cited = new Set(finding.citations.map(({ exhibitId, locator }) => `${exhibitId} ${locator}`))
  const seen = new Map(review.opened.map(({ exhibitId, locator }) => [`${exhibitId} ${locator}`, { exhibitId, locator }]))
  const places = [...seen].filter(([key]) => cited.has(key)).map(([, place]) => place)
  if (review.outcome === 'confirmed') {
    if (finding.writtenBy === author.actor) throw new Failure('usage', `${author.actor} wrote this finding. It is confirmed by somebody else.`)
    if (places.length === 0) throw new Failure('usage', 'A finding is confirmed by who opened at least one of the places that it cites. Open one first.')
  }
  const draft = draftOf(finding)
  const stand = await readStand(draft, finding.origin === 'machine' ? finding.id : finding.basedOn, author.ask)
  const note = review.note?.trim()
  opened.journal.append(
    [{ verb: 'finding.reviewed', payload: { id: finding.id, outcome: review.outcome, ...(note ? { note } : {}), opened: places, draft, stand } }],
    author,
  )
}
