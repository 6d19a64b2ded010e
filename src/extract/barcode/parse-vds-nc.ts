import canonicalize from 'canonicalize'
import type { Seal, SealField } from './seal.ts'

const digests: Readonly<Record<string, string>> = { ES256: 'sha256', ES384: 'sha384', ES512: 'sha512' }
const limits = { maxChars: 100_000, maxFields: 500, maxDepth: 10 } as const

/** Whether a text looks like a seal of JSON. */
export function isVdsNc(text: string): boolean {
  return /^\s*\{/.test(text) && text.length <= limits.maxChars && /"sigvl"\s*:/.test(text) && /"hdr"\s*:/.test(text)
}

/** Reads a seal of JSON (ICAO TR "VDS-NC", 2): `data` with `hdr` and `msg`, signed in canonical form (RFC 8785), and `sig`. Undefined when it is none. */
export function parseVdsNc(text: string): Seal | undefined {
  if (!isVdsNc(text)) return undefined
  const value = parseObject(text)
  const data = objectOf(value?.['data'])
  const header = objectOf(data?.['hdr'])
  const message = objectOf(data?.['msg'])
  const signature = objectOf(value?.['sig'])
  const signed = data && canonicalize(data)
  if (!data || !header || !message || !signature || signed === undefined) return undefined
  const algorithm = textOf(signature['alg'])
  const certificate = bytesOf(signature['cer'])
  const signatureValue = bytesOf(signature['sigvl'])
  const fields = fieldsOf(message, '', 0)
  return {
    kind: 'vds-nc', version: textOf(header['v']) ?? '', country: textOf(header['is']) ?? '', signerId: undefined, certificateReference: undefined,
    issueDate: undefined, signatureDate: undefined, documentType: textOf(header['t']) ?? '', documentName: documentNames[textOf(header['t']) ?? ''],
    fields, signed: Buffer.from(signed, 'utf8'), signature: signatureValue, digest: digests[algorithm ?? ''], certificate,
    faults: [
      ...(digests[algorithm ?? ''] ? [] : [`the signature algorithm ${algorithm ?? '(none)'} is not known`]), ...(signatureValue ? [] : ['there is no signature']),
      ...(textOf(header['is']) ? [] : ['no issuing state is told']), ...(certificate ? [] : ['there is no certificate']),
      ...unknownKeys('the seal', value, ['data', 'sig']), ...unknownKeys('data', data, ['hdr', 'msg']), ...unknownKeys('sig', signature, ['alg', 'cer', 'sigvl']),
      ...unknownKeys('hdr', header, ['t', 'v', 'is']),
    ],
    deviations: [],
    sizeBytes: text.length,
  }
}

const documentNames: Readonly<Record<string, string>> = { 'icao.test': 'proof of testing', 'icao.vacc': 'proof of vaccination' }

function fieldsOf(value: unknown, path: string, depth: number): SealField[] {
  if (depth > limits.maxDepth) return []
  if (typeof value !== 'object' || value === null) {
    const text = String(value)
    return [{ tag: 0, name: path, bytes: Buffer.from(text, 'utf8'), text, zone: undefined }]
  }
  return Object.entries(value).flatMap(([key, inner]) => fieldsOf(inner, path === '' ? key : `${path}.${key}`, depth + 1)).slice(0, limits.maxFields)
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    return objectOf(JSON.parse(text))
  } catch {
    // What is no JSON is no seal; whoever asked tries another kind.
    return undefined
  }
}

function objectOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined
}

/** Base64 with either alphabet; undefined when it is not written as its bytes are. */
function bytesOf(value: unknown): Uint8Array | undefined {
  if (typeof value !== 'string' || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(value)) return undefined
  const bytes = Buffer.from(value, 'base64')
  return bytes.toString('base64url') === value.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_') ? bytes : undefined
}

function unknownKeys(name: string, value: Record<string, unknown> | undefined, known: readonly string[]): string[] {
  return Object.keys(value ?? {}).filter((key) => !known.includes(key)).map((key) => `${name} has a part '${key.slice(0, 30)}' that is not signed or not known`)
}
