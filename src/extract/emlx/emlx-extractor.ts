import { exhibitEntityId } from '../../model/entity-id.ts'
import { formatLocator } from '../../model/locator.ts'
import type { Extractor, ExtractSink } from '../contract.ts'
import { giveMessage } from '../mail/give-message.ts'
import { locateInMessage } from '../mail/locate-in-message.ts'
import { lengthLine } from './length-line.ts'

const mediaType = 'message/x-emlx'

/**
 * Reads the messages of Apple Mail: the message as EML is read (its locators count within the message), and the property
 * list behind it (flags, date received) as a child.
 */
export const emlxExtractor: Extractor = {
  async extract(input, sink) {
    if (input.source.sizeBytes > input.limits.maxBytesInMemory) {
      const message = `The message has ${input.source.sizeBytes} bytes, more than the ${input.limits.maxBytesInMemory} that are read at once. Raise the limit.`
      sink.problem({ code: 'limit.bytes', severity: 'error', message })
      sink.facts({ mediaType, unread: message })
      return
    }
    const bytes = await input.source.all()
    const range = messageRange(bytes, sink)
    await giveMessage({ bytes: bytes.subarray(range.start, range.end), entityId: exhibitEntityId(input.exhibit), mediaType }, input, sink)
    giveProperties(bytes, range.end, sink)
  },

  async locate(input, locators) {
    const bytes = await input.source.all(input.limits.maxBytesInMemory)
    const { start, end } = messageRange(bytes)
    return locateInMessage(bytes.subarray(start, end), locators)
  },
}

function messageRange(bytes: Uint8Array, sink?: ExtractSink): { start: number; end: number } {
  const line = lengthLine(bytes)
  if (!line) {
    sink?.problem({ code: 'emlx.length-missing', severity: 'warning', message: 'The first line does not tell the length of the message; the whole file was read as one.' })
    return { start: 0, end: bytes.byteLength }
  }
  const end = line.messageStart + line.messageBytes
  if (end > bytes.byteLength) {
    sink?.problem({ code: 'mail.truncated', severity: 'error', message: `The message should have ${line.messageBytes} bytes and has ${bytes.byteLength - line.messageStart}; it was cut off.` })
  }
  return { start: line.messageStart, end: Math.min(end, bytes.byteLength) }
}

function giveProperties(bytes: Uint8Array, start: number, sink: ExtractSink): void {
  const rest = bytes.slice(start)
  if (!rest.some((byte) => byte > 0x20)) return
  sink.child({ name: 'properties.plist', locator: formatLocator({ kind: 'bytes', start, end: bytes.byteLength }), bytes: rest })
}
