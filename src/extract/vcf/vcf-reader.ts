import { readContentLines } from '../content-line/content-line.ts'
import { LineText } from '../content-line/line-text.ts'
import type { ChildDraft, ExtractInput } from '../contract.ts'
import { formatLocator } from '../../model/locator.ts'
import type { Problem } from '../../model/problem.ts'
import type { DocumentReading } from '../document/document-reading.ts'
import { StatementWriter } from '../document/statement-writer.ts'
import { decodeText } from '../encoding/decode-text.ts'
import { readCards, type Card } from './card.ts'
import { CardWriter } from './card-writer.ts'

/** Media type of electronic business cards. */
export const vcfMediaType = 'text/vcard'

/** Reads electronic business cards of versions 2.1, 3.0 and 4.0 (RFC 6350). */
export async function readVcf(input: ExtractInput): Promise<DocumentReading> {
  const { text: source, encoding } = decodeText(await input.source.all(input.limits.maxBytesInMemory))
  const problems: Problem[] = []
  const text = new LineText()
  const writer = new StatementWriter(input.settings)
  const cards = new CardWriter(input, text, writer)
  const children: ChildDraft[] = []
  const stray: string[] = []
  let count = 0
  for (const card of readCards(readContentLines(source, (line) => void stray.push(line)))) {
    count++
    cards.write(card)
    children.push(...picturesOf(card))
    if (!card.whole) problems.push(cutCard(card))
  }
  for (const line of stray) text.line(line)
  if (stray.length) problems.push(strayLines(stray.length))
  if (count === 0) problems.push(noCard)
  const partly = problems.length ? { partly: 'damaged' } : {}
  return {
    facts: { mediaType: vcfMediaType, encoding: encoding.name, ...(count ? partly : { partly: 'no card' }) },
    sections: [{ text: count ? text.text : source }],
    statements: writer.statements,
    problems: [...problems, ...writer.problems],
    children: children.slice(0, input.limits.maxChildren),
  }
}

function picturesOf(card: Card): ChildDraft[] {
  const found = card.lines.filter((line) => line.bytes && line.bytes.length > 0 && /^(PHOTO|LOGO|SOUND|KEY)$/.test(line.name))
  return found.map((line, index) => {
    const name = `card-${card.number}-${line.name.toLowerCase()}${index ? `-${index + 1}` : ''}`
    return { name, locator: formatLocator({ kind: 'member', path: name }), bytes: line.bytes! }
  })
}

function cutCard(card: Card): Problem {
  const message = `Card ${card.number} has no end; what stands there was read. Look for an uncut copy.`
  return { code: 'vcf.cut', severity: 'warning', message }
}

function strayLines(count: number): Problem {
  return { code: 'vcf.stray-lines', severity: 'warning', message: `${count} lines are no properties of a card; they are kept at the end of the text.` }
}

const noCard: Problem = { code: 'vcf.no-card', severity: 'error', message: 'The file holds no card; its text was kept. Look whether it bears the wrong ending.' }
