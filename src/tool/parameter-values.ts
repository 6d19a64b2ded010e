import { Failure } from '../base/failure.ts'
import type { ParameterValue, ToolDescription, ToolParameter, ValueType } from './tool.ts'

/**
 * The values that a tool runs with: what was given, and else its defaults. Texts are read by the type that the tool
 * declares (`"3"` as the integer 3). Throws `tool.invalid` for a name it does not declare or a value that is none of its type.
 */
export function parameterValues(tool: ToolDescription, given: Readonly<Record<string, ParameterValue>>): Record<string, ParameterValue> {
  for (const name of Object.keys(given)) {
    if (!(name in tool.parameters)) throw new Failure('tool.invalid', `${tool.id} has no parameter ${name}; it has ${Object.keys(tool.parameters).join(', ') || 'none'}.`)
  }
  return Object.fromEntries(Object.entries(tool.parameters).map(([name, parameter]) => [name, valueOf(name, parameter, given[name] ?? parameter.default)]))
}

function valueOf(name: string, parameter: ToolParameter, given: ParameterValue): ParameterValue {
  const value = typeof given === 'string' ? fromText(parameter.type, given) : given
  if (value === undefined || !isOfType(value, parameter.type)) throw new Failure('tool.invalid', `${name} is ${wordsOf(parameter.type)}; '${given}' is none.`)
  const { min = -Infinity, max = Infinity } = parameter
  if (typeof value === 'number' && (value < min || value > max)) throw new Failure('tool.invalid', `${name} lies between ${min} and ${max}; ${value} does not.`)
  return value
}

function fromText(type: ValueType, text: string): ParameterValue | undefined {
  if (type === 'integer' || type === 'number') return text.trim() === '' ? undefined : Number(text)
  if (type === 'boolean') return { true: true, false: false }[text]
  return text
}

/** Whether a value is one of its type. */
export function isOfType(value: unknown, type: ValueType): boolean {
  switch (type) {
    case 'integer':
      return Number.isSafeInteger(value)
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'boolean':
      return typeof value === 'boolean'
    case 'amount':
      return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)
    case 'date':
      return typeof value === 'string' && /^\d{4}(-\d\d(-\d\d([T ]\d\d:\d\d.*)?)?)?$/.test(value)
    default:
      return typeof value === 'string'
  }
}

/** A type in words. */
export function wordsOf(type: ValueType | 'statements'): string {
  const words = {
    string: 'text', integer: 'a whole number', number: 'a number', boolean: 'true or false', date: 'a date such as 2024-03-01',
    amount: 'an amount as text, such as "1201.20"', entity: 'the id of an entity', statements: 'a list of statement ids',
  }
  return words[type]
}
