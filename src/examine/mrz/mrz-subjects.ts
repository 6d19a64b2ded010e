import { parseLocator, formatLocator, withChars } from '../../model/locator.ts'
import type { ExaminedStatement, ExaminedText } from '../examined-statement.ts'
import { findMrz } from './find-mrz.ts'
import { mrzSubject, type MrzSubject } from './mrz-checks.ts'
import { parseMrz } from './parse-mrz.ts'

/**
 * Every machine readable zone of one exhibit: those told as statements, with what the same document tells elsewhere, and
 * those in its texts that no statement tells.
 */
export function mrzSubjects(statements: readonly ExaminedStatement[], texts: readonly ExaminedText[]): MrzSubject[] {
  const told = statements.filter((statement) => statement.property === 'mrz').flatMap((statement) => fromStatement(statement, statements))
  const known = new Set(told.map((subject) => subject.mrz.lines.join('\n')))
  return [...told, ...texts.flatMap(fromText).filter((subject) => !known.has(subject.mrz.lines.join('\n')))]
}

function fromStatement(statement: ExaminedStatement, all: readonly ExaminedStatement[]): MrzSubject[] {
  const mrz = parseMrz(statement.value.split(/\r?\n/).map((line) => line.replace(/\s/g, '').toUpperCase()))
  if (!mrz) return []
  const others = all.filter((other) => other.entityId === statement.entityId && other.property !== 'mrz')
  const told = new Map([...Map.groupBy(others, (other) => other.property)].map(([property, of]) => [property, of.map((other) => other.value)]))
  return [mrzSubject(mrz, { exhibit: statement.exhibit, locator: statement.locator, entityId: statement.entityId }, told)]
}

function fromText(segment: ExaminedText): MrzSubject[] {
  return findMrz(segment.text).flatMap(({ lines, start, end }) => {
    const mrz = parseMrz(lines)
    if (!mrz) return []
    const base = parseLocator(segment.locator)
    const inside = base && withChars(base, start, end)
    return [mrzSubject(mrz, { exhibit: segment.exhibit, locator: inside ? formatLocator(inside) : segment.locator })]
  })
}
