const mostBytes = 64 * 1024 * 1024
const catalogPattern = /(?:^|[\r\n\s])(\d{1,9})\s+(\d{1,5})\s+obj\b(?:(?!endobj)[\s\S]){0,2000}?\/Type\s*\/Catalog\b/g

/**
 * A PDF whose end was cut off, with a trailer put to it that names the last catalog found in it; a reader can then search for
 * the objects. Undefined when there is no catalog in the open, as in a file that packs its objects into streams.
 */
export function appendTrailer(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.byteLength > mostBytes) return undefined
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const catalog = [...text.matchAll(catalogPattern)].at(-1)
  if (!catalog) return undefined
  const trailer = `\ntrailer\n<</Root ${catalog[1]} ${catalog[2]} R/Size 8388607>>\nstartxref\n0\n%%EOF\n`
  // Half a trailer would swallow the one put after it.
  const end = text.lastIndexOf('endobj')
  const half = end < 0 ? -1 : text.slice(end).search(/\b(?:xref|trailer)\b/)
  return Buffer.concat([half < 0 ? bytes : bytes.subarray(0, end + half), Buffer.from(trailer, 'latin1')])
}
