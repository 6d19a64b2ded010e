import type { PartBox } from '../../../dossier/redact/blacken.ts'
import { findWords } from '../../../dossier/redact/find-words.ts'
import type { PDFPageProxy } from '../../../extract/pdf/open-pdf.ts'
import type { PagePart } from './redact-task.ts'

/** A run of text of a page with a box that is wider than its letters. */
export interface PlacedText {
  readonly text: string
  readonly box: PartBox
}

/** The texts of a page, and those of each annotation and field as one. */
export async function placedTexts(page: PDFPageProxy): Promise<PlacedText[]> {
  const viewport = page.getViewport({ scale: 1 })
  const boxOf = (points: readonly (readonly [number, number])[]): PartBox => {
    const placed = points.map(([x, y]) => viewport.convertToViewportPoint(x, y) as [number, number])
    const [left, top] = [Math.min(...placed.map(([x]) => x)) - 1, Math.min(...placed.map(([, y]) => y)) - 1]
    return [left, top, Math.max(...placed.map(([x]) => x)) + 1 - left, Math.max(...placed.map(([, y]) => y)) + 1 - top]
  }
  const { items } = await page.getTextContent()
  const runs = items.flatMap((item) => {
    if (!('str' in item)) return []
    const [a, b, c, d, e, f] = item.transform as [number, number, number, number, number, number]
    const [along, up] = [Math.hypot(a, b) || 1, Math.hypot(c, d) || 1]
    const corner = (right: number, high: number) =>
      [e + (a / along) * right + (c / up) * item.height * high, f + (b / along) * right + (d / up) * item.height * high] as const
    const box = boxOf([corner(0, -0.3), corner(item.width, -0.3), corner(0, 1.1), corner(item.width, 1.1)])
    return [{ text: item.str.normalize('NFC') + (item.hasEOL ? ' ' : ''), box }]
  })
  const annotations = (await page.getAnnotations()) as { rect: [number, number, number, number] }[]
  const notes = annotations.map(({ rect, ...rest }) => ({ text: ` ${stringsIn(rest).join(' ').normalize('NFC')} `, box: boxOf([[rect[0], rect[1]], [rect[2], rect[3]]]) }))
  return [...runs, ...notes]
}

/** Boxes of the whole runs that hold a word, also where a word runs over several: what is left of a run beside a word tells of it. */
export function boxesOfWords(placed: readonly PlacedText[], words: readonly string[]): PartBox[] {
  const found = findWords(placed.map(({ text }) => text).join(''), words)
  let at = 0
  return placed.flatMap(({ text, box }) => {
    const [start, end] = [at, (at += text.length)]
    return found.some((place) => place.start < end && place.end > start) ? [box] : []
  })
}

/** Texts outside every box that hold a word of four letters or more which stood under one. */
export function standElsewhere(pages: readonly (readonly PlacedText[])[], parts: readonly PagePart[]): PagedText[] {
  const texts = pages.flatMap((placed, index) => placed.map(({ text, box }) => ({ page: index + 1, text: text.trim(), isUnder: isUnder(box, index + 1, parts) })))
  const removed = new Set(texts.filter((one) => one.isUnder).flatMap(({ text }) => longWords(text)))
  return texts.filter((one) => !one.isUnder && longWords(one.text).some((word) => removed.has(word))).map(({ page, text }) => ({ page, text }))
}

/** A text and the page it stands on. */
export interface PagedText {
  readonly page: number
  readonly text: string
}

function isUnder([x, y, w, h]: PartBox, number: number, parts: readonly PagePart[]): boolean {
  return parts.some(({ page, box: [left, top, width, height] }) => page === number && x < left + width && left < x + w && y < top + height && top < y + h)
}

function longWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) ? Object.values(value).flatMap(stringsIn) : []
}
