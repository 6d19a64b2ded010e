import { useEffect, useRef, type ReactNode } from 'react'
import type { MentionMark } from '../../../src/app/server/api-types.ts'
import { entityAddress } from '../part/link.tsx'

/** A text with its mentions underlined and one stretch marked and brought into view. Offsets are counted from `start`. */
export function MarkedText({ text, start = 0, mentions = [], mark }: { text: string; start?: number; mentions?: readonly MentionMark[]; mark?: readonly [number, number] | undefined }) {
  const marked = useRef<HTMLElement>(null)
  useEffect(() => void marked.current?.scrollIntoView({ block: 'center', inline: 'nearest' }), [text, mark?.[0], mark?.[1]])
  const pieces = cutText(text, start, mentions, mark)
  const first = pieces.findIndex((piece) => piece.isMarked)
  return (
    <>
      {pieces.map((piece, index) => {
        const inner = piece.mention ? <Mention mention={piece.mention}>{piece.text}</Mention> : piece.text
        return piece.isMarked ? (
          <mark key={piece.start} ref={index === first ? marked : undefined} data-mark>
            {inner}
          </mark>
        ) : (
          <span key={piece.start}>{inner}</span>
        )
      })}
    </>
  )
}

function Mention({ mention, children }: { mention: MentionMark; children: ReactNode }) {
  const title = mention.candidates > 1 ? `${mention.kind}: borne by ${mention.candidates} entities` : mention.kind
  return mention.canonicalId ? (
    <a className="mention" href={entityAddress(mention.canonicalId)} title={title}>
      {children}
    </a>
  ) : (
    <span className="mention" title={title}>
      {children}
    </span>
  )
}

interface Piece {
  readonly start: number
  readonly text: string
  readonly mention?: MentionMark | undefined
  readonly isMarked: boolean
}

/** Cuts a text wherever a mention or the mark begins or ends; of mentions that overlap, the first is kept. */
function cutText(text: string, start: number, mentions: readonly MentionMark[], mark: readonly [number, number] | undefined): Piece[] {
  const kept: MentionMark[] = []
  for (const mention of mentions) if (mention.start >= (kept.at(-1)?.end ?? 0)) kept.push(mention)
  const cuts = new Set([start, start + text.length])
  for (const [from, to] of [...kept.map(({ start: from, end }) => [from, end] as const), ...(mark ? [mark] : [])]) {
    for (const cut of [from, to]) if (cut > start && cut < start + text.length) cuts.add(cut)
  }
  const sorted = [...cuts].sort((a, b) => a - b)
  let next = 0
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1] ?? from
    while (kept[next] && kept[next]!.end <= from) next++
    const mention = kept[next] && kept[next]!.start <= from ? kept[next] : undefined
    return { start: from, text: text.slice(from - start, to - start), mention, isMarked: mark !== undefined && from >= mark[0] && to <= mark[1] && mark[1] > mark[0] }
  })
}
