/** A web address with its scheme, as the WHATWG URL standard writes it; `www.` without a scheme is read as http. */
export function cleanUrl(raw: string): string | undefined {
  const text = raw.trim()
  if (text.length > 8_192 || /\s/u.test(text)) return undefined
  const full = /^www\./i.test(text) ? `http://${text}` : text
  if (!/^(?:https?|ftps?|sftp|onion|magnet|ipfs):/i.test(full)) return undefined
  try {
    return new URL(full).href
  } catch {
    return undefined
  }
}

/** An IPv4 or IPv6 address in its one spelling (RFC 5952); an IPv4 port or mask behind it is left out. */
export function cleanIp(raw: string): string | undefined {
  const text = raw.trim()
  const v4 = /^(\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5}|\/\d{1,2})?$/.exec(text)
  if (v4) return v4[1]!.split('.').every((part) => Number(part) < 256 && String(Number(part)) === part) ? v4[1]! : undefined
  const v6 = /^\[?([0-9a-f:.]{2,45})\]?$/i.exec(text)
  if (!v6 || !v6[1]!.includes(':')) return undefined
  try {
    return new URL(`http://[${v6[1]}]/`).hostname.slice(1, -1)
  } catch {
    return undefined
  }
}

/** A media type in lower case without parameters (RFC 6838). */
export function cleanMediaType(raw: string): string | undefined {
  const text = raw.trim().split(';')[0]!.trim().toLowerCase()
  return /^[a-z0-9][\w!#$&^.+-]{0,126}\/[a-z0-9][\w!#$&^.+-]{0,126}$/.test(text) ? text : undefined
}

/** A hash in lower-case hex of 32 (MD5), 40 (SHA-1), 56, 64 (SHA-256), 96 or 128 digits. */
export function cleanChecksum(raw: string): string | undefined {
  const text = raw.trim().replace(/^(?:md5|sha-?\d{1,3}):/i, '').toLowerCase()
  return /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/.test(text) ? text : undefined
}
