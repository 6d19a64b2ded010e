import { messageOf } from '../../base/failure.ts'
import { formatLocator } from '../../model/locator.ts'
import type { ExtractInput, ExtractSink, Extractor } from '../contract.ts'
import { extractTable } from '../table/extract-table.ts'
import { openJson, type JsonDocument, type JsonRecord, type JsonWatcher } from './json-document.ts'
import { isScalar } from './json-node.ts'
import { toPointer } from './json-pointer.ts'
import { JsonShape } from './json-shape.ts'
import { jsonTables, type JsonTable } from './json-table.ts'
import { locateJson } from './locate-json.ts'

/** The media type of a JSON text; one value a line has its own. */
export const jsonMediaType = 'application/json'
const maxLooseTexts = 20_000

/** Reads JSON texts: lists of objects as tables, whatever is no JSON as text. */
export const jsonExtractor: Extractor = {
  async extract(input, sink) {
    const document = await openOrTell(input, sink)
    if (!document) return
    const rest = new Remainders(input, sink)
    const shape = await shapeOf(document, rest)
    const mediaType = document.form === 'lines' ? 'application/x-ndjson' : jsonMediaType
    sink.facts({ mediaType, encoding: document.encoding.name, ...(rest.defects ? { partly: 'no valid JSON: the rest is kept as text' } : {}) })
    if (shape.columnsLeftOut) tellColumns(shape, sink)
    const tables = jsonTables(document, shape)
    for (const table of tables) await extractTable(table, input, sink)
    const loose = shape.scalars ? await giveLoose(document, sink) : 0
    if (tables.length + loose + rest.defects === 0) {
      sink.problem({ code: 'json.no-values', severity: 'information', message: 'The JSON holds no values but empty ones.' })
    }
  },
  async locate(input, locators) {
    const document = await openJson(input).catch((cause: unknown) => {
      if (cause instanceof RangeError) return undefined
      throw cause
    })
    if (!document) return locators.map(() => undefined)
    return locateJson(document, locators, () => tablesOf(document))
  },
}

/** The tables of a JSON document, found by reading it once. */
async function tablesOf(document: JsonDocument): Promise<JsonTable[]> {
  return jsonTables(document, await shapeOf(document))
}

/** Opens a JSON text, or says why not and gives nothing. */
export async function openOrTell(input: ExtractInput, sink: ExtractSink): Promise<JsonDocument | undefined> {
  if (input.source.sizeBytes === 0) {
    sink.facts({ mediaType: jsonMediaType, unread: 'empty' })
    sink.problem({ code: 'file.empty', severity: 'information', message: 'The file is empty.' })
    return undefined
  }
  try {
    return await openJson(input)
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    sink.facts({ mediaType: jsonMediaType, unread: 'too large' })
    sink.problem({ code: 'limit.bytes', severity: 'error', message: `${messageOf(cause)} Raise the limit of the case, or write one value a line.` })
    return undefined
  }
}

async function shapeOf(document: JsonDocument, watcher?: JsonWatcher): Promise<JsonShape> {
  const shape = new JsonShape()
  for await (const records of document.records(watcher)) for (const { node } of records) shape.add(node)
  return shape
}

/** Tells problems, at most a hundred of one code, and gives what is no JSON as text. */
export class Remainders implements JsonWatcher {
  /** Places at which the text is no JSON. */
  defects = 0
  readonly #sink: ExtractSink
  readonly #told = new Map<string, number>()
  readonly #maxChars: number
  #chars = 0

  constructor(input: ExtractInput, sink: ExtractSink) {
    this.#sink = sink
    this.#maxChars = input.limits.maxTextChars
  }

  problem(problem: Parameters<JsonWatcher['problem']>[0]): void {
    if (problem.code === 'json.invalid') this.defects++
    const told = (this.#told.get(problem.code) ?? 0) + 1
    this.#told.set(problem.code, told)
    if (told <= 100) this.#sink.problem(problem)
    if (told === 101) this.#sink.problem({ ...problem, message: 'There are more such places, which are not listed one by one.' })
  }

  remainder(rest: { text: string; locator: string }): void {
    this.#chars += rest.text.length
    if (this.#chars <= this.#maxChars) this.#sink.text(rest)
    else this.problem({ code: 'limit.text', severity: 'warning', message: `More text than ${this.#maxChars} characters is no valid JSON; the rest was not read.` })
  }
}

function tellColumns(shape: JsonShape, sink: ExtractSink): void {
  sink.problem({
    code: 'json.too-many-columns',
    severity: 'warning',
    message: `The objects have more names than a table takes columns; ${shape.columnsLeftOut} values were left out of it. Look at them in the text of the file.`,
    locator: formatLocator({ kind: 'pointer', pointers: [''] }),
  })
}

/** Gives plain values outside of any object (a list of words, or a single value), and their number. */
async function giveLoose(document: JsonDocument, sink: ExtractSink): Promise<number> {
  let given = 0
  for await (const records of document.records()) {
    for (const record of records) {
      if (!isScalar(record.node) || record.node.text.trim() === '') continue
      if (++given > maxLooseTexts) {
        tellLoose(record, sink)
        return given
      }
      sink.text({ text: record.node.text, locator: formatLocator({ kind: 'pointer', pointers: [toPointer(record.tokens)] }) })
    }
  }
  return given
}

function tellLoose(record: JsonRecord, sink: ExtractSink): void {
  const locator = formatLocator({ kind: 'pointer', pointers: [toPointer(record.tokens)] })
  const message = `The list has more than ${maxLooseTexts} plain values; the rest was not read. Look at the text of the file.`
  sink.problem({ code: 'limit.text', severity: 'warning', message, locator })
}
