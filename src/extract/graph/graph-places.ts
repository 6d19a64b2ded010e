import { formatLocator, parseLocator } from '../../model/locator.ts'
import { pointerTokens, toPointer } from '../json/json-pointer.ts'
import type { GraphFile, GraphNode } from './graph-file.ts'

/** The values of a node with the last token of their pointers. */
export function fieldsOf({ values }: Pick<GraphNode, 'values'>): { readonly field: string; readonly name: string; readonly text: string }[] {
  const told = new Map<string, number>()
  return values.map(({ name, text }) => {
    const times = (told.get(name) ?? 0) + 1
    told.set(name, times)
    return { field: times === 1 ? name : `${name} ${times}`, name, text }
  })
}

/** The locator of a field of a node or link. */
export function locatorOf(place: readonly string[], ...fields: readonly string[]): string {
  return formatLocator({ kind: 'pointer', pointers: fields.map((field) => toPointer([...place, field])) })
}

/** Every value of a file by its pointer; a name told twice by one node has `name`, `name 2` ... */
export function placesOf(file: GraphFile): ReadonlyMap<string, string> {
  const places = new Map<string, string>()
  const put = (place: readonly string[], name: string, text: string) => places.set(toPointer([...place, name]), text)
  for (const node of file.nodes) for (const { field, text } of fieldsOf(node)) put(node.place, field, text)
  for (const link of file.links) {
    put(link.place, 'source', link.source)
    put(link.place, 'target', link.target)
    for (const { field, text } of fieldsOf(link)) put(link.place, field, text)
  }
  for (const { place, text } of file.rest) places.set(toPointer(place), text)
  return places
}

/** The text at a locator, by the places of a file. */
export function textAt(locator: string, places: ReadonlyMap<string, string>): string | undefined {
  const parsed = parseLocator(locator)
  if (parsed?.kind !== 'pointer') return undefined
  const texts = parsed.pointers.map((pointer) => (pointerTokens(pointer) ? places.get(pointer) : undefined))
  if (texts.some((text) => text === undefined)) return undefined
  const text = texts.join(' ')
  return parsed.chars ? text.slice(parsed.chars[0], parsed.chars[1]) : text
}
