import type { DocumentNumber, MatchRecord } from '../match-record.ts'
import { compactIdentifier } from '../normalise/compact-identifier.ts'
import { levelBits, sharedValueBits } from '../weigh/match-weight.ts'
import type { CompareContext } from './compare-context.ts'
import type { Comparison } from './comparison.ts'
import { identifierRules, type IdentifierRule } from './identifier-rules.ts'

const sameM = 0.6
/** Two different register numbers: an error on one side is rarer than two entities. */
const exclusiveDiffers = { m: 0.005, u: 0.999 }
const documentSharedBy = { sameCountry: 0.0005, unknownCountry: 0.01 }

/** Compares what identifies: register numbers, mailboxes, accounts, personal documents. Different values mostly say nothing. */
export function compareIdentifiers(left: MatchRecord, right: MatchRecord, context: CompareContext): Comparison[] {
  const found = new Map<string, Comparison>()
  for (const rule of identifierRules[left.family]) {
    const comparison = compareByRule(rule, { left, right, context })
    if (comparison && !found.has(rule.property)) found.set(rule.property, comparison)
  }
  const document = compareDocuments(left.documents, right.documents, context)
  return document ? [...found.values(), document] : [...found.values()]
}

/** The comparable form of an identifier; undefined when it is too short for its rule. */
export function comparableIdentifier(rule: IdentifierRule, value: string): string | undefined {
  const compact = rule.property === 'email' || rule.property.endsWith('Url') ? value.trim().toLowerCase() : compactIdentifier(value)
  return compact.length >= (rule.leastChars ?? 1) ? compact : undefined
}

interface Pair {
  readonly left: MatchRecord
  readonly right: MatchRecord
  readonly context: CompareContext
}

function compareByRule(rule: IdentifierRule, { left, right, context }: Pair): Comparison | undefined {
  if (!left.values.has(rule.property) || !right.values.has(rule.property)) return undefined
  const ofLeft = comparableValues(rule, left)
  const ofRight = comparableValues(rule, right)
  if (ofLeft.size === 0 || ofRight.size === 0 || scopesDiffer(rule, left, right)) return undefined
  for (const [value, written] of ofLeft) {
    const other = ofRight.get(value)
    if (other === undefined) continue
    const bits = sharedValueBits(sameM, rule.sharedBy, context.records)
    return { property: rule.property, level: 'same', bits, left: written, right: other, identifies: rule.kind }
  }
  if (!rule.exclusive) return undefined
  const [one, other] = [ofLeft.values().next().value, ofRight.values().next().value]
  return { property: rule.property, level: 'differs', bits: levelBits(exclusiveDiffers), left: one, right: other, conflict: true }
}

function comparableValues(rule: IdentifierRule, record: MatchRecord): Map<string, string> {
  const values = new Map<string, string>()
  for (const value of record.values.get(rule.property) ?? []) {
    const compact = comparableIdentifier(rule, value)
    if (compact) values.set(compact, value)
  }
  return values
}

function scopesDiffer(rule: IdentifierRule, left: MatchRecord, right: MatchRecord): boolean {
  if (!rule.scope) return false
  const ofLeft = left.values.get(rule.scope)?.map(compactIdentifier)
  const ofRight = right.values.get(rule.scope)?.map(compactIdentifier)
  return Boolean(ofLeft && ofRight && !ofLeft.some((value) => ofRight.includes(value)))
}

function compareDocuments(left: readonly DocumentNumber[], right: readonly DocumentNumber[], context: CompareContext): Comparison | undefined {
  for (const one of left) {
    const other = right.find((document) => document.number === one.number && !(document.country && one.country && document.country !== one.country))
    if (!other) continue
    const sharedBy = one.country && other.country ? documentSharedBy.sameCountry : documentSharedBy.unknownCountry
    const bits = sharedValueBits(sameM, sharedBy, context.records)
    return { property: 'passportNumber', level: 'same', bits, left: writeDocument(one), right: writeDocument(other), identifies: 'document' }
  }
  return undefined
}

function writeDocument(document: DocumentNumber): string {
  return document.country ? `${document.number} (${document.country})` : document.number
}
