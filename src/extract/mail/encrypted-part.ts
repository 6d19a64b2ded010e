import type { MimePart } from './mime-part.ts'

/**
 * Why a part cannot be read, as the end of a sentence: enciphered by S/MIME (RFC 8551) or OpenPGP (RFC 3156, and inline
 * armour). Undefined for all others. A signed S/MIME container (`smime-type=signed-data`) is no secret, but closed too.
 */
export function secrecyOf(part: MimePart, text: string | undefined): string | undefined {
  if (/^application\/(x-)?pkcs7-mime$/u.test(part.mediaType)) {
    const kind = part.contentType.parameters.get('smime-type')?.toLowerCase()
    if (kind === 'signed-data') return 'is a signed S/MIME container that is not opened; open it with a mail program and add what is inside'
    if (kind === 'certs-only') return undefined
    return 'is encrypted by S/MIME; decrypt it with the key of a recipient and add the result'
  }
  if (part.mediaType === 'application/pgp-encrypted') return 'says that the message is encrypted by OpenPGP; decrypt it with the key of a recipient and add the result'
  if (text?.includes('-----BEGIN PGP MESSAGE-----')) return 'holds text encrypted by OpenPGP; decrypt it with the key of a recipient and add the result'
  return undefined
}
