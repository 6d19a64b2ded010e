import type { Problem } from '../../model/problem.ts'
import { propertyType } from '../../model/schema/schema.ts'
import type { StatementDraft } from '../../model/statement.ts'
import { cleanValue } from '../../model/value/clean.ts'
import { icaoCodeMeaning } from '../../model/value/state-codes.ts'
import type { ReadingSettings } from '../../model/value/reading-settings.ts'
import type { Span } from './span.ts'

/** An entity under the schema it is told in. */
export interface DraftEntity {
  readonly id: string
  readonly schema: string
}

/** Makes statements of spans: cleans each value as its property's type wants it, and says which could not be. */
export class StatementWriter {
  readonly statements: StatementDraft[] = []
  readonly problems: Problem[] = []
  readonly #settings: ReadingSettings

  constructor(settings: ReadingSettings) {
    this.#settings = settings
  }

  /**
   * States what is written at `span`; `raw` is the same value in a layout that the cleaning knows. A span that is
   * absent states nothing; one that cannot be read gives a problem. Says whether a statement was made.
   */
  write(entity: DraftEntity, property: string, written: { readonly span: Span | undefined; readonly raw?: string | undefined }): boolean {
    const { span } = written
    if (!span) return false
    const type = propertyType(entity.schema, property)
    const value = type && cleanValue(type, written.raw ?? span.text, this.#settings)
    if (!value) {
      this.problems.push(unreadValue(entity, property, span))
      return false
    }
    this.put(entity, property, { span, value })
    return true
  }

  /** States a value that was read already, with the span it stands at. */
  put(entity: DraftEntity, property: string, read: { readonly span: Span; readonly value: string }): void {
    const { span, value } = read
    this.statements.push({ locator: span.locator, entityId: entity.id, schema: entity.schema, property, value, original: span.text })
  }

  /** States a value that is not written in so many words: a reckoned one, or a link to another entity. */
  state(entity: DraftEntity, property: string, value: string, locator: string): void {
    this.statements.push({ locator, entityId: entity.id, schema: entity.schema, property, value })
  }
}

function unreadValue(entity: DraftEntity, property: string, span: Span): Problem {
  const icao = propertyType(entity.schema, property) === 'country' ? icaoCodeMeaning(span.text) : undefined
  if (icao) {
    const message = `'${span.text}' is a code of travel documents (ICAO Doc 9303-3: ${icao}) and no country of ISO 3166; it stays in the text and can be searched.`
    return { code: 'value.no-country', severity: 'information', message, locator: span.locator }
  }
  const shown = span.text.length > 60 ? `${span.text.slice(0, 57)}...` : span.text
  return {
    code: 'value.unread',
    severity: 'information',
    message: `'${shown}' could not be read as ${entity.schema}.${property}; it stays in the text and can be searched.`,
    locator: span.locator,
  }
}
