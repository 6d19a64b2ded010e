import type { WordedName } from '../normalise/comparable-name.ts'
import { nameWordLevels } from '../weigh/default-levels.ts'
import { alignNames, type NamePiece } from './name-alignment.ts'
import { nameFactors } from './name-factors.ts'

/** How words of two names agree, as they are weighed: an initial tells next to nothing. */
export type WordLevel = keyof typeof nameWordLevels | 'initial'

/** Words of two names that agree, by the place of the first of each side, and the words that stand for them in the frequencies. */
export interface WordPair {
  readonly left: number
  readonly right: number
  readonly level: WordLevel
  readonly words: readonly string[]
}

/** Two names side by side as a join needs them: what agrees, and how many words each side has more. */
export interface StrictAlignment {
  readonly pairs: readonly WordPair[]
  readonly leftRest: number
  readonly rightRest: number
}

/** Puts the words of two names side by side (`alignNames`), refusing words that differ as those of two bearers do. */
export function alignStrictly(left: WordedName, right: WordedName): StrictAlignment {
  const { pieces, leftRest, rightRest } = alignNames({ left, right, factors: nameFactors, strict: true })
  return { pairs: pieces.map((piece) => pairOf(piece, left, right)), leftRest: leftRest.length, rightRest: rightRest.length }
}

function pairOf(piece: NamePiece, left: WordedName, right: WordedName): WordPair {
  const textOf = (places: readonly number[], name: WordedName) => places.map((at) => name.words[at]!.text).join('')
  return { left: piece.left[0]!, right: piece.right[0]!, level: levelOf(piece.level), words: [textOf(piece.left, left), textOf(piece.right, right)] }
}

function levelOf(level: NamePiece['level']): WordLevel {
  switch (level) {
    case 'exact': case 'joined': return 'exact'
    case 'nickname': case 'initial': return level
    case 'slip': return 'typo'
    case 'slips': return 'typos'
    default: return 'spelling'
  }
}
