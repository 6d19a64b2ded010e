/** The binary values of a file in LDIF (RFC 2849), as the public key directory of ICAO gives its lists. */
export interface LdifValues {
  /** Master lists and certificates. */
  readonly certificates: readonly Uint8Array[]
  readonly revocationLists: readonly Uint8Array[]
}

const limits = { maxValues: 50_000, maxChars: 200_000_000 } as const
const wanted = /^(CscaMasterListData|pkdMasterListContent|userCertificate(?:;binary)?|cACertificate(?:;binary)?|certificateRevocationList(?:;binary)?):: *(\S+)$/i

/** Whether a text looks like LDIF. */
export function isLdif(text: string): boolean {
  return /^(?:\uFEFF)?(?:version: *\d|dn::? )/m.test(text.slice(0, 2_000))
}

/** Reads the lists and certificates of a file in LDIF; every other attribute is left alone. */
export function readLdif(text: string): LdifValues {
  const certificates: Uint8Array[] = []
  const revocationLists: Uint8Array[] = []
  // A line that begins with a blank goes on the line before it.
  for (const line of text.slice(0, limits.maxChars).replace(/\r?\n /g, '').split(/\r?\n/)) {
    const match = wanted.exec(line)
    if (!match || certificates.length + revocationLists.length >= limits.maxValues) continue
    const bytes = Buffer.from(match[2]!, 'base64')
    if (/revocation/i.test(match[1]!)) revocationLists.push(bytes)
    else certificates.push(bytes)
  }
  return { certificates, revocationLists }
}
