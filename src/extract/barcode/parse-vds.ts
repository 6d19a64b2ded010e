import { decodeC40 } from './c40.ts'
import type { Seal, SealField } from './seal.ts'
import { sealDate } from './seal-date.ts'
import { vdsDocuments, type DocumentKind } from './seal-fields.ts'
import { readSealField } from './read-seal-field.ts'
import { readTagValues, type TagValue } from './tag-values.ts'

const magic = 0xdc
const signatureTag = 0xff

/** Whether bytes begin as a seal does. */
export function isVds(bytes: Uint8Array): boolean {
  return bytes[0] === magic && (bytes[1] === 2 || bytes[1] === 3) && bytes.length > 20
}

/**
 * Reads the seal that begins at the first byte (ICAO Doc 9303-13, 2.3; BSI TR-03137-1, 2.3). The length of the certificate
 * reference is told in hex, by some offices in decimal, and by one in no way at all; the first reading is taken in which
 * everything after it fits. Undefined when none does.
 */
export function parseVds(bytes: Uint8Array): Seal | undefined {
  if (!isVds(bytes)) return undefined
  for (const header of readHeaders(bytes)) {
    for (const isDer of [false, true]) {
      const values = readTagValues(bytes, { start: header.end, isDer, lastTag: signatureTag })
      const isWhole = values?.at(-1)?.tag === signatureTag || values?.at(-1)?.end === bytes.length
      if (values && values.length > 0 && isWhole) return makeSeal(bytes, header, values)
    }
  }
  return undefined
}

interface VdsHeader {
  readonly version: number
  readonly country: string
  readonly signerId: string
  readonly certificateReference: string
  readonly issueDate: string
  readonly signatureDate: string
  readonly documentType: string
  readonly end: number
  readonly departure: string | undefined
}

/** German arrival attestations tell version 4 and keep the reference of version 3 (seen in the reference software of the seals, vdstools). */
const knownForReference = 'fd02'

/** Every reading of the header in which both dates are days of the calendar. */
function readHeaders(bytes: Uint8Array): VdsHeader[] {
  const version = bytes[1]! + 1
  const country = decodeC40(bytes.subarray(2, 4))
  const opening = decodeC40(bytes.subarray(4, 8))
  if (!country || opening?.length !== 6) return []
  return referenceReadings(version, opening).flatMap(({ chars, prefix, departure }) => {
    const start = 8
    const end = start + Math.ceil(chars / 3) * 2
    const reference = decodeC40(bytes.subarray(start, end))?.trimEnd()
    const issueDate = sealDate(bytes.subarray(end, end + 3))
    const signatureDate = sealDate(bytes.subarray(end + 3, end + 6))
    if (reference === undefined || !issueDate || !signatureDate || end + 8 >= bytes.length) return []
    return [{
      version, country: country.trim(), signerId: opening.slice(0, 4), certificateReference: prefix + reference.slice(0, chars), issueDate, signatureDate,
      documentType: Buffer.from(bytes.subarray(end + 6, end + 8)).toString('hex'), end: end + 8, departure,
    }]
  })
}

/** How many characters of the reference follow, and what of it stands in the opening already. */
function referenceReadings(version: number, opening: string): { chars: number; prefix: string; departure?: string }[] {
  const told = opening.slice(4)
  if (version === 3) return [{ chars: 3, prefix: told }]
  const inHex = Number.parseInt(told, 16)
  const inDecimal = /^\d\d$/.test(told) ? Number(told) : NaN
  return [
    ...(inHex > 0 ? [{ chars: inHex, prefix: '' }] : []),
    ...(inDecimal > 0 && inDecimal !== inHex ? [{ chars: inDecimal, prefix: '', departure: 'the length of the certificate reference is told in decimal' }] : []),
    { chars: 3, prefix: told, departure: 'the certificate reference has the five characters of version 3 in a seal of version 4' },
  ]
}

function makeSeal(bytes: Uint8Array, header: VdsHeader, values: readonly TagValue[]): Seal {
  const kind = vdsDocuments[header.documentType]
  const isKnown = header.documentType === knownForReference && header.certificateReference.length === 5
  const signature = values.at(-1)?.tag === signatureTag ? values.at(-1) : undefined
  const read = values.filter((value) => value !== signature).map(({ tag, value }) => readSealField(tag, value, kind?.fields[tag]))
  const fields = read.map(({ field }) => field)
  return {
    kind: 'vds', version: String(header.version), country: header.country, signerId: header.signerId, certificateReference: header.certificateReference,
    issueDate: header.issueDate, signatureDate: header.signatureDate, documentType: header.documentType, documentName: kind?.name,
    fields, signed: bytes.subarray(0, signature?.start ?? values.at(-1)!.end), signature: signature?.value,
    digest: signature && digestOfSize(signature.value.length), certificate: undefined,
    faults: [
      ...(header.departure && !isKnown ? [header.departure] : []), ...read.flatMap(({ fault }) => fault ?? []),
      ...missingFields(kind, fields), ...(signature ? [] : ['there is no signature']),
    ],
    deviations: header.departure && isKnown ? [`${header.departure}, as German arrival attestations do (reference software vdstools, VdsHeader)`] : [],
    sizeBytes: values.at(-1)!.end,
  }
}

/** The digest is as long as the numbers of the signature, and 224 bits for shorter ones (BSI TR-03116-2; Doc 9303-13, 2.4). */
function digestOfSize(signatureBytes: number): string | undefined {
  const bits = signatureBytes * 4
  return bits <= 224 ? 'sha224' : bits <= 256 ? 'sha256' : bits <= 384 ? 'sha384' : bits <= 528 ? 'sha512' : undefined
}

function missingFields(kind: DocumentKind | undefined, fields: readonly SealField[]): string[] {
  if (!kind) return []
  const tags = fields.map(({ tag }) => tag)
  const missing = Object.entries(kind.fields).filter(([tag, field]) => field.isRequired && !tags.includes(Number(tag)))
  const doubled = tags.filter((tag, index) => tags.indexOf(tag) !== index)
  return [...missing.map(([, { name }]) => `the field '${name}' is missing`), ...doubled.map((tag) => `the field ${tag} stands there twice`)]
}
