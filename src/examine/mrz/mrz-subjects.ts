import { compactNumber } from '../../extract/mrz/compact-number.ts'
import { findMrz } from '../../extract/mrz/find-mrz.ts'
import { parseMrz, type Mrz } from '../../extract/mrz/parse-mrz.ts'
import { formatLocator, parseLocator, withChars } from '../../model/locator.ts'
import type { ExaminedStatement, ExaminedText } from '../examined-statement.ts'
import { mrzSubject, type MrzSubject } from './mrz-subject.ts'
import { isWithin } from './told-elsewhere.ts'

const numberProperties = new Set(['number', 'passportNumber'])

/**
 * Every machine readable zone of one exhibit: those told as statements, with what the same document tells elsewhere, and
 * those in its texts that no statement tells.
 */
export function mrzSubjects(statements: readonly ExaminedStatement[], texts: readonly ExaminedText[]): MrzSubject[] {
  const zones = statements.filter((statement) => statement.property === 'mrz')
  const told = zones.flatMap((statement) => fromStatement(statement, statements, zones))
  const known = new Set(told.map((subject) => subject.mrz.lines.join('\n')))
  return [...told, ...texts.flatMap(fromText).filter((subject) => !known.has(subject.mrz.lines.join('\n')))]
}

function fromStatement(statement: ExaminedStatement, all: readonly ExaminedStatement[], zones: readonly ExaminedStatement[]): MrzSubject[] {
  const mrz = parseMrz(statement.value.split(/\r?\n/).map((line) => line.replace(/\s/g, '').toUpperCase()))
  if (!mrz) return []
  const others = sameDocument(statement, mrz, all).filter((other) => !zones.some((zone) => isWithin(other.locator, zone.locator)))
  const told = new Map([...Map.groupBy(others, (other) => other.property)].map(([property, of]) => [property, of.map((other) => other.value)]))
  return [mrzSubject(mrz, { exhibit: statement.exhibit, locator: statement.locator, entityId: statement.entityId }, told)]
}

/** Statements of the entity that tells the zone, and of others of this exhibit that bear its number: a chip, a barcode. */
function sameDocument(statement: ExaminedStatement, mrz: Mrz, all: readonly ExaminedStatement[]): ExaminedStatement[] {
  const isNumber = ({ property, value }: ExaminedStatement) => numberProperties.has(property) && compactNumber(value) === mrz.number
  const documents = new Set(all.filter(isNumber).map((other) => other.entityId)).add(statement.entityId)
  return all.filter((other) => documents.has(other.entityId) && other.property !== 'mrz')
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
