const tailBytes = 2_048

/**
 * Whether the file ends as a PDF must: `startxref` with an offset at which a cross-reference table or stream begins (ISO
 * 32000-2, section 7.5.5). Where it does not, a reader has to guess the objects, and may find old ones.
 */
export function hasCrossReference(bytes: Uint8Array): boolean {
  const tail = latin1(bytes.subarray(Math.max(0, bytes.length - tailBytes)))
  const offset = /startxref\s+(\d{1,12})(?![\s\S]*startxref)/.exec(tail)?.[1]
  if (offset === undefined) return false
  const header = Math.max(0, latin1(bytes.subarray(0, 1_100)).indexOf('%PDF-'))
  return [Number(offset), Number(offset) + header].some((at) => /^\s*(?:xref|\d+\s+\d+\s+obj)/.test(latin1(bytes.subarray(at, at + 40))))
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
