import { compactNumber } from '../../extract/mrz/compact-number.ts'
import { findMrz } from '../../extract/mrz/find-mrz.ts'
import { parseMrz } from '../../extract/mrz/parse-mrz.ts'
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
  const documents = new DocumentIndex(statements)
  const told = statements.filter((statement) => statement.property === 'mrz').flatMap((statement) => fromStatement(statement, documents))
  const known = new Set(told.map((subject) => subject.mrz.lines.join('\n')))
  return [...told, ...texts.flatMap(fromText).filter((subject) => !known.has(subject.mrz.lines.join('\n')))]
}

function fromStatement(statement: ExaminedStatement, documents: DocumentIndex): MrzSubject[] {
  const mrz = parseMrz(statement.value.split(/\r?\n/).map((line) => line.replace(/\s/g, '').toUpperCase()))
  if (!mrz) return []
  const same = documents.of(statement.entityId, mrz.number)
  const zones = same.filter(({ property }) => property === 'mrz')
  const others = same.filter((other) => !zones.some((zone) => isWithin(other.locator, zone.locator)))
  const told = new Map([...Map.groupBy(others, (other) => other.property)].map(([property, of]) => [property, of.map((other) => other.value)]))
  return [mrzSubject(mrz, { exhibit: statement.exhibit, locator: statement.locator, entityId: statement.entityId }, told)]
}

/** Statements by the entity they are of, and entities by the numbers they bear. */
class DocumentIndex {
  readonly #statements: ReadonlyMap<string, readonly ExaminedStatement[]>
  readonly #bearers = new Map<string, Set<string>>()

  constructor(statements: readonly ExaminedStatement[]) {
    this.#statements = Map.groupBy(statements, (statement) => statement.entityId)
    for (const { property, value, entityId } of statements) {
      if (!numberProperties.has(property)) continue
      const number = compactNumber(value)
      const bearers = this.#bearers.get(number)
      if (bearers) bearers.add(entityId)
      else this.#bearers.set(number, new Set([entityId]))
    }
  }

  /** What is told of the entity, and of others of this exhibit that bear its number: a chip, a barcode. */
  of(entityId: string, number: string): ExaminedStatement[] {
    return [...new Set([entityId, ...(this.#bearers.get(number) ?? [])])].flatMap((id) => this.#statements.get(id) ?? [])
  }
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
