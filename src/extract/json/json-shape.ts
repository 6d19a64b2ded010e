import { isScalar, type JsonArray, type JsonNode } from './json-node.ts'

/** Lists of plain values up to this length get a column for each place; longer ones are joined in one. */
const maxListColumns = 16
/** Columns of one table; what lies beyond is told and kept as text. */
const maxColumns = 2_048

/** A column of a table made of JSON objects. */
export interface JsonColumn {
  /** Names and places on the way to the value, joined by a full stop: `address.city`, `phones.0`. */
  readonly name: string
  /** From the record (or its parent) to the value. */
  readonly path: readonly string[]
  /** `joined`: the items of a list, joined by one blank. `raw`: a list of lists, as its JSON text. */
  readonly content: 'value' | 'joined' | 'raw'
  /** Whether the path starts at the object that holds the list of these records. */
  readonly ofParent: boolean
}

/**
 * What records of one kind have in common: which values they hold at which paths, and which lists of objects. Found by
 * looking at every record; a tree by member names, so that a record is matched in one walk.
 */
export class JsonShape {
  readonly root: ShapeNode = makeNode()
  columnCount = 0
  /** Values at paths beyond the limit of columns. */
  columnsLeftOut = 0
  objects = 0
  lists = 0
  /** Records that are plain values. */
  scalars = 0

  /** Adds a record; one that is neither object nor list adds nothing. */
  add(record: JsonNode): void {
    if (record.kind === 'object') this.objects++
    else if (record.kind === 'array') this.lists++
    else this.scalars++
    this.#addMembers(this.root, record)
  }

  #addMembers(shape: ShapeNode, node: JsonNode): void {
    if (node.kind === 'object') for (const [name, value] of node.members) this.#addValue(shape, name, value)
    else if (node.kind === 'array') node.items.forEach((value, index) => this.#addValue(shape, String(index), value))
  }

  #addValue(parent: ShapeNode, name: string, value: JsonNode): void {
    const known = parent.members.get(name)
    if (!known && this.columnCount >= maxColumns) {
      this.columnsLeftOut++
      return
    }
    const shape = known ?? makeNode()
    if (!known) parent.members.set(name, shape)
    if (isScalar(value)) this.#column(shape, 'scalar')
    else if (value.kind === 'object') this.#addMembers(shape, value)
    else this.#addList(shape, value)
  }

  #addList(shape: ShapeNode, list: JsonArray): void {
    if (list.items.length === 0) return
    if (list.items.every(isScalar)) {
      if (list.items.length > shape.listLength && shape.listLength <= maxListColumns) this.columnCount += list.items.length - shape.listLength
      shape.listLength = Math.max(shape.listLength, list.items.length)
    } else if (list.items.every((item) => item.kind === 'object')) {
      shape.records ??= new JsonShape()
      for (const item of list.items) shape.records.add(item)
    } else this.#column(shape, 'raw')
  }

  #column(shape: ShapeNode, kind: 'scalar' | 'raw'): void {
    if (!shape[kind]) this.columnCount++
    shape[kind] = true
  }
}

/** What was seen at one path. */
export interface ShapeNode {
  readonly members: Map<string, ShapeNode>
  scalar: boolean
  raw: boolean
  /** Longest list of plain values. */
  listLength: number
  /** Shape of the objects in lists of objects. */
  records: JsonShape | undefined
}

function makeNode(): ShapeNode {
  return { members: new Map(), scalar: false, raw: false, listLength: 0, records: undefined }
}

/** The columns of a shape, in the order in which the paths were first seen. */
export function columnsOf(shape: JsonShape): JsonColumn[] {
  const columns: JsonColumn[] = []
  const walk = (node: ShapeNode, path: readonly string[]): void => {
    const add = (content: JsonColumn['content'], ...more: string[]) =>
      columns.push({ name: [...path, ...more].join('.'), path: [...path, ...more], content, ofParent: false })
    if (node.scalar) add('value')
    if (node.listLength > maxListColumns) add('joined')
    else for (let index = 0; index < node.listLength; index++) add('value', String(index))
    if (node.raw) add('raw')
    for (const [name, member] of node.members) walk(member, [...path, name])
  }
  for (const [name, member] of shape.root.members) walk(member, [name])
  return columns
}

/** Lists of objects inside the records of a shape: the path to each list, and the shape of its objects. */
export function listsOf(shape: JsonShape): { path: readonly string[]; shape: JsonShape }[] {
  const lists: { path: readonly string[]; shape: JsonShape }[] = []
  const walk = (node: ShapeNode, path: readonly string[]): void => {
    if (node.records) lists.push({ path, shape: node.records })
    for (const [name, member] of node.members) walk(member, [...path, name])
  }
  for (const [name, member] of shape.root.members) walk(member, [name])
  return lists
}
