import { inflateSync } from 'node:zlib'
import { decodeC40 } from './c40.ts'
import { decodeBase32 } from './base32.ts'
import type { Seal, SealField } from './seal.ts'
import { maskedDate } from './seal-date.ts'
import { barcodeFields, innerFields } from './seal-fields.ts'
import { readSealField } from './read-seal-field.ts'
import { readTagValues } from './tag-values.ts'

const digests: Readonly<Record<number, string>> = { 1: 'sha256', 2: 'sha384', 3: 'sha512' }
const limits = { maxChars: 100_000, maxInflatedBytes: 200_000 } as const

/** Whether a text begins as an ICAO barcode does. */
export function isIdb(text: string): boolean {
  return /^[RN]DB1[A-D][A-Z2-7=]/.test(text)
}

/** Reads an ICAO barcode (ICAO TR "Datastructure for Barcode"): text of Base32 behind `RDB1` and a flag. Undefined when it is none. */
export function parseIdb(text: string): Seal | undefined {
  const trimmed = text.trim()
  if (!isIdb(trimmed) || trimmed.length > limits.maxChars) return undefined
  const flag = trimmed.charCodeAt(4) - 0x41
  const decoded = decodeBase32(trimmed.slice(5))
  const bytes = decoded && (flag & 2 ? inflate(decoded.bytes) : decoded.bytes)
  const older = trimmed.startsWith('N') ? ['it has the older opening NDB1'] : []
  return bytes && readPayload(bytes, { isSigned: (flag & 1) === 1, faults: [...decoded.faults, ...older], sizeBytes: trimmed.length })
}

function readPayload(bytes: Uint8Array, told: { isSigned: boolean; faults: readonly string[]; sizeBytes: number }): Seal | undefined {
  const headBytes = told.isSigned ? 12 : 2
  const country = decodeC40(bytes.subarray(0, 2))?.trim()
  const parts = readTagValues(bytes, { start: headBytes, isDer: true })
  const group = parts?.find(({ tag }) => tag === 0x61)
  const messages = group && readTagValues(group.value, { start: 0, isDer: true })
  if (!country || !parts || !group || !messages) return undefined
  const read = messages.flatMap(({ tag, value }) => [readSealField(tag, value, barcodeFields[tag]), ...readInner(tag, value)])
  const signature = parts.find(({ tag }) => tag === 0x7f)?.value
  const certificate = parts.find(({ tag }) => tag === 0x7e)?.value
  const date = told.isSigned ? maskedDate(bytes.subarray(8, 12)) : undefined
  const digest = told.isSigned ? digests[bytes[2]!] : undefined
  const expectedTags = [0x61, ...(certificate ? [0x7e] : []), ...(told.isSigned ? [0x7f] : [])]
  const fields = read.map(({ field }) => field)
  return {
    kind: 'idb', version: '1', country, signerId: undefined,
    certificateReference: told.isSigned ? Buffer.from(bytes.subarray(3, 8)).toString('hex') : undefined,
    issueDate: undefined, signatureDate: date, documentType: typeOf(fields), documentName: nameOf(fields), fields,
    signed: bytes.subarray(0, group.end), signature, digest, certificate,
    faults: [
      ...told.faults, ...read.flatMap(({ fault }) => fault ?? []),
      ...(told.isSigned && !digest ? [`the signature algorithm ${bytes[2]} is not known`] : []), ...(told.isSigned && !date ? ['the date of the signature is none'] : []),
      ...(parts.map(({ tag }) => tag).join() === expectedTags.join() ? [] : ['its parts are not the message, the certificate and the signature, once each and in this order']),
      ...(told.isSigned ? [] : ['there is no signature']),
    ],
    deviations: [],
    sizeBytes: told.sizeBytes,
  }
}

function readInner(tag: number, value: Uint8Array): ReturnType<typeof readSealField>[] {
  const kinds = innerFields[tag]
  const values = kinds && readTagValues(value, { start: 0, isDer: true })
  return values?.map((each) => readSealField(each.tag, each.value, kinds?.[each.tag])) ?? []
}

function typeOf(fields: readonly SealField[]): string {
  const national = fields.find(({ tag }) => tag === 0x86)?.text
  return national === undefined ? fields.map(({ tag }) => tag.toString(16).padStart(2, '0')).join('+') : `86:${national}`
}

function nameOf(fields: readonly SealField[]): string | undefined {
  return fields.find(({ tag }) => tag >= 1 && tag <= 6)?.name
}

function inflate(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return inflateSync(bytes, { maxOutputLength: limits.maxInflatedBytes })
  } catch {
    // Damaged, or more than any barcode packs: both are no barcode that can be read.
    return undefined
  }
}
