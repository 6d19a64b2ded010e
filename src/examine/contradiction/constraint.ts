import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { findSchema, listSchemata } from '../../model/schema/schema.ts'
import { specialCategoryOf } from '../../model/special-category.ts'
import { explanations, type ExplanationKey } from '../explanations.ts'

const strength = z.enum(['A', 'B', 'C', 'I'])
const reasons = z.array(z.enum(Object.keys(explanations) as [ExplanationKey, ...ExplanationKey[]])).min(1)

const comparing = z.enum(['date', 'word', 'words', 'title', 'amount'])

const functional = z.strictObject({
  rule: z.string().startsWith('functional:'),
  schema: z.string(),
  property: z.string(),
  compare: comparing,
  told: z.enum(['any', 'one-each']).default('any'),
  place: z.enum(['table', 'text', 'both']).default('both'),
  /** Whether two values that differ are told once, or for each two exhibits that tell them. */
  pairs: z.enum(['values', 'exhibits']).default('values'),
  strength,
  noun: z.string(),
  explanations: reasons,
})

const side = z.strictObject({ schema: z.string(), property: z.array(z.string()).min(1) })
const order = z.strictObject({
  rule: z.string().startsWith('order:'),
  of: z.string().default('entity'),
  /** Which side bears the property that points at the other. */
  pointer: z.enum(['earlier', 'later']).default('later'),
  earlier: side,
  later: side,
  strength,
  says: z.string(),
  explanations: reasons,
})

const record = z.strictObject({
  rule: z.string().startsWith('record:'),
  schema: z.string(),
  /** What makes two records one transaction or document: properties that both tell alike. */
  key: z.array(z.string()).min(1),
  /** Properties that keep two records apart where both tell them and they differ. */
  apart: z.array(z.string()).default([]),
  property: z.string(),
  compare: comparing,
  strength,
  noun: z.string(),
  explanations: reasons,
})

const shared = z.strictObject({
  rule: z.string().startsWith('shared:'),
  schema: z.string(),
  property: z.string(),
  /** The property that points at who holds it; absent: whoever tells the number bears it. */
  holder: z.string().optional(),
  /** Properties that keep two bearers apart where both tell them and they differ: two states may give one number. */
  apart: z.array(z.string()).default([]),
  strength,
  noun: z.string(),
  explanations: reasons,
})

const pair = z.strictObject({
  rule: z.string().startsWith('pair:'),
  schema: z.string(),
  /** The property that tells the two kinds of record apart, and its value on either side. */
  kind: z.string(),
  left: z.string(),
  right: z.string(),
  /** What belongs together is learnt from the records that agree: `by` on the left with `by` on the right. */
  by: z.string(),
  at: z.string(),
  date: z.string(),
  property: z.string(),
  strength,
  noun: z.string(),
  explanations: reasons,
})

const numbering = z.strictObject({
  rule: z.string().startsWith('numbering:'),
  schema: z.string(),
  number: z.string(),
  /** Numbers are compared among those that one party gave. */
  by: z.string(),
  date: z.string(),
  /** Days that a number may be out of order. */
  slackDays: z.int().min(0),
  strength,
  noun: z.string(),
  explanations: reasons,
})

const travel = z.strictObject({
  rule: z.string().startsWith('travel:'),
  schema: z.string(),
  subject: z.string(),
  date: z.string(),
  /** What is faster than this, over more than `leastKm`, is not believed. */
  mostKmh: z.number().positive(),
  leastKm: z.number().positive(),
  strength,
  explanations: reasons,
})

const constraints = z.strictObject({
  functional: z.array(functional).default([]),
  order: z.array(order).default([]),
  record: z.array(record).default([]),
  shared: z.array(shared).default([]),
  pair: z.array(pair).default([]),
  numbering: z.array(numbering).default([]),
  travel: z.array(travel).default([]),
})

/** A property that has one value for one entity. */
export type FunctionalConstraint = z.infer<typeof functional>

/** Two dates of which one must not lie before the other. */
export type OrderConstraint = z.infer<typeof order>

/** Two records of one transaction or document that must tell one property alike. */
export type RecordConstraint = z.infer<typeof record>

/** A number that is given to one bearer only. */
export type SharedConstraint = z.infer<typeof shared>

/** Two kinds of record of one act, such as card and receipt, that must tell one amount. */
export type PairConstraint = z.infer<typeof pair>

/** Numbers that one party gave in the order of time. */
export type NumberingConstraint = z.infer<typeof numbering>

/** Places of one thing that are too far apart for the time between them. */
export type TravelConstraint = z.infer<typeof travel>

/** All constraints of a file. */
export type Constraints = z.infer<typeof constraints>

/** The constraints that come with Jackdaw. */
export function readConstraints(): Constraints {
  return parseConstraints(readFileSync(new URL('./constraints.yml', import.meta.url), 'utf8'))
}

/** Reads constraints from YAML; throws a TypeError that names the line's rule when a schema or property does not exist. */
export function parseConstraints(text: string): Constraints {
  const read = constraints.parse(parse(text))
  for (const { rule, schema, property } of read.functional) assertProperties(rule, { schema, property: [property] })
  for (const { rule, earlier, later } of read.order) [earlier, later].forEach((end) => assertProperties(rule, end))
  for (const { rule, schema, key, apart, property } of read.record) assertProperties(rule, { schema, property: [...key, ...apart, property] })
  for (const { rule, schema, property, holder } of read.shared) assertProperties(rule, { schema, property: holder === undefined ? [property] : [property, holder] })
  for (const { rule, schema, kind, by, at, date, property } of read.pair) assertProperties(rule, { schema, property: [kind, by, at, date, property] })
  for (const { rule, schema, number, by, date } of read.numbering) assertProperties(rule, { schema, property: [number, by, date] })
  for (const { rule, schema, subject, date } of read.travel) assertProperties(rule, { schema, property: [subject, date, 'latitude', 'longitude'] })
  assertNames(read)
  return read
}

/** The constraints of several files as one. Throws a TypeError where two have one name. */
export function joinConstraints(files: readonly Constraints[]): Constraints {
  const joined: Constraints = {
    functional: files.flatMap((file) => file.functional), order: files.flatMap((file) => file.order), record: files.flatMap((file) => file.record),
    shared: files.flatMap((file) => file.shared), pair: files.flatMap((file) => file.pair), numbering: files.flatMap((file) => file.numbering),
    travel: files.flatMap((file) => file.travel),
  }
  assertNames(joined)
  return joined
}

/** Every rule of the constraints, with its explanations. */
export function listRules(all: Constraints): readonly { readonly rule: string; readonly explanations: readonly string[] }[] {
  return [...all.functional, ...all.order, ...all.record, ...all.shared, ...all.pair, ...all.numbering, ...all.travel]
}

function assertNames(all: Constraints): void {
  const names = listRules(all).map(({ rule }) => rule)
  const double = names.find((name, index) => names.indexOf(name) !== index)
  if (double !== undefined) throw new TypeError(`Two constraints are named '${double}'. Give one of them another name.`)
}

/** A schema and every schema that inherits from it. */
export function descendantsOf(name: string): string[] {
  return listSchemata().filter((schema) => schema.ancestors.has(name) || schema.name === name).map((schema) => schema.name)
}

function assertProperties(rule: string, { schema, property }: { schema: string; property: readonly string[] }): void {
  const found = findSchema(schema)
  const missing = found ? property.filter((name) => !found.properties.has(name)) : [schema]
  if (missing.length > 0) throw new TypeError(`The constraint '${rule}' names what the model does not have: ${missing.join(', ')} of ${schema}.`)
  const special = property.filter((name) => specialCategoryOf(name))
  if (special.length > 0) throw new TypeError(`The constraint '${rule}' goes by ${special.join(', ')}: a special category of personal data is no reason to look at somebody.`)
}
