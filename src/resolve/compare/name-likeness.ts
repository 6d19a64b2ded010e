import type { ComparableName } from '../normalise/comparable-name.ts'
import { editDistance } from '../normalise/edit-distance.ts'
import { alignNames, type NameAlignment, type NamePiece } from './name-alignment.ts'
import { nameFactors, type NameFactors } from './name-factors.ts'

/** How alike two names are. */
export interface NameLikeness {
  /** From 0 to 1; 1 for the same words in the same script. From `leastLikeness` on they may be one's. */
  readonly likeness: number
  /** The worst way in which words agree. */
  readonly level: NameLevel
  /** Both have words that the other lacks: whatever else agrees, one of the two is not the other's name. */
  readonly conflict: boolean
  /** Numbers in both differ: `Fund I` and `Fund II`, hardly one thing however alike the names. */
  readonly numbersDiffer: boolean
  readonly pieces: readonly NamePiece[]
}

/** Levels of agreement of two names, best first. */
export type NameLevel = 'exact' | 'spelling' | 'joined' | 'nickname' | 'initial' | 'missing' | 'slip' | 'single' | 'number' | 'differs'

/**
 * Compares two names of one kind word by word: whatever the order, over scripts, with initials, short forms, legal forms,
 * words run together or left out. What is alike is multiplied up from its words (`NameFactors`). Symmetric.
 */
export function compareNameTexts(left: ComparableName, right: ComparableName, factors: NameFactors = nameFactors): NameLikeness {
  if (left.signs !== '' && right.signs !== '' && left.script === right.script) return compareSigns(left, right)
  const alignment = alignNames({ left, right, factors })
  const whole = wholeLikeness(left, right, factors)
  const parts = partsLikeness({ left, right, alignment, factors })
  return whole > parts.likeness ? { ...parts, likeness: whole, level: whole === 1 ? 'exact' : 'joined', conflict: false } : parts
}

/** One sign of a name in Han or Hangul is a syllable and a word: where one differs it is another name. */
function compareSigns(left: ComparableName, right: ComparableName): NameLikeness {
  const isSame = left.signs === right.signs
  const longest = Math.max(left.signs.length, right.signs.length)
  const slips = editDistance(left.signs, right.signs, longest)
  // Long names, as of organisations, bear a slip; a person's two or three signs do not.
  const likeness = isSame ? 1 : longest >= 6 ? 1 - (1.5 * slips) / longest : Math.min(0.5, 1 - slips / longest)
  return { likeness: Math.max(0, likeness), level: isSame ? 'exact' : 'differs', conflict: !isSame, numbersDiffer: false, pieces: [] }
}

/** Names that are the same letters when all blanks are taken out. */
function wholeLikeness(left: ComparableName, right: ComparableName, factors: NameFactors): number {
  if (left.squashed === right.squashed) return left.words.length === right.words.length ? 1 : factors.joined
  const isLong = Math.min(left.squashed.length, right.squashed.length) >= 9
  if (!isLong || left.words.length === right.words.length) return 0
  return /\d/.test(left.squashed + right.squashed) || editDistance(left.squashed, right.squashed, 1) > 1 ? 0 : factors.joined * factors.slip
}

interface Parts {
  readonly left: ComparableName
  readonly right: ComparableName
  readonly alignment: NameAlignment
  readonly factors: NameFactors
}

function partsLikeness(parts: Parts): NameLikeness {
  const { left, right, alignment: { pieces, leftRest, rightRest }, factors } = parts
  const full = pieces.filter((piece) => piece.level !== 'initial' && piece.level !== 'number')
  const conflicts = Math.min(leftRest.length, rightRest.length)
  const numbersDiffer = pieces.some((piece) => piece.level === 'number')
  const agreed = pieces.reduce((product, piece) => product * piece.factor, 1)
  const [more, fewer] = leftRest.length > rightRest.length ? [{ name: left, rest: leftRest }, rightRest] : [{ name: right, rest: rightRest }, leftRest]
  const missing = more.rest.slice(fewer.length).reduce((product, at) => product * missingFactor(more.name, at, factors), 1)
  const isSingle = full.length === 1 && pieces.length === 1 && more.rest.length > 0 && left.kind === 'person' && full[0]!.left.length + full[0]!.right.length === 2
  const isTurned = isFiliationTurned(parts)
  const likeness = full.length === 0 ? 0
    : agreed * missing * factors.conflict ** conflicts * formFactor(left, right, factors) * (isSingle ? factors.singleWord : 1) * (isTurned ? factors.filiation : 1)
  const conflict = conflicts > 0 || full.length === 0 || isTurned
  return { likeness, conflict, numbersDiffer, pieces, level: conflict ? 'differs' : worstLevel({ pieces, isSingle, isMissing: more.rest.length > 0 }) }
}

function missingFactor(name: ComparableName, at: number, factors: NameFactors): number {
  if (name.words[at]!.role === 'number') return factors.numberMissing
  if (name.kind === 'person') return name.words[at]!.role === 'initial' ? Math.sqrt(factors.personMissing) : factors.personMissing
  return factors.organisationMissing
}

function formFactor(left: ComparableName, right: ComparableName, factors: NameFactors): number {
  if (left.kind !== 'organisation' || (left.forms.length === 0 && right.forms.length === 0)) return 1
  if (left.forms.length === 0 || right.forms.length === 0) return factors.formMissing
  return left.forms.some((form) => right.forms.includes(form)) ? 1 : factors.formDiffers
}

/** Whether the child of one name is the father of the other and the other way round. */
function isFiliationTurned({ left, right, alignment: { pieces } }: Parts): boolean {
  if (!left.filiation || !right.filiation) return false
  const aligned = (one: number, other: number) => pieces.some((piece) => piece.left.includes(one) && piece.right.includes(other))
  return aligned(left.filiation.child, right.filiation.father) && (aligned(left.filiation.father, right.filiation.child) || left.filiation.child !== right.filiation.child)
}

interface Judged {
  readonly pieces: readonly NamePiece[]
  readonly isSingle: boolean
  readonly isMissing: boolean
}

function worstLevel({ pieces, isSingle, isMissing }: Judged): NameLevel {
  const levels = new Set(pieces.map((piece) => piece.level))
  if (levels.has('number')) return 'number'
  if (isSingle) return 'single'
  if ([...levels].some((level) => level.startsWith('slip'))) return 'slip'
  if (levels.has('initial')) return 'initial'
  if (isMissing) return 'missing'
  if (levels.has('nickname')) return 'nickname'
  if (levels.has('joined')) return 'joined'
  return levels.has('spelling') || levels.has('term') ? 'spelling' : 'exact'
}
