import { editDistance } from '../normalise/edit-distance.ts'
import type { WordedName } from '../normalise/comparable-name.ts'
import type { NameWord } from '../normalise/name-word.ts'
import { wordLikeness, type WordContext, type WordLikeness } from './name-word-likeness.ts'

/** Words of two names that agree, by their places: one of each, or several run together on one side. */
export interface NamePiece extends WordLikeness {
  readonly left: readonly number[]
  readonly right: readonly number[]
}

/** Two names side by side: what agrees, and the places of what is left over. */
export interface NameAlignment {
  readonly pieces: readonly NamePiece[]
  readonly leftRest: readonly number[]
  readonly rightRest: readonly number[]
}

interface Free {
  readonly left: Set<number>
  readonly right: Set<number>
}

const longestRun = 4
const leastRunChars = 6

/**
 * Puts the words of two names side by side whatever their order, best agreement first: equal words, words that agree, then
 * words written as one on the other side or shortened to their first letters. Each word at most once.
 */
export function alignNames(context: WordContext): NameAlignment {
  const free: Free = { left: placesOf(context.left), right: placesOf(context.right) }
  const pieces: NamePiece[] = []
  for (const find of [equalPieces, singlePieces, runPieces]) {
    if (free.left.size > 0 && free.right.size > 0) pieces.push(...takeFree(inOrder(find(context, free)), free))
  }
  return { pieces, leftRest: [...free.left], rightRest: [...free.right] }
}

function takeFree(found: readonly NamePiece[], free: Free): NamePiece[] {
  return found.filter((piece) => {
    if (!piece.left.every((at) => free.left.has(at)) || !piece.right.every((at) => free.right.has(at))) return false
    for (const at of piece.left) free.left.delete(at)
    for (const at of piece.right) free.right.delete(at)
    return true
  })
}

function equalPieces({ left, right }: WordContext, free: Free): NamePiece[] {
  const pieces: NamePiece[] = []
  for (const one of free.left) {
    for (const other of free.right) if (left.words[one]!.text === right.words[other]!.text) pieces.push({ level: 'exact', factor: 1, left: [one], right: [other] })
  }
  return pieces
}

function singlePieces(context: WordContext, free: Free): NamePiece[] {
  const pieces: NamePiece[] = []
  for (const one of free.left) {
    for (const other of free.right) {
      const likeness = wordLikeness(context.left.words[one]!, context.right.words[other]!, context)
      if (likeness) pieces.push({ ...likeness, left: [one], right: [other] })
    }
  }
  return pieces
}

function runPieces(context: WordContext, free: Free): NamePiece[] {
  const joined = (run: readonly number[], name: WordedName, word: NameWord) => runLikeness(run.map((at) => name.words[at]!), word, context)
  const leftRuns = runsOf(free.left).flatMap((run) => [...free.right].flatMap((at) => {
    const likeness = joined(run, context.left, context.right.words[at]!)
    return likeness ? [{ ...likeness, left: run, right: [at] }] : []
  }))
  const rightRuns = runsOf(free.right).flatMap((run) => [...free.left].flatMap((at) => {
    const likeness = joined(run, context.right, context.left.words[at]!)
    return likeness ? [{ ...likeness, left: [at], right: run }] : []
  }))
  return [...leftRuns, ...rightRuns]
}

/** Several words against one: written together, with one slip where they are long, or by their first letters. */
function runLikeness(run: readonly NameWord[], word: NameWord, { factors, strict }: WordContext): WordLikeness | undefined {
  const together = run.map(({ text }) => text).join('')
  const isLong = Math.min(together.length, word.text.length) >= leastRunChars
  if (together === word.text) return { level: 'joined', factor: factors.joined }
  if (strict) return undefined
  if (isLong && editDistance(together, word.text, 1) <= 1) return { level: 'joined', factor: factors.joined * factors.slip }
  const letters = run.map(({ text }) => text[0]).join('')
  return letters === word.text && run.every(({ text }) => text.length > 1) ? { level: 'joined', factor: factors.joined } : undefined
}

/** Two to four places in a row. */
function runsOf(free: ReadonlySet<number>): number[][] {
  return [...free].sort((a, b) => a - b).flatMap((start) => {
    const runs: number[][] = []
    const run = [start]
    for (let next = start + 1; run.length < longestRun && free.has(next); next++) {
      run.push(next)
      runs.push([...run])
    }
    return runs
  })
}

/** Particles and titles are not looked at one by one. */
function placesOf(name: WordedName): Set<number> {
  return new Set(name.words.flatMap((word, at) => (word.role === 'particle' || word.role === 'title' ? [] : [at])))
}

function inOrder(pieces: NamePiece[]): NamePiece[] {
  const apart = (piece: NamePiece) => Math.abs(piece.left[0]! - piece.right[0]!)
  return pieces.length < 2 ? pieces : pieces.sort((a, b) => b.factor - a.factor || b.left.length + b.right.length - a.left.length - a.right.length || apart(a) - apart(b) ||
    a.left[0]! - b.left[0]! || a.right[0]! - b.right[0]!)
}
