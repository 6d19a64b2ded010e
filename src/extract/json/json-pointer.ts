import type { JsonNode } from './json-node.ts'

/** A JSON pointer of its tokens (RFC 6901): `['a/b', '0']` is `/a~1b/0`. */
export function toPointer(tokens: readonly string[]): string {
  return tokens.map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** The tokens of a JSON pointer; undefined when it is none. */
export function pointerTokens(pointer: string): string[] | undefined {
  if (pointer === '') return []
  if (!pointer.startsWith('/')) return undefined
  return pointer.slice(1).split('/').map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The value that tokens lead to from `node`, or undefined; of two members of one name the first. */
export function follow(node: JsonNode | undefined, tokens: readonly string[]): JsonNode | undefined {
  let at = node
  for (const token of tokens) {
    if (at?.kind === 'object') at = at.members.find(([name]) => name === token)?.[1]
    else if (at?.kind === 'array') at = /^(0|[1-9]\d*)$/.test(token) ? at.items[Number(token)] : undefined
    else return undefined
  }
  return at
}
