import { compactNumber } from '../../extract/mrz/compact-number.ts'
import type { ExaminedStatement } from '../examined-statement.ts'
import { identifierProperties, type IdentifierSubject } from './identifier-checks.ts'

/** Each identifier of one exhibit once, at the first place where it stands. */
export function identifierSubjects(statements: readonly ExaminedStatement[]): IdentifierSubject[] {
  const subjects = new Map<string, IdentifierSubject>()
  for (const { exhibit, locator, entityId, schema, property, value } of statements) {
    if (!identifierProperties.includes(property)) continue
    const compact = compactNumber(value)
    const key = `${property === 'accountNumber' ? 'iban' : property}:${compact}`
    if (compact !== '' && !subjects.has(key)) subjects.set(key, { exhibit, locator, entityId, schema, property, compact })
  }
  return [...subjects.values()]
}
