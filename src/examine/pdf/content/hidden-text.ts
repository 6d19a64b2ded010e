import { areaOf, shareInside, type Box } from './matrix.ts'
import type { PageMarks, TextMark } from './page-marks.ts'

/** Why text of a page cannot be seen. `recognition`: it lies invisible over a picture, as text recognition puts it. */
export type HiddenReason = 'recognition' | 'invisible' | 'transparent' | 'background' | 'tiny' | 'outside' | 'clipped' | 'layer'

/** Text of a page that cannot be seen, for one reason. */
export interface HiddenText {
  readonly reason: HiddenReason
  readonly marks: readonly TextMark[]
}

const invisibleModes = new Set([3, 7])
const tinyPoints = 1.5
const faintAlpha = 0.05
const nearColor = 12
/** How much of a page a picture must fill to be the scan of it. */
export const scanShare = 0.5

/** Text that a page holds and does not show, each mark under the first reason that fits. Text of annotations and fields is not looked at. */
export function findHiddenText(marks: PageMarks): HiddenText[] {
  const byReason = new Map<HiddenReason, TextMark[]>()
  for (const mark of marks.texts) {
    const reason = mark.inAnnotation ? undefined : reasonOf(mark, marks)
    if (!reason) continue
    const found = byReason.get(reason)
    if (found) found.push(mark)
    else byReason.set(reason, [mark])
  }
  return [...byReason].map(([reason, found]) => ({ reason, marks: found })).filter(({ reason, marks: found }) => reason !== 'tiny' || hasWords(found))
}

function reasonOf(mark: TextMark, marks: PageMarks): HiddenReason | undefined {
  if (mark.inHiddenLayer) return 'layer'
  if (invisibleModes.has(mark.mode)) return isOverPicture(mark.box, marks) ? 'recognition' : 'invisible'
  if (areaOf(mark.box) > 0 && shareInside(mark.box, marks.frame) < 0.05) return 'outside'
  if (areaOf(mark.box) > 0 && shareInside(mark.box, mark.clip) < 0.02) return 'clipped'
  if (mark.alpha < faintAlpha) return 'transparent'
  if (mark.size < tinyPoints) return 'tiny'
  return mark.mode === 0 && isOnItsColor(mark, marks) ? 'background' : undefined
}

function isOverPicture(box: Box, { paints }: PageMarks): boolean {
  return paints.some((paint) => paint.kind === 'picture' && shareInside(box, paint.box) > 0.5)
}

/** Whether the last thing painted below has the colour of the text; white paper when there is none. */
function isOnItsColor({ color, order, box }: TextMark, { paints }: PageMarks): boolean {
  if (color === undefined) return false
  const below = paints.findLast((paint) => paint.order < order && shareInside(box, paint.box) > 0.9)
  return below?.kind !== 'picture' && isNear(color, below?.color ?? '#ffffff')
}

function isNear(left: string, right: string): boolean {
  const [a, b] = [channels(left), channels(right)]
  return a.every((value, index) => Math.abs(value - b[index]!) <= nearColor)
}

function channels(color: string): [number, number, number] {
  const value = parseInt(color.slice(1), 16)
  return [value >> 16, (value >> 8) & 0xff, value & 0xff]
}

/** A dot or dash of no size is a rule or a leader, no message. */
function hasWords(marks: readonly TextMark[]): boolean {
  return marks.map(({ text }) => text).join('').replace(/[^\p{L}\p{N}]/gu, '').length >= 4
}
