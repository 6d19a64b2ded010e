import type { ContentLine } from '../content-line/content-line.ts'

/** The properties of one card, and the number of the card in its file, from 1. */
export interface Card {
  readonly number: number
  readonly lines: readonly ContentLine[]
  /** It ends with END:VCARD. */
  readonly whole: boolean
}

/** Gathers properties to cards. Cards inside cards (an agent, version 2.1) are cards of their own. */
export function* readCards(lines: Iterable<ContentLine>): Generator<Card> {
  const open: ContentLine[][] = []
  let number = 0
  for (const line of lines) {
    const marks = line.value.trim().toUpperCase() === 'VCARD'
    if (line.name === 'BEGIN' && marks) open.push([])
    else if (line.name === 'END' && marks) {
      const card = open.pop()
      if (card) yield { number: ++number, lines: card, whole: true }
    } else open.at(-1)?.push(line)
  }
  for (const card of open.reverse()) yield { number: ++number, lines: card, whole: false }
}

/** The first property of that name. */
export function lineNamed(card: Card, name: string): ContentLine | undefined {
  return card.lines.find((line) => line.name === name)
}

/** Whether the card is one of an organization, a group or a place rather than of a person. */
export function isOrganizationCard(card: Card): boolean {
  const kind = lineNamed(card, 'KIND')?.value.trim().toLowerCase()
  if (kind !== undefined) return kind !== 'individual'
  if (lineNamed(card, 'X-ABSHOWAS')?.value.trim().toUpperCase() === 'COMPANY') return true
  const hasName = (lineNamed(card, 'N')?.value.replace(/[;\s]/g, '') ?? '') !== ''
  return !hasName && lineNamed(card, 'ORG') !== undefined && lineNamed(card, 'FN')?.value.trim() === lineNamed(card, 'ORG')?.value.replace(/;.*$/, '').trim()
}
