import { parseLocator, type Locator } from '../../model/locator.ts'
import { rowText } from '../table/cell-text.ts'
import type { JsonDocument, JsonRecord, JsonRemainder, JsonWatcher } from './json-document.ts'
import { isScalar } from './json-node.ts'
import { follow, pointerTokens, toPointer } from './json-pointer.ts'
import type { JsonTable } from './json-table.ts'

/**
 * The text at each locator of a JSON document. An object that is a row of a table reads as that row (so that characters
 * of its text are found again), any other list or object as its JSON text.
 */
export async function locateJson(
  document: JsonDocument,
  locators: readonly string[],
  tables: () => Promise<readonly JsonTable[]>,
): Promise<(string | undefined)[]> {
  const parsed = locators.map((spelling) => parseLocator(spelling))
  const wanted = new Set(parsed.flatMap((locator) => (locator?.kind === 'pointer' ? locator.pointers : [])))
  const found = await textsAt(document, wanted)
  if ([...found.values()].some((place) => !place.scalar)) await readRows(found, await tables())
  return parsed.map((locator) => locator && textAt(document, locator, found))
}

interface Place {
  text: string
  readonly scalar: boolean
}

function textAt(document: JsonDocument, locator: Locator, found: ReadonlyMap<string, Place>): string | undefined {
  if (locator.kind === 'whole') return document.text
  if (locator.kind === 'chars') return cut(document.text, [locator.start, locator.end])
  if (locator.kind !== 'pointer') return undefined
  const parts = locator.pointers.map((pointer) => found.get(pointer)?.text)
  if (parts.some((part) => part === undefined)) return undefined
  return locator.chars ? cut(parts.join(' '), locator.chars) : parts.join(' ')
}

function cut(text: string | undefined, [start, end]: readonly [number, number]): string | undefined {
  return text === undefined || start < 0 || start > end || end > text.length ? undefined : text.slice(start, end)
}

async function textsAt(document: JsonDocument, wanted: ReadonlySet<string>): Promise<Map<string, Place>> {
  const found = new Map<string, Place>()
  const byFirst = new Map<string, string[]>()
  const keyOf = (tokens: readonly string[]) => (document.form === 'value' ? '' : (tokens[0] ?? ''))
  for (const pointer of wanted) {
    const tokens = pointerTokens(pointer)
    if (!tokens) continue
    const key = keyOf(tokens)
    byFirst.set(key, [...(byFirst.get(key) ?? []), pointer])
  }
  const watcher: JsonWatcher = { problem() {}, remainder: (rest) => keepLine(found, wanted, rest) }
  for await (const records of document.records(watcher)) {
    for (const record of records) {
      for (const pointer of byFirst.get(keyOf(record.tokens)) ?? []) findIn(record, pointer, found)
    }
  }
  return found
}

/** A line that is no JSON is kept as text, located by its pointer. */
function keepLine(found: Map<string, Place>, wanted: ReadonlySet<string>, { text, locator }: JsonRemainder): void {
  const parsed = parseLocator(locator)
  const pointer = parsed?.kind === 'pointer' ? parsed.pointers[0] : undefined
  if (pointer !== undefined && wanted.has(pointer)) found.set(pointer, { text, scalar: true })
}

function findIn(record: JsonRecord, pointer: string, found: Map<string, Place>): void {
  const tokens = pointerTokens(pointer) ?? []
  const node = follow(record.node, tokens.slice(record.tokens.length))
  if (!node) return
  const scalar = isScalar(node)
  found.set(pointer, { text: scalar ? node.text : record.text.slice(node.start, node.end), scalar })
}

async function readRows(found: Map<string, Place>, tables: readonly JsonTable[]): Promise<void> {
  for (const table of tables) {
    for await (const rows of table.rows()) {
      for (const row of rows) {
        const place = found.get(toPointer(row.record.tokens))
        if (place && !place.scalar) place.text = rowText(row.cells)
      }
    }
  }
}
