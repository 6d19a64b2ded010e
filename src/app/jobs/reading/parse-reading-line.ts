import type { ReadingLine } from './reading-line.ts'

type Shape = (line: readonly unknown[]) => boolean

const isText = (value: unknown): value is string => typeof value === 'string'
const isTextOrNull = (value: unknown): boolean => value === null || isText(value)
const isOptional = (value: unknown, type: 'string' | 'number'): boolean => value === undefined || typeof value === type
const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null ? { ...value } : {})

const severities: readonly unknown[] = ['error', 'warning', 'information']

const shapes: Readonly<Record<string, Shape>> = {
  s: (line) => line.slice(1, 6).every(isText) && line.length === 8 && isTextOrNull(line[6]) && isTextOrNull(line[7]),
  x: ([, segment]) => isText(fieldsOf(segment)['text']) && isText(fieldsOf(segment)['locator']),
  p([, told]) {
    const { code, severity, message, locator } = fieldsOf(told)
    return isText(code) && severities.includes(severity) && isText(message) && isOptional(locator, 'string')
  },
  t: ([, report]) => Array.isArray(fieldsOf(report)['columns']) && typeof fieldsOf(report)['rows'] === 'number',
  f([, told]) {
    const { mediaType, pages, encoding, unread, partly } = fieldsOf(told)
    return isText(mediaType) && isOptional(pages, 'number') && [encoding, unread, partly].every((each) => isOptional(each, 'string'))
  },
  r: ([, reader]) => isText(reader),
  c: ([, child]) => isText(fieldsOf(child)['name']) && isText(fieldsOf(child)['sha256']),
  e: ([, end]) => typeof end === 'object' && end !== null,
}

/** A line of a reading. What the limited process wrote is not trusted: a line of another shape becomes a problem `reader.garbled`. */
export function parseReadingLine(text: string): ReadingLine {
  try {
    const line: unknown = JSON.parse(text)
    if (Array.isArray(line) && shapes[String(line[0])]?.(line)) return line as unknown as ReadingLine
  } catch {
    // No JSON: of another shape as well.
  }
  const message = `The reader gave a line that makes no sense (${text.length} characters); it is left out. Open the exhibit in its own program.`
  return ['p', { code: 'reader.garbled', severity: 'error', message }]
}
