import { fileNameOf, headerOf, type MimePart } from './mime-part.ts'

/** Endings for parts that tell no file name. */
const endings: Readonly<Record<string, string>> = {
  'text/plain': '.txt',
  'text/html': '.html',
  'text/csv': '.csv',
  'text/calendar': '.ics',
  'text/vcard': '.vcf',
  'text/x-vcard': '.vcf',
  'text/rtf': '.rtf',
  'application/rtf': '.rtf',
  'application/pdf': '.pdf',
  'application/zip': '.zip',
  'application/json': '.json',
  'application/xml': '.xml',
  'text/xml': '.xml',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/tiff': '.tif',
  'application/ms-tnef': '.dat',
  'application/pkcs7-mime': '.p7m',
  'application/x-pkcs7-mime': '.p7m',
  'application/pkcs7-signature': '.p7s',
  'application/x-pkcs7-signature': '.p7s',
  'application/pgp-signature': '.asc',
  'application/pgp-encrypted': '.asc',
  'message/rfc822': '.eml',
  'message/global': '.eml',
}

/** The name of an attachment as found, or one made of its place and media type. */
export function partName(part: MimePart): { name: string; told: boolean } {
  const told = fileNameOf(part)
  const isMessage = part.mediaType === 'message/rfc822' || part.mediaType === 'message/global'
  if (told) return { name: isMessage && !/\.(eml|msg)$/iu.test(told) ? `${told}.eml` : told, told: true }
  const location = headerOf(part, 'content-location')?.text.replace(/[?#].*$/u, '').split('/').at(-1)
  if (location && /\.\w{1,8}$/u.test(location)) return { name: location, told: false }
  return { name: `part-${part.path}${endings[part.mediaType] ?? '.bin'}`, told: false }
}
