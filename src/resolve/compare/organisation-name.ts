import type { OrganisationName } from '../normalise/organisation-name.ts'
import { nameWordLevels, organisationNameLevels as levels } from '../weigh/default-levels.ts'
import { levelBits, sharedValueBits } from '../weigh/match-weight.ts'
import { alignStrictly, type WordPair } from './align-strictly.ts'
import type { CompareContext } from './compare-context.ts'
import type { NameAgreement } from './person-name.ts'

/** A whole name is had by few other organisations: registers refuse a name that is taken. */
const wholeNameSharedBy = 0.1
const wholeNameM = 0.8
/** A name with so many words more is another organisation's: a branch, a subsidiary. */
const conflictingWords = 2

/**
 * Compares two organisations' names word by word, legal forms apart. Equal whole names count at least as much as a
 * name that registers keep unique, however common its words ("Northern Bank").
 */
export function compareOrganisationNames(left: OrganisationName, right: OrganisationName, context: OrganisationContext): NameAgreement {
  const { pairs, leftRest, rightRest } = alignStrictly(left, right)
  if (leftRest > 0 && rightRest > 0) {
    return { level: pairs.length > 0 ? 'partly-differs' : 'differs', bits: levelBits(levels.differs), conflict: true }
  }
  const bits = pairs.reduce((total, pair) => total + bitsOfWords(pair, context), 0)
  const missing = leftRest + rightRest
  if (missing > 0) {
    return { level: 'word-missing', bits: bits + missing * levelBits(levels['word-missing']), conflict: missing >= conflictingWords }
  }
  const level = pairs.some(isSlip) ? 'typo' : pairs.some((pair) => pair.level === 'spelling') ? 'spelling' : 'exact'
  const whole = level === 'exact' ? sharedValueBits(wholeNameM, wholeNameSharedBy, context.records) : bits
  return withForm({ level, bits: Math.max(bits, whole), conflict: false }, left.form, right.form)
}

/** What the comparison of organisations' names rests on. */
export type OrganisationContext = Pick<CompareContext, 'organisationWords' | 'records'>

function withForm(name: NameAgreement, left: string | undefined, right: string | undefined): NameAgreement {
  if (left === right) return left ? { ...name, bits: name.bits + levelBits(levels['form-same']) } : name
  const level = name.level === 'exact' ? 'form-missing' : name.level
  if (!left || !right) return { ...name, level, bits: name.bits + levelBits(levels['form-missing']) }
  return { level: 'form-differs', bits: name.bits + levelBits(levels['form-differs']), conflict: true }
}

function bitsOfWords({ level, words }: WordPair, { organisationWords }: OrganisationContext): number {
  if (level === 'initial') return 0
  const { m, spread } = nameWordLevels[level]
  return levelBits({ m, u: Math.min(1, Math.max(...words.map((word) => organisationWords.share(word))) * spread) })
}

function isSlip(pair: WordPair): boolean {
  return pair.level === 'typo' || pair.level === 'typos'
}
