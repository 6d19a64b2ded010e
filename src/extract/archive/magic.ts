/** Whether the bytes at `offset` are those of `magic`. */
export function hasMagic(head: Uint8Array, magic: readonly number[], offset = 0): boolean {
  return head.length >= offset + magic.length && magic.every((byte, at) => head[offset + at] === byte)
}
