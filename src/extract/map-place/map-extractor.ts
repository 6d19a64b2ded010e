import { messageOf } from '../../base/failure.ts'
import { exhibitEntityId } from '../../model/entity-id.ts'
import type { ExtractInput, ExtractSink, Extractor } from '../contract.ts'
import type { Span } from '../document/span.ts'
import { StatementWriter } from '../document/statement-writer.ts'
import type { XmlOutcome } from '../xml-stream/xml-stream.ts'
import type { MapFeature } from './map-feature.ts'
import { MapText, rowsWanted } from './map-text.ts'
import { MapWriter } from './map-writer.ts'

/** What a reader of a map file tells: its features, and what it tells of the file itself. */
export interface MapReceiver {
  feature(feature: MapFeature): void
  /** A property of the document entity: who drew the map, when. */
  document(property: string, span: Span | undefined): void
}

/** Reads the XML of one kind of map file, block by block, into words, figures and features. */
export type MapReader = (bytes: Uint8Array, text: MapText, receiver: MapReceiver) => Generator<undefined, XmlOutcome>

/** What map files of one format share. */
export interface MapKind {
  readonly id: string
  readonly mediaType: string
}

/** The extractor of a map file in XML, around its reader. */
export function mapExtractor(kind: MapKind, read: MapReader): Extractor {
  return {
    async extract(input, sink) {
      const bytes = await bytesOrTell(kind, input, sink)
      if (!bytes) return
      const text = new MapText()
      const writer = new MapWriter(input, sink)
      const outcome = await readAll(read(bytes, text, receiverOf(writer, input, sink)), () => sink.drained())
      text.give(input, sink)
      writer.end()
      tellOutcome(kind, { outcome, found: writer.places + writer.positions }, sink)
    },
    async locate(input, locators) {
      const bytes = await input.source.all(input.limits.maxBytesInMemory).catch((cause: unknown) => {
        if (cause instanceof RangeError) return undefined
        throw cause
      })
      if (!bytes) return locators.map(() => undefined)
      const text = new MapText(rowsWanted(locators))
      await readAll(read(bytes, text, { feature() {}, document() {} }), async () => {})
      return text.at(locators)
    },
  }
}

async function readAll(blocks: Generator<undefined, XmlOutcome>, between: () => Promise<void>): Promise<XmlOutcome> {
  for (;;) {
    const step = blocks.next()
    if (step.done) return step.value
    await between()
  }
}

function receiverOf(writer: MapWriter, input: ExtractInput, sink: ExtractSink): MapReceiver {
  const document = { id: exhibitEntityId(input.exhibit), schema: 'Document' }
  return {
    feature: (feature) => writer.write(feature),
    document(property, span) {
      const statements = new StatementWriter(input.settings)
      statements.write(document, property, { span })
      for (const draft of statements.statements) sink.statement(draft)
    },
  }
}

async function bytesOrTell(kind: MapKind, input: ExtractInput, sink: ExtractSink): Promise<Uint8Array | undefined> {
  try {
    return await input.source.all(input.limits.maxBytesInMemory)
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    sink.facts({ mediaType: kind.mediaType, unread: 'too large' })
    sink.problem({ code: 'limit.bytes', severity: 'error', message: `The map cannot be read: ${messageOf(cause)} Raise the limit of the case.` })
    return undefined
  }
}

function tellOutcome(kind: MapKind, { outcome, found }: { outcome: XmlOutcome; found: number }, sink: ExtractSink): void {
  if (outcome.error) {
    const message = `The XML is not well-formed (${outcome.error}); what could be read of it was read. Look for an undamaged copy.`
    sink.problem({ code: `${kind.id}.damaged`, severity: 'warning', message })
  }
  if (outcome.doctype) {
    const message = 'The XML declares a document type; its entities were not expanded.'
    sink.problem({ code: `${kind.id}.doctype`, severity: 'information', message })
  }
  if (found === 0) {
    const message = 'The map holds no placemark, track or waypoint.'
    sink.problem({ code: `${kind.id}.nothing-placed`, severity: 'information', message })
  }
  sink.facts({ mediaType: kind.mediaType, ...(outcome.error ? { partly: 'damaged' } : {}) })
}
