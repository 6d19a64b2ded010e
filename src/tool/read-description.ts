import { z } from 'zod'
import { Failure } from '../base/failure.ts'
import type { ToolDescription, ToolTest } from './tool.ts'

const name = z.string().regex(/^[a-z][a-zA-Z0-9_]{0,60}$/, 'a name begins with a small letter and has letters, digits and _')
const text = z.string().trim().min(1).max(4_000)
const valueType = z.enum(['string', 'integer', 'number', 'boolean', 'date', 'amount', 'entity'])
const value = z.union([z.string().max(10_000), z.number(), z.boolean()])
const cell = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])
const row = z.record(z.string(), cell)

const description = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower case words with hyphens').max(60),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'three numbers: 1.0.0'),
  title: text,
  answers: text,
  author: text,
  explanations: z.array(text).max(20),
  parameters: z.record(name, z.strictObject({ type: valueType, doc: text, default: value, min: z.number().optional(), max: z.number().optional() })),
  reads: z.record(name, text.max(20_000)),
  outputs: z.record(name, z.strictObject({ type: z.enum([...valueType.options, 'statements']), doc: text })),
  key: z.array(name).min(1),
  tests: z.array(z.strictObject({
    name: text,
    parameters: z.record(name, value).optional(),
    rows: z.record(name, z.array(row)),
    finds: z.array(row),
  })).min(2, 'a tool has at least two tests, one in which there is nothing to be found'),
})

/** What a tool tells of itself, checked against the contract. Throws `tool.invalid` with each thing that is wrong. */
export function readDescription(json: string): ToolDescription {
  const read = description.safeParse(JSON.parse(json))
  const wrong = read.success ? crossCheck(read.data as ToolDescription) : read.error.issues.map(({ path, message }) => `${path.join('.') || 'the tool'}: ${message}`)
  if (wrong.length > 0) throw new Failure('tool.invalid', `It is no tool yet. ${wrong.join('; ')}.`)
  return read.data as ToolDescription
}

/** What the shape alone does not tell. */
function crossCheck({ reads, outputs, key, parameters, tests }: ToolDescription): string[] {
  const unknownKeys = key.filter((column) => !(column in outputs)).map((column) => `key: ${column} is no output`)
  const used = Object.entries(reads).flatMap(([read, sql]) => parametersOf(sql).map((parameter) => [read, parameter] as const))
  const unknownUses = used.filter(([, parameter]) => !(parameter in parameters)).map(([read, parameter]) => `reads.${read}: $${parameter} is no parameter`)
  const unread = tests.flatMap((test) => Object.keys(test.rows).filter((read) => !(read in reads)).map((read) => `tests "${test.name}": ${read} is no query of reads`))
  const isKeyless = ({ finds }: ToolTest) => finds.some((found) => key.some((column) => !(column in found)))
  const keyless = tests.filter(isKeyless).map((test) => `tests "${test.name}": each row of finds has the columns of key`)
  const nothing = tests.some(({ finds }) => finds.length === 0) ? [] : ['tests: one of them has nothing to be found']
  const something = tests.some(({ finds }) => finds.length > 0) ? [] : ['tests: one of them has something to be found']
  return [...unknownKeys, ...unknownUses, ...unread, ...keyless, ...nothing, ...something]
}

/** Names of the parameters that a query uses, in order of their first use. */
export function parametersOf(sql: string): string[] {
  return [...new Set([...sql.matchAll(/\$([a-z][a-zA-Z0-9_]*)/g)].map((match) => match[1]!))]
}
