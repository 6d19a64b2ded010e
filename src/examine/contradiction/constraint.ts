import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { findSchema, listSchemata } from '../../model/schema/schema.ts'
import { explanations, type ExplanationKey } from '../explanations.ts'

const strength = z.enum(['A', 'B', 'C', 'I'])
const reasons = z.array(z.enum(Object.keys(explanations) as [ExplanationKey, ...ExplanationKey[]])).min(1)

const functional = z.strictObject({
  rule: z.string().startsWith('functional:'),
  schema: z.string(),
  property: z.string(),
  compare: z.enum(['date', 'word', 'words', 'title']),
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

const constraints = z.strictObject({ functional: z.array(functional), order: z.array(order) })

/** A property that has one value for one entity. */
export type FunctionalConstraint = z.infer<typeof functional>

/** Two dates of which one must not lie before the other. */
export type OrderConstraint = z.infer<typeof order>

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
  return read
}

/** A schema and every schema that inherits from it. */
export function descendantsOf(name: string): string[] {
  return listSchemata().filter((schema) => schema.ancestors.has(name) || schema.name === name).map((schema) => schema.name)
}

function assertProperties(rule: string, { schema, property }: { schema: string; property: readonly string[] }): void {
  const found = findSchema(schema)
  const missing = found ? property.filter((name) => !found.properties.has(name)) : [schema]
  if (missing.length > 0) throw new TypeError(`The constraint '${rule}' names what the model does not have: ${missing.join(', ')} of ${schema}.`)
}
