import { messageOf } from '../../base/failure.ts'
import type { ExtractInput, Extractor } from '../contract.ts'
import type { GraphFile } from './graph-file.ts'
import { placesOf, textAt } from './graph-places.ts'
import { GraphWriter } from './graph-writer.ts'

/** What graph files of one format share. */
export interface GraphKind {
  readonly id: string
  readonly mediaType: string
}

/** Reads the bytes of one kind of graph file. Never throws on bad bytes: the file says what is wrong. */
export type GraphParser = (bytes: Uint8Array) => GraphFile

/** The extractor of a graph file, around its parser: nodes are entities, links are links between them, and each attribute is told as a column of one of two tables. */
export function graphExtractor(kind: GraphKind, parse: GraphParser): Extractor {
  return {
    async extract(input, sink) {
      const bytes = await bytesOf(input)
      if (!bytes) {
        sink.facts({ mediaType: kind.mediaType, unread: 'too large' })
        sink.problem({ code: 'limit.bytes', severity: 'error', message: `The graph has more than ${input.limits.maxBytesInMemory} bytes. Raise the limit of the case.` })
        return
      }
      const file = parse(bytes)
      const writer = new GraphWriter(input, sink)
      for (const [index, node] of file.nodes.entries()) {
        writer.node(node)
        if (index % 2_000 === 1_999) await sink.drained()
      }
      for (const [index, link] of file.links.entries()) {
        writer.link(link)
        if (index % 2_000 === 1_999) await sink.drained()
      }
      for (const { what, place, text } of file.rest) writer.left(what, place, text)
      writer.tables()
      if (file.error !== undefined) {
        const message = `The file is not whole (${file.error}); what could be read of it was read. Look for an undamaged copy.`
        sink.problem({ code: `${kind.id}.damaged`, severity: 'warning', message })
      }
      const isPartly = file.error !== undefined || writer.isCut
      sink.facts({ mediaType: kind.mediaType, ...(isPartly ? { partly: file.error === undefined ? 'more than the limits let in' : 'damaged' } : {}) })
    },
    async locate(input, locators) {
      const bytes = await bytesOf(input)
      if (!bytes) return locators.map(() => undefined)
      const places = placesOf(parse(bytes))
      return locators.map((locator) => textAt(locator, places))
    },
  }
}

async function bytesOf(input: ExtractInput): Promise<Uint8Array | undefined> {
  try {
    return await input.source.all(input.limits.maxBytesInMemory)
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw new Error(messageOf(cause), { cause })
    return undefined
  }
}
