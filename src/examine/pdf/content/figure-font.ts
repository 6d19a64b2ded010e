import { findFigures, sizeStep, type FigureToken } from './figure-token.ts'
import type { PageMarks, TextMark } from './page-marks.ts'

/** A figure that is set otherwise than its column. */
export interface OddFigure {
  readonly token: FigureToken
  /** Figures of the column, this one too. */
  readonly columnLength: number
  /** How it differs, half a sentence. */
  readonly how: string
}

type Part = Pick<TextMark, 'font' | 'fontKey' | 'size'>

const leastColumn = 6
const mostOdd = 0.15
const edgePoints = 1.5

/** Figures flush right in one column of a page of which one or few are set in another font, subset or size than all others. */
export function findOddFigures(marks: PageMarks): OddFigure[] {
  return columnsOf(findFigures(marks)).flatMap(oddOf)
}

function columnsOf(tokens: readonly FigureToken[]): FigureToken[][] {
  const sorted = [...tokens].sort((left, right) => left.box[2] - right.box[2] || left.box[1] - right.box[1])
  const columns: FigureToken[][] = []
  for (const token of sorted) {
    const column = columns.at(-1)
    if (column && token.box[2] - column[0]!.box[2] <= edgePoints) column.push(token)
    else columns.push([token])
  }
  return columns.filter((column) => column.length >= leastColumn && isOfSums(column)).map((column) => column.sort((left, right) => left.box[1] - right.box[1]))
}

/** Whether most figures have a mark of thousands or cents, as sums have and page numbers do not. */
function isOfSums(column: readonly FigureToken[]): boolean {
  return column.filter(({ text }) => /\d[.,'\u2019\u00a0]\d/.test(text)).length * 2 > column.length
}

function oddOf(column: readonly FigureToken[]): OddFigure[] {
  const usual = usualPart(column)
  const odd = column.filter(({ parts }) => parts.some((part) => !isSame(part, usual)))
  if (odd.length === 0 || odd.length > Math.max(1, mostOdd * column.length)) return []
  return odd.flatMap((token) => {
    const how = differenceOf(token, usual, token === column.at(-1))
    return how ? [{ token, columnLength: column.length, how }] : []
  })
}

function usualPart(column: readonly FigureToken[]): Part {
  const groups = [...Map.groupBy(column.flatMap(({ parts }) => parts), ({ fontKey, size }) => `${fontKey} ${Math.round(size / sizeStep)}`).values()]
  return groups.reduce((most, group) => (group.length > most.length ? group : most))[0]!
}

function isSame(part: Part, usual: Part): boolean {
  return part.fontKey === usual.fontKey && Math.abs(part.size - usual.size) <= sizeStep
}

/** How a figure differs; undefined when it is only set off as a whole: in bold or italics of the same face, or as the last, a total, in another size. */
function differenceOf({ parts }: FigureToken, usual: Part, isLast: boolean): string | undefined {
  const other = parts.find((part) => !isSame(part, usual))!
  const isMixed = parts.some((part) => isSame(part, usual))
  const some = isMixed ? 'some of its characters are' : 'it is'
  if (other.fontKey === usual.fontKey && isLast && !isMixed) return undefined
  if (other.fontKey === usual.fontKey) return `${some} ${other.size.toFixed(1)} points high, the others ${usual.size.toFixed(1)}`
  const [otherName, usualName] = [other.font || 'a font without a name', usual.font || 'a font without a name']
  if (withoutSubset(otherName) === withoutSubset(usualName)) return `${some} in another copy of the same font (${otherName} instead of ${usualName})`
  if (!isMixed && familyOf(otherName) === familyOf(usualName)) return undefined
  return `${some} in ${otherName}, the others in ${usualName}`
}

/** Some programs put a number behind the name instead of letters before it. */
function withoutSubset(name: string): string {
  return name.replace(/^[A-Z]{6}\+/, '').replace(/-\d{2,}$/, '')
}

function familyOf(name: string): string {
  return withoutSubset(name).replace(/[-,_ ]?(?:Bold|Italic|Oblique|Black|Heavy|Semi|Demi|Light|Regular|Roman|Medium|BoldMT|MT|PS)/gi, '').toLowerCase()
}
