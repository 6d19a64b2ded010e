/** Where `5 0 obj` stands in the bytes, whether a cross-reference section names it or not. */
export interface ObjectSite {
  readonly number: number
  readonly generation: number
  readonly offset: number
}

const mostSites = 1_000_000
const farthestBack = 24

/**
 * Every `n g obj` in the open, in order of the bytes: also those that no table names any more. Inside streams there may be
 * bytes that look like one; who asks must look whether it is within a stream.
 */
export function scanObjects(bytes: Uint8Array): ObjectSite[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sites: ObjectSite[] = []
  for (let at = buffer.indexOf(' obj', 0, 'latin1'); at >= 0 && sites.length < mostSites; at = buffer.indexOf(' obj', at + 4, 'latin1')) {
    const from = Math.max(0, at - farthestBack)
    const match = /(?:^|[^\d])(\d{1,10})\s+(\d{1,5})$/.exec(buffer.toString('latin1', from, at))
    const next = buffer[at + 4]
    if (!match || (next !== undefined && /[A-Za-z0-9]/.test(String.fromCharCode(next)))) continue
    const lead = /^\D/.test(match[0]) ? 1 : 0
    sites.push({ number: Number(match[1]), generation: Number(match[2]), offset: from + match.index + lead })
  }
  return sites
}
