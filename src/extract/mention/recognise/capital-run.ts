import { legalForms } from '../../../model/value/legal-form.ts'
import { foldToken } from '../fold-token.ts'
import { tokensOf } from '../token.ts'
import { commonWords, innerWords } from './words.ts'

/** One word of a text for the recogniser of names. */
export interface RunWord {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly fold: string
  readonly capital: boolean
  /** Whether nothing but the end of a sentence, a line or the text stands before it. */
  readonly opensSentence: boolean
}

/** Capitalised words that follow each other, small words of names between them, and the words on both sides. */
export interface CapitalRun {
  readonly words: readonly RunWord[]
  readonly before: RunWord | undefined
  readonly beforeThat: RunWord | undefined
  readonly after: RunWord | undefined
  /** Whether most words of the line are capitalised, as in a headline: capitals tell nothing there. */
  readonly inHeadline: boolean
}

const maxRunWords = 8

/** The words of a text, cut as for known names. */
export function runWords(text: string): RunWord[] {
  const { starts, ends } = tokensOf(text)
  return starts.map((start, index) => {
    const end = ends[index]!
    const word = text.slice(start, end)
    const gap = text.slice(index === 0 ? 0 : ends[index - 1]!, start)
    const afterInitial = index > 0 && ends[index - 1]! - starts[index - 1]! <= 2
    return {
      start, end, text: word, fold: foldToken(word), capital: /^\p{Lu}/u.test(word),
      opensSentence: index === 0 || /[!?\n\r:;\u201c\u201d"\u2022|\t(]/u.test(gap) || (/\.\s/u.test(gap) && !afterInitial),
    }
  })
}

/** Every run of capitalised words of a text, words that are common at its ends left out. */
export function capitalRuns(text: string, words: readonly RunWord[]): CapitalRun[] {
  const runs: CapitalRun[] = []
  for (let at = 0; at < words.length; at++) {
    if (!words[at]!.capital) continue
    const end = endOfRun(text, words, at)
    const trimmed = trimRun(words, at, end)
    if (trimmed) runs.push(trimmed)
    at = end - 1
  }
  return runs.map((run) => ({ ...run, inHeadline: isHeadline(text, run) }))
}

function endOfRun(text: string, words: readonly RunWord[], from: number): number {
  let end = from + 1
  for (let at = from + 1; at < words.length && at - from < maxRunWords; at++) {
    if (!joins(text, words[at - 1]!, words[at]!)) break
    if (at - from > 1 && isForm(words[at - 1]!) && !isForm(words[at]!)) break
    if (words[at]!.capital) end = at + 1
    else if (!innerWords.has(words[at]!.fold) || at - end >= 2) break
  }
  return end
}

function joins(text: string, left: RunWord, right: RunWord): boolean {
  const gap = text.slice(left.end, right.start)
  if (/^(?: {1,3}|[-'\u2019]|\r?\n| ?& ?)$/u.test(gap)) return true
  return /^\. ?$/u.test(gap) && left.text.length <= 3 && !right.opensSentence
}

function isForm(word: RunWord): boolean {
  return word.capital && legalForms.has(word.fold)
}

function trimRun(words: readonly RunWord[], from: number, to: number): CapitalRun | undefined {
  let [start, end] = [from, to]
  while (start < end && (isCommon(words[start]!) || innerWords.has(words[start]!.fold))) start++
  while (end > start && isCommon(words[end - 1]!)) end--
  if (start === end) return undefined
  return { words: words.slice(start, end), before: words[start - 1], beforeThat: words[start - 2], after: words[end], inHeadline: false }
}

function isCommon(word: RunWord): boolean {
  return commonWords.has(word.fold) && word.text.length > 1
}

function isHeadline(text: string, run: CapitalRun): boolean {
  const first = run.words[0]!
  const lineStart = text.lastIndexOf('\n', first.start - 1) + 1
  const lineEnd = text.indexOf('\n', first.end)
  const line = text.slice(lineStart, Math.min(lineEnd < 0 ? text.length : lineEnd, lineStart + 400))
  const written = line.match(/\p{L}[\p{L}'\u2019]*/gu) ?? []
  const capitals = written.filter((word) => /^\p{Lu}/u.test(word)).length
  return written.length > 4 && capitals / written.length > 0.6
}
