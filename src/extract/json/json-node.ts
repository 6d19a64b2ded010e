/** A JSON value (RFC 8259) with the place of its text; numbers keep the digits they were written with. */
export type JsonNode = JsonScalar | JsonArray | JsonObject

/** A string, a number, `true`, `false` or `null`. */
export interface JsonScalar {
  readonly kind: 'string' | 'number' | 'boolean' | 'null'
  /** First character of the value's text, and the one after its last. */
  readonly start: number
  readonly end: number
  /** A string decoded, a number as written, an empty text for `null`. */
  readonly text: string
}

/** A list of values. */
export interface JsonArray {
  readonly kind: 'array'
  readonly start: number
  readonly end: number
  readonly items: readonly JsonNode[]
}

/** Named values in the order written; a name may be there twice. */
interface JsonObject {
  readonly kind: 'object'
  readonly start: number
  readonly end: number
  readonly members: readonly (readonly [name: string, value: JsonNode])[]
}

/** Whether a value holds no others. */
export function isScalar(node: JsonNode): node is JsonScalar {
  return node.kind !== 'array' && node.kind !== 'object'
}

/** The first member of that name, of an object. */
export function memberOf(node: JsonNode | undefined, name: string): JsonNode | undefined {
  return node?.kind === 'object' ? node.members.find(([key]) => key === name)?.[1] : undefined
}

/** The text of a scalar member. */
export function textOf(node: JsonNode | undefined, name: string): string | undefined {
  const member = memberOf(node, name)
  return member && isScalar(member) && member.kind !== 'null' ? member.text : undefined
}
