import { exhibitEntityId } from '../../model/entity-id.ts'
import { formatLocator } from '../../model/locator.ts'
import type { ExtractInput, Extractor, ExtractSink } from '../contract.ts'
import { giveMessage } from './give-message.ts'
import { locateInMessage } from './locate-in-message.ts'

/** Reads an Internet message: statements of its head, text of its bodies, attachments and messages inside as children. */
export const emlExtractor: Extractor = {
  async extract(input, sink) {
    const bytes = await bytesOf(input, sink)
    if (bytes) await giveMessage({ bytes, entityId: exhibitEntityId(input.exhibit), mediaType: 'message/rfc822' }, input, sink)
  },

  async locate(input, locators) {
    return locateInMessage(await input.source.all(input.limits.maxBytesInMemory), locators)
  },
}

/** All bytes of a message, or undefined with a problem when they are more than the limit. */
async function bytesOf(input: ExtractInput, sink: ExtractSink): Promise<Uint8Array | undefined> {
  if (input.source.sizeBytes <= input.limits.maxBytesInMemory) return input.source.all()
  const message = `The message has ${input.source.sizeBytes} bytes, more than the ${input.limits.maxBytesInMemory} that are read at once. Raise the limit.`
  sink.problem({ code: 'limit.bytes', severity: 'error', message, locator: formatLocator({ kind: 'whole' }) })
  sink.facts({ mediaType: 'message/rfc822', unread: message })
  return undefined
}
