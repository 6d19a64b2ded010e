import { formatLocator } from '../../model/locator.ts'
import { findSchema } from '../../model/schema/schema.ts'
import { cleanValue } from '../../model/value/clean.ts'
import type { ExtractInput, ExtractSink, Extractor } from '../contract.ts'
import type { JsonRecord } from '../json/json-document.ts'
import { openJson } from '../json/json-document.ts'
import { openOrTell, Remainders } from '../json/json-extractor.ts'
import { isScalar, memberOf } from '../json/json-node.ts'
import { follow, toPointer } from '../json/json-pointer.ts'
import { locateJson } from '../json/locate-json.ts'
import { ftmEntityId } from './ftm-entity-id.ts'
import { readFtmRecord, type FtmValue } from './ftm-record.ts'

/** A value this long is a text of its own, in which names are looked for. */
const longTextChars = 80

/** Reads FollowTheMoney entities and statements written as JSON: their values are statements as they are. */
export const ftmExtractor: Extractor = {
  async extract(input, sink) {
    const document = await openOrTell(input, sink)
    if (!document) return
    const writer = new FtmWriter(input, sink)
    for await (const records of document.records(writer.told)) {
      for (const record of records) writer.write(record)
      await sink.drained()
      if (writer.full) break
    }
    const partly = writer.told.defects || writer.lost ? { partly: 'some of it is no FollowTheMoney data' } : {}
    const mediaType = document.form === 'lines' ? 'application/x-ndjson' : 'application/json'
    sink.facts({ mediaType, encoding: document.encoding.name, ...partly })
  },
  async locate(input, locators) {
    const document = await openJson(input).catch((cause: unknown) => {
      if (cause instanceof RangeError) return undefined
      throw cause
    })
    return document ? locateJson(document, locators, async () => []) : locators.map(() => undefined)
  },
}

/** Turns records into statements, or tells what hindered it; what gives no statement is given as text. */
class FtmWriter {
  readonly told: Remainders
  /** Values that gave no statement. */
  lost = 0
  full = false
  #statements = 0
  readonly #input: ExtractInput
  readonly #sink: ExtractSink

  constructor(input: ExtractInput, sink: ExtractSink) {
    this.#input = input
    this.#sink = sink
    this.told = new Remainders(input, sink)
  }

  write(record: JsonRecord): void {
    const reading = readFtmRecord(record)
    if (!reading) {
      this.#lose(record, record.tokens, ['ftm.no-entity', 'is no FollowTheMoney entity: id, schema or properties are missing'])
      return
    }
    this.#giveNames(record)
    for (const value of reading.values) this.#writeValue(record, value)
    for (const tokens of reading.unreadable) this.#lose(record, tokens, ['ftm.value-unreadable', 'is neither a plain value nor an entity'])
  }

  /** Ids and captions have no property of their own, but are searched for. */
  #giveNames(record: JsonRecord): void {
    const found = ['id', 'caption'].flatMap((name) => {
      const node = memberOf(record.node, name)
      return node && isScalar(node) && node.text.trim() ? [{ text: node.text, pointer: toPointer([...record.tokens, name]) }] : []
    })
    if (found.length === 0) return
    const locator = formatLocator({ kind: 'pointer', pointers: found.map((each) => each.pointer) })
    this.#sink.text({ text: found.map((each) => each.text).join(' '), locator })
  }

  #writeValue(record: JsonRecord, told: FtmValue): void {
    const { schema: name, property, tokens } = told
    const schema = findSchema(name)
    const type = schema?.properties.get(property)?.type
    if (!schema) return this.#lose(record, tokens, ['ftm.unknown-schema', `is told of an entity of the schema '${name}', which is not known`])
    if (!type) return this.#lose(record, tokens, ['ftm.unknown-property', `is told as ${name}.${property}, which is not known`])
    const value = type === 'entity' ? ftmEntityId(this.#input, told.value) : cleanValue(type, told.value, this.#input.settings)
    if (value === undefined) return this.#lose(record, tokens, ['ftm.value-unread', `cannot be read as ${name}.${property}`])
    if (++this.#statements > this.#input.limits.maxStatements) return this.#stop()
    const locator = formatLocator({ kind: 'pointer', pointers: [toPointer(tokens)] })
    const entityId = ftmEntityId(this.#input, told.entityId)
    this.#sink.statement({ locator, entityId, schema: name, property, value, original: told.value, ...(told.lang ? { lang: told.lang } : {}) })
    if (type !== 'entity' && told.value.length >= longTextChars) this.#sink.text({ text: told.value, locator })
  }

  #lose(record: JsonRecord, tokens: readonly string[], [code, why]: readonly [code: string, why: string]): void {
    this.lost++
    const node = follow(record.node, tokens.slice(record.tokens.length))
    const locator = formatLocator({ kind: 'pointer', pointers: [toPointer(tokens)] })
    const text = !node ? '' : isScalar(node) ? node.text : record.text.slice(node.start, node.end)
    const message = `The value at ${toPointer(tokens) || 'the root'} ${why}; it is kept as text and can be searched. Correct the source, or map it by hand.`
    this.told.problem({ code, severity: 'warning', message, locator })
    if (text) this.#sink.text({ text, locator })
  }

  #stop(): void {
    if (this.full) return
    this.full = true
    const message = `More than ${this.#input.limits.maxStatements} statements; the rest was not read. Raise the limit of the case.`
    this.#sink.problem({ code: 'limit.statements', severity: 'warning', message })
  }
}
