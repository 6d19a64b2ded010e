import { foldWords } from '../../model/value/fold-words.ts'
import { parseDecimal } from '../decimal.ts'
import type { FunctionalConstraint } from './constraint.ts'

const smallWords = new Set(['and', 'of', 'the', 'to', 'for', 'und', 'der', 'die', 'de', 'des', 'du', 'la', 'le', 'et'])

/** Whether two values of a property say the same as far as both tell: see `constraints.yml` for the ways of comparing. */
export function agree(compare: FunctionalConstraint['compare'], left: string, right: string): boolean {
  switch (compare) {
    case 'date':
      return datesAgree(left, right)
    case 'word':
      return foldWords(left).join('') === foldWords(right).join('')
    case 'words':
      return oneSaysMore(contentWords(left), contentWords(right))
    case 'amount':
      return parseDecimal(left) === parseDecimal(right) && parseDecimal(left) !== undefined
    case 'title':
      return contentWords(left).sort().join(' ') === contentWords(right).sort().join(' ')
  }
}

/** Dates agree when they are equal by the precision of the less precise one. */
function datesAgree(left: string, right: string): boolean {
  const length = Math.min(left.length, right.length, 'yyyy-mm-dd'.length)
  return left.slice(0, length) === right.slice(0, length)
}

function oneSaysMore(left: readonly string[], right: readonly string[]): boolean {
  const [few, many] = left.length <= right.length ? [left, new Set(right)] : [right, new Set(left)]
  return few.every((word) => many.has(word))
}

function contentWords(text: string): string[] {
  const words = foldWords(text)
  const content = words.filter((word) => !smallWords.has(word))
  return content.length > 0 ? content : words
}
