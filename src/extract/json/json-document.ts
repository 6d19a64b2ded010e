import type { Problem } from '../../model/problem.ts'
import { formatLocator } from '../../model/locator.ts'
import type { ExtractInput } from '../contract.ts'
import { detectSourceEncoding } from '../encoding/decode-stream.ts'
import { decodeText } from '../encoding/decode-text.ts'
import type { TextEncoding } from '../encoding/encoding.ts'
import type { JsonNode } from './json-node.ts'
import { JsonDefect, JsonParser, lineAndColumn } from './json-parser.ts'
import { readLines } from './read-lines.ts'

/** A value of a JSON text that stands for one thing: an element of the outer list, a line, or the whole. */
export interface JsonRecord {
  /** JSON pointer tokens of it. */
  readonly tokens: readonly string[]
  readonly node: JsonNode
  /** The text that the places of the node count in. */
  readonly text: string
}

/** A piece of the source that is no JSON, kept as text. */
export interface JsonRemainder {
  readonly text: string
  readonly locator: string
}

/** What is told while records are read. */
export interface JsonWatcher {
  problem(problem: Problem): void
  remainder(rest: JsonRemainder): void
}

/** A JSON text opened for reading: one value (RFC 8259), or one a line (NDJSON). */
export interface JsonDocument {
  readonly form: 'lines' | 'list' | 'value'
  readonly encoding: TextEncoding
  /** The records in blocks; may be read any number of times. What is no JSON is told to the watcher, when one is given. */
  records(watcher?: JsonWatcher): AsyncIterable<readonly JsonRecord[]>
  /** All of the text, or undefined for lines, which are never held whole. */
  readonly text?: string
}

const blockRecords = 1_000
/** A single value is held as a tree, which takes many times the room of its text. */
const maxTreeChars = 128 * 1024 * 1024

/** Opens a JSON text. Throws a RangeError when it is larger than the limit. */
export async function openJson(input: ExtractInput): Promise<JsonDocument> {
  const encoding = await detectSourceEncoding(input.source)
  if (await isLines(input)) return { form: 'lines', encoding, records: (watcher) => lineRecords(input, encoding, watcher) }
  const { text } = decodeText(await input.source.all(input.limits.maxBytesInMemory), encoding)
  const form = /^\s*\[/.test(text) ? 'list' : 'value'
  return { form, encoding, text, records: async function* (watcher) {
    yield* blocksOf(form === 'list' ? listRecords(text, watcher) : valueRecord(text, watcher))
  } }
}

/** Whether each line is a value of its own: told by the name, or by a first line that is whole and a second that begins anew. */
async function isLines(input: ExtractInput): Promise<boolean> {
  if (/\.(ndjson|jsonl|geojsonl)$/i.test(input.path)) return true
  const { text } = decodeText(await input.source.read(0, 1_048_576))
  const [first = '', second] = text.split('\n').filter((line) => line.trim() !== '')
  if (second === undefined || !/^\s*[{[]/.test(second) || !/^\s*\{/.test(first)) return false
  try {
    const parser = new JsonParser(first)
    parser.value()
    parser.end()
    return true
  } catch {
    return false
  }
}

async function* lineRecords(input: ExtractInput, encoding: TextEncoding, watcher?: JsonWatcher): AsyncIterable<readonly JsonRecord[]> {
  let block: JsonRecord[] = []
  for await (const { line, text } of readLines(input.source, encoding)) {
    if (text.trim() === '') continue
    const locator = formatLocator({ kind: 'pointer', pointers: [`/${line}`] })
    try {
      const parser = new JsonParser(text)
      const node = parser.value()
      parser.end()
      tellDuplicates(parser, text, watcher, line)
      block.push({ tokens: [String(line)], node, text })
    } catch (cause) {
      if (!(cause instanceof JsonDefect)) throw cause
      watcher?.problem(defectProblem(cause, `line ${line + 1}, column ${cause.at + 1}`, locator))
      watcher?.remainder({ text, locator })
    }
    if (block.length >= blockRecords) yield block.splice(0)
  }
  if (block.length) yield block
}

function* listRecords(text: string, watcher?: JsonWatcher): Generator<JsonRecord> {
  const parser = new JsonParser(text)
  let good = 0
  try {
    if (!parser.accept('[')) parser.fail('a [ is missing')
    for (let index = 0; !parser.accept(']'); index++) {
      if (index && !parser.accept(',')) parser.fail('a comma or ] is missing')
      const node = parser.value()
      yield { tokens: [String(index)], node, text }
      good = parser.at
    }
    parser.end()
  } catch (cause) {
    if (!(cause instanceof JsonDefect)) throw cause
    tellDefect(text, cause, good, watcher)
  }
  tellDuplicates(parser, text, watcher)
}

function* valueRecord(text: string, watcher?: JsonWatcher): Generator<JsonRecord> {
  const parser = new JsonParser(text)
  try {
    if (text.length > maxTreeChars) {
      throw new JsonDefect(`one value of ${text.length} characters is larger than the limit of ${maxTreeChars}; split it into one value a line`, 0)
    }
    const node = parser.value()
    parser.end()
    yield { tokens: [], node, text }
  } catch (cause) {
    if (!(cause instanceof JsonDefect)) throw cause
    tellDefect(text, cause, 0, watcher)
  }
  tellDuplicates(parser, text, watcher)
}

function tellDefect(text: string, defect: JsonDefect, good: number, watcher: JsonWatcher | undefined): void {
  const locator = formatLocator({ kind: 'chars', start: defect.at, end: Math.min(defect.at + 1, text.length) })
  watcher?.problem(defectProblem(defect, lineAndColumn(text, defect.at), locator))
  const rest = text.slice(good)
  if (rest.trim()) watcher?.remainder({ text: rest, locator: formatLocator({ kind: 'chars', start: good, end: text.length }) })
}

function defectProblem(defect: JsonDefect, place: string, locator: string): Problem {
  const message = `No valid JSON at ${place}: ${defect.message}. What stands before was read, the rest is kept as text.`
  return { code: 'json.invalid', severity: 'warning', message, locator }
}

function tellDuplicates(parser: JsonParser, text: string, watcher: JsonWatcher | undefined, line?: number): void {
  const [first] = parser.duplicates.splice(1_000)
  const at = parser.duplicates[0]
  if (!watcher || at === undefined) return
  const place = line === undefined ? lineAndColumn(text, at) : `line ${line + 1}, column ${at + 1}`
  const count = `${first === undefined ? '' : 'more than '}${parser.duplicates.length}`
  watcher.problem({
    code: 'json.duplicate-name',
    severity: 'warning',
    message: `${count} names stand twice in their object, the first at ${place}. The first value was read; look at the text for the others.`,
    ...(line === undefined ? { locator: formatLocator({ kind: 'chars', start: at, end: at + 1 }) } : { locator: `pointer=%2F${line}` }),
  })
}

function* blocksOf(records: Iterable<JsonRecord>): Generator<JsonRecord[]> {
  let block: JsonRecord[] = []
  for (const record of records) {
    block.push(record)
    if (block.length < blockRecords) continue
    yield block
    block = []
  }
  if (block.length) yield block
}
