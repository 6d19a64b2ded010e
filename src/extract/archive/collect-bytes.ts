/** The blocks as one array, or undefined when they are more than `maxBytes`; the iteration ends at the first byte too many. */
export async function collectBytes(
  blocks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  const kept: Uint8Array[] = []
  let size = 0
  for await (const block of blocks) {
    size += block.byteLength
    if (size > maxBytes) return undefined
    kept.push(block)
  }
  const only = kept[0]
  // A block of a pooled buffer would keep its whole pool alive, and show it to whoever takes `.buffer`.
  if (kept.length === 1 && only && only.byteLength === only.buffer.byteLength) return only
  const bytes = new Uint8Array(size)
  let at = 0
  for (const block of kept) {
    bytes.set(block, at)
    at += block.byteLength
  }
  return bytes
}
