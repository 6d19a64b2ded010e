import { probabilityOf } from '../weigh/match-weight.ts'
import { levelWords, propertyWords, sureness, type ExplainLanguage } from './evidence-words.ts'
import type { ExplanationEntry } from './explain-match.ts'

/** A pair that is put into words. */
export interface ExplainedPair {
  readonly left: string
  readonly right: string
  readonly entries: readonly ExplanationEntry[]
}

const words = {
  en: { and: ' and ', probability: 'probability', bits: 'bits', against: 'Against it:', conflict: 'keeps them apart', before: 'Before any comparison the odds are', nothing: 'nothing speaks for it' },
  fr: { and: ' et ', probability: 'probabilité', bits: 'bits', against: "À l'encontre :", conflict: 'les maintient séparées', before: 'Avant toute comparaison, la chance est de', nothing: 'rien ne parle en ce sens' },
} as const

/**
 * What the evidence of a pair says, in one or a few sentences of English or French: how sure it is, what speaks for it, what
 * against, each with its bits, and what was assumed before.
 */
export function explainInWords({ left, right, entries }: ExplainedPair, language: ExplainLanguage): string {
  const weight = entries.reduce((sum, { bits }) => sum + bits, 0)
  const probability = probabilityOf(weight)
  const said = sureness.find(([least]) => probability >= least)![1][language]
  const told = words[language]
  const colon = language === 'fr' ? ' :' : ':'
  const compared = entries.filter(({ property }) => property !== 'prior')
  const supports = compared.filter(({ bits, conflict }) => bits > 0 && !conflict).sort((a, b) => b.bits - a.bits)
  const speaksFor = supports.length > 0 ? supports.map((entry) => phraseOf(entry, language)).join(', ') : told.nothing
  const against = compared.filter((entry) => entry.bits < 0 || entry.conflict).sort((a, b) => a.bits - b.bits).map((entry) => phraseOf(entry, language))
  const prior = entries.find(({ property }) => property === 'prior')
  return [
    `${left}${told.and}${right} ${said} (${told.probability} ${percentOf(probability, language)}, ${numberOf(weight, language)} ${told.bits})${colon} ${speaksFor}.`,
    ...(against.length > 0 ? [`${told.against} ${against.join(', ')}.`] : []),
    ...(prior ? [`${told.before} ${language === 'fr' ? prior.level.replace(' in ', ' sur ') : prior.level} (${signed(prior.bits, language)} ${told.bits}).`] : []),
  ].join(' ')
}

function phraseOf({ property, level, bits, conflict }: ExplanationEntry, language: ExplainLanguage): string {
  const what = propertyWords[property]?.[language] ?? property
  const how = levelWords[level]?.[language] ?? `(${level})`
  return `${what} ${how} (${signed(bits, language)}${conflict ? `, ${words[language].conflict}` : ''})`
}

function signed(bits: number, language: ExplainLanguage): string {
  return `${bits < 0 ? '−' : '+'}${numberOf(Math.abs(bits), language)}`
}

function numberOf(value: number, language: ExplainLanguage): string {
  const text = value.toFixed(1).replace('-', '−')
  return language === 'fr' ? text.replace('.', ',') : text
}

/** Never rounded to certainty. */
function percentOf(probability: number, language: ExplainLanguage): string {
  const percent = Math.min(99.9, Math.max(0.1, Math.round(probability * 1000) / 10))
  const sign = probability > 0.999 ? '> ' : probability < 0.001 ? '< ' : ''
  return `${sign}${numberOf(percent, language)} %`
}
