import { exhibitEntityId, sourceEntityId } from '../../model/entity-id.ts'
import { spanOf, subSpan, type Span } from '../document/span.ts'
import { StatementWriter, type DraftEntity } from '../document/statement-writer.ts'
import { looksLikePersonName } from './person-name.ts'
import type { ProfileInput, ProfileResult } from './profile.ts'
import { filledLines, type TextLine } from './text-line.ts'

const nameCue = /(?:^|[^\p{L}])(?:resumes?|r[e\u00e9]sum[e\u00e9]s?|cv|vita|bio|biography|biographie|lebenslauf|curriculum)(?![\p{Ll}])/iu
const heading =
  /^\s*(?:(?:career|professional|personal|work|employment|summary of|highlights of|key|relevant)\s+)*(?:objective|goals?|qualifications?|experience|employment|education|history|skills|references|summary|overview|profile|achievements|certifications|languages|berufserfahrung|ausbildung|bildungsweg|kenntnisse|sprachen|werdegang)\b(?:\s*(?:include|\/\s*achievements))?\s*:?\s*$/i
const labels: readonly (readonly [RegExp, string])[] = [
  [/^\s*(?:date of birth|born|birth date|geburtsdatum|geboren(?: am)?)\s*:\s*/i, 'birthDate'],
  [/^\s*(?:place of birth|geburtsort)\s*:\s*/i, 'birthPlace'],
  [/^\s*(?:nationality|staatsangeh\u00f6rigkeit)\s*:\s*/i, 'nationality'],
  [/^\s*(?:phone|telephone|tel|mobile|telefon|mobil)\.?\s*:\s*/i, 'phone'],
  [/^\s*(?:e-?mail)\s*:\s*/i, 'email'],
  [/^\s*(?:address|anschrift|adresse)\s*:\s*/i, 'address'],
]
const cellBreak = /\t+\s*|\s*\|\s*|\s{2,}[-\u2013]\s+|\s{3,}/g
const place = /^(?:.*\s[-\u2013]\s)?(\p{Lu}[\p{L}'\u2019. -]*,\s*\p{Lu}[\p{L}'\u2019. -]*)$/u
const linesRead = 60

/**
 * A CV or short biography of one person: known by a cue in the file name (Resume, CV, Bio, Lebenslauf) and a first line that
 * reads as a name, or by such a line and two headings of a CV. Gives the Person with position and address as far as the
 * lines under the name tell them, and a Documentation link from the document, in the role `about`.
 */
export function readResume(input: ProfileInput): ProfileResult | undefined {
  const lines = filledLines(input.segments[0]!, linesRead)
  const at = lines.findIndex((line) => !isTitleLine(line.text))
  const first = lines[at]
  const name = first && cellsOf(first)[0]
  if (!name || at > 1 || !looksLikePersonName(name.text) || !isResume(input.path, lines)) return undefined
  const person: DraftEntity = { id: sourceEntityId(input.exhibit, 'person', name.text), schema: 'Person' }
  const writer = new StatementWriter(input.settings)
  writer.write(person, 'name', { span: name })
  writeHeader(writer, person, lines.slice(at))
  writeLabelled(writer, person, lines)
  writeLink(writer, { person, name, exhibit: input.exhibit })
  return writer
}

function isResume(path: string, lines: readonly TextLine[]): boolean {
  if (nameCue.test(path.slice(path.lastIndexOf('/') + 1))) return true
  return lines.filter((line) => heading.test(line.text)).length >= 2
}

function isTitleLine(text: string): boolean {
  return /^\s*(?:curriculum vitae|r[e\u00e9]sum[e\u00e9]|cv|lebenslauf|biography)\s*:?\s*$/i.test(text)
}

/** The cells of a header line: parts set apart by tabs, bars, wide gaps. */
function cellsOf(line: TextLine): Span[] {
  const cells: Span[] = []
  let from = 0
  const take = (to: number) => {
    const span = spanOf(line.segment, line.start + from, line.start + to)
    if (span) cells.push(span)
  }
  for (const gap of line.text.matchAll(cellBreak)) {
    take(gap.index)
    from = gap.index + gap[0].length
  }
  take(line.text.length)
  return cells
}

/** The lines that belong to the name: at most three after it, up to the first heading or sentence. */
function writeHeader(writer: StatementWriter, person: DraftEntity, lines: readonly TextLine[]): void {
  let hasPosition = false
  let hasAddress = false
  for (const [index, line] of lines.slice(0, 4).entries()) {
    if (index > 0 && (heading.test(line.text) || isSentence(line.text) || /:/.test(line.text))) return
    for (const cell of cellsOf(line).slice(index === 0 ? 1 : 0)) {
      const parts = splitCell(cell)
      // What stands after the place is no position any more: an employer, a slogan.
      if (parts.position && !hasPosition && !hasAddress) hasPosition = writer.write(person, 'position', { span: parts.position })
      if (parts.address && !hasAddress) hasAddress = writer.write(person, 'address', { span: parts.address })
    }
  }
}

/** `Security Officer, Halden, Utopia` is a position and a place; `Halden, Utopia` a place; `Site Manager` a position. */
function splitCell(cell: Span): { position?: Span; address?: Span } {
  const first = cell.text.indexOf(',')
  const second = cell.text.indexOf(',', first + 1)
  if (first < 0) return { position: cell }
  if (second > 0) {
    const address = cell.text.slice(first + 1).trim()
    return place.test(address) ? { position: partOf(cell, cell.text.slice(0, first)), address: partOf(cell, address) } : { position: cell }
  }
  const written = place.exec(cell.text)?.[1]
  return written ? { address: partOf(cell, written) } : { position: cell }
}

function partOf(cell: Span, text: string): Span {
  const offset = cell.text.indexOf(text)
  return subSpan(cell, offset, offset + text.length)
}

function isSentence(text: string): boolean {
  return text.length > 90 || /[.;!?]\s*$/.test(text) || /^\s*(?:Mr|Ms|Mrs|Dr)\.?\s/.test(text)
}

function writeLabelled(writer: StatementWriter, person: DraftEntity, lines: readonly TextLine[]): void {
  for (const line of lines) {
    for (const [pattern, property] of labels) {
      const length = pattern.exec(line.text)?.[0].length
      if (length === undefined) continue
      writer.write(person, property, { span: spanOf(line.segment, line.start + length, line.start + line.text.length) })
    }
  }
}

function writeLink(writer: StatementWriter, link: { person: DraftEntity; name: Span; exhibit: string }): void {
  const { person, name, exhibit } = link
  const edge: DraftEntity = { id: sourceEntityId(exhibit, 'documentation', person.id), schema: 'Documentation' }
  writer.state(edge, 'document', exhibitEntityId(exhibit), name.locator)
  writer.state(edge, 'entity', person.id, name.locator)
  writer.state(edge, 'role', 'about', name.locator)
}
