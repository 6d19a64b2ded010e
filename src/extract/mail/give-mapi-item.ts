import { sourceEntityId } from '../../model/entity-id.ts'
import { formatLocator, parseLocator } from '../../model/locator.ts'
import type { ExtractInput, ExtractSink } from '../contract.ts'
import { headerBlockText } from './header-block-text.ts'
import { decodeHeader } from './header-text.ts'
import { htmlText } from './html-text.ts'
import { giveMailStatements } from './mail-statements.ts'
import { mapiParts, type MapiItem, type MapiPlace } from './mapi-item.ts'
import { headerFieldsOf, messageOfMapi } from './mapi-message.ts'
import { giveMapiRecord } from './mapi-record.ts'

/** Gives the statements and texts of one Outlook item; its attachments are the reader's to give. Returns the characters of text given. */
export function giveMapiItem(item: MapiItem, place: MapiPlace, to: { input: ExtractInput; sink: ExtractSink; textLeft: number }): number {
  const { input, sink } = to
  // The record of a contact is no document: it is an entity beside the exhibit that tells it.
  const recordPlace = { ...place, entityId: sourceEntityId(input.exhibit, 'record', place.fieldPrefix) }
  if (!giveMapiRecord(item, recordPlace, to)) giveMailStatements(messageOfMapi(item, place), input, sink)
  let given = 0
  for (const part of Object.values(mapiParts)) {
    const text = partText(item, part)?.slice(0, to.textLeft - given)
    if (!text?.trim()) continue
    given += text.length
    sink.text({ text, locator: formatLocator({ kind: 'part', part: place.partPrefix + part }) })
  }
  if (given >= to.textLeft && given > 0) {
    sink.problem({ code: 'limit.text', severity: 'error', message: 'The text is longer than the limit; the rest was not read.', locator: formatLocator({ kind: 'part', part: place.partPrefix + '1' }) })
  }
  if (/\bSMIME$/iu.test(item.messageClass)) {
    const message = 'The message is encrypted by S/MIME; decrypt it with the key of a recipient and add the result.'
    sink.problem({ code: 'mail.encrypted', severity: 'error', message, locator: formatLocator({ kind: 'part', part: place.partPrefix + '1' }) })
  }
  return given
}

/** The text at a locator within an item (prefixes taken off), or undefined. */
export function textInMapiItem(item: MapiItem, place: MapiPlace, written: string): string | undefined {
  const locator = parseLocator(written)
  if (locator?.kind === 'field') {
    return locator.name.startsWith(place.fieldPrefix) ? item.fields.get(locator.name.slice(place.fieldPrefix.length)) : undefined
  }
  if (locator?.kind !== 'part' || !locator.part.startsWith(place.partPrefix)) return undefined
  const part = locator.part.slice(place.partPrefix.length)
  const text = locator.header === undefined ? partText(item, part) : headerText(item, locator.header, locator.index ?? 0)
  return locator.chars && text !== undefined ? (locator.chars[1] <= text.length ? text.slice(...locator.chars) : undefined) : text
}

function partText(item: MapiItem, part: string): string | undefined {
  switch (part) {
    case mapiParts.header: {
      const fields = headerFieldsOf(item)
      return fields.length > 0 ? headerBlockText(fields) : undefined
    }
    case mapiParts.plain:
      return item.plainBody?.replace(/\r\n?/gu, '\n').replace(/\0/gu, '\ufffd')
    case mapiParts.html:
      return item.htmlBody === undefined ? undefined : htmlText(item.htmlBody, maxHtmlChars)
    default:
      return undefined
  }
}

const maxHtmlChars = 64_000_000

function headerText(item: MapiItem, name: string, index: number): string | undefined {
  const field = headerFieldsOf(item).filter((one) => one.name === name)[index]
  return field && decodeHeader(field.raw).text
}
