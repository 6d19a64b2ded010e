import type { KeyPart } from '../plan/blocking-plan.ts'
import type { LinkagePlan } from '../plan/linkage-plan.ts'
import { keyFormsOf } from '../plan/role-kind.ts'

/** The parts that keys can be put together from: each form of each field that its role allows. */
export function keyParts(plan: LinkagePlan): KeyPart[] {
  return plan.fields.flatMap((field) => keyFormsOf(field).map((form) => ({ field: field.name, form })))
}

/** Column of a part in the table of atoms. */
export function partColumn(part: KeyPart): string {
  return `${part.field}|${part.form}`
}

/**
 * All keys worth a histogram: single parts, pairs and triples of different fields, and a pair of fields of one domain in
 * both orders (names written in reverse). At most one part of a triple is a list of words: each word multiplies the keys.
 */
export function keyCandidates(parts: readonly KeyPart[]): KeyPart[][] {
  const singles = parts.map((part) => [part])
  const pairs = parts.flatMap((one, place) => parts.slice(place + 1).filter((other) => other.field !== one.field).map((other) => [one, other]))
  const triples = pairs.flatMap((pair) => {
    const last = parts.indexOf(pair[1]!)
    return parts.slice(last + 1).filter((third) => pair.every((part) => part.field !== third.field)).map((third) => [...pair, third])
  })
  return [...singles, ...pairs, ...triples].filter((key) => key.filter((part) => part.form === 'words').length <= 1)
}
