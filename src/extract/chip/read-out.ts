import { MalformedAsn } from '../asn/malformed-asn.ts'
import { readChipFile, type ChipFile } from './chip-file.ts'
import { elementOfTag, type ChipElement } from './chip-element.ts'

/** A chip's file inside a JSON text, as programs that read chips with a telephone write them. */
export interface ReadOutFile {
  /** JSON pointer to the value. */
  readonly pointer: string
  readonly bytes: Uint8Array
  /** What the key says it is, when it says so. */
  readonly told: ChipElement | undefined
  /** Undefined when the bytes are no file of a chip. */
  readonly file: ChipFile | undefined
}

const keys = /^(?:ef)?[._-]?(sod|com|dg[._-]?0?([1-9]|1[0-6]))(?:[._-]?(?:hex|base64|b64|bytes|raw|data))?$/i
const limits = { maxDepth: 12, maxValues: 20_000, maxFiles: 64, maxChars: 8_000_000 } as const
/** `SEQUENCE { signedData`: a SOD whose own tag was taken off. */
const signedDataStart = /^30(?:[0-7].|8[0-4](?:..){1,4})06092a864886f70d010702/

/**
 * The chip's files in a JSON value: text in Base64 or hex, or a list of bytes, under a key that names a file (`dg1`,
 * `EF_SOD`), or that opens as a signed message. A SOD without its tag 77 is given that tag again.
 */
export function findReadOut(value: unknown): ReadOutFile[] {
  const found: ReadOutFile[] = []
  const pending: { value: unknown; pointer: string; key: string; depth: number }[] = [{ value, pointer: '', key: '', depth: 0 }]
  for (let count = 0; pending.length > 0 && count < limits.maxValues && found.length < limits.maxFiles; count++) {
    const next = pending.pop()!
    const file = readValue(next)
    if (file) found.push(file)
    else if (typeof next.value === 'object' && next.value !== null && next.depth < limits.maxDepth) {
      const entries = Object.entries(next.value).slice(0, limits.maxValues)
      for (const [key, inner] of entries.reverse()) {
        pending.push({ value: inner, pointer: `${next.pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, key, depth: next.depth + 1 })
      }
    }
  }
  return found
}

/** Whether the start of a text looks as if `findReadOut` would find something. */
export function looksLikeReadOut(head: string): boolean {
  return /^\s*[[{]/.test(head) && (/"(?:ef)?[._-]?(?:sod|dg[._-]?0?(?:[1-9]|1[0-6]))[a-z0-9._-]{0,12}"\s*:/i.test(head) || /"MII[A-Za-z0-9+/]{3}YJKoZIhvcNAQcC/.test(head))
}

function readValue({ value, pointer, key }: { value: unknown; pointer: string; key: string }): ReadOutFile | undefined {
  const match = keys.exec(key)
  const bytes = bytesOf(value)
  if (!bytes || bytes.length < 8) return undefined
  const told = match ? (match[2] ? (`DG${Number(match[2])}` as const) : (match[1]!.toUpperCase() as ChipElement)) : undefined
  const isSigned = signedDataStart.test(Buffer.from(bytes.subarray(0, 24)).toString('hex'))
  if (!told && !isSigned && elementOfTag(bytes[0]) !== 'SOD') return undefined
  const whole = isSigned ? withTag(bytes) : bytes
  const file = tryRead(whole)
  return told || file ? { pointer, bytes: whole, told, file } : undefined
}

function tryRead(bytes: Uint8Array): ChipFile | undefined {
  try {
    return readChipFile(bytes)
  } catch (thrown) {
    if (thrown instanceof MalformedAsn) return undefined
    throw thrown
  }
}

function bytesOf(value: unknown): Uint8Array | undefined {
  if (Array.isArray(value)) {
    const isBytes = value.length >= 8 && value.length < limits.maxChars && value.every((byte) => Number.isInteger(byte) && byte >= -128 && byte < 256)
    return isBytes ? Uint8Array.from(value as number[]) : undefined
  }
  if (typeof value !== 'string' || value.length < 12 || value.length > limits.maxChars) return undefined
  const text = value.replace(/\s+/g, '').replace(/^0x/i, '')
  if (/^(?:[0-9a-f]{2})+$/i.test(text)) return Buffer.from(text, 'hex')
  return /^[A-Za-z0-9+/_-]+=*$/.test(text) ? Buffer.from(text, 'base64') : undefined
}

function withTag(bytes: Uint8Array): Uint8Array {
  const digits = bytes.length.toString(16)
  const length = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex')
  return Buffer.concat([Buffer.from([0x77]), bytes.length < 0x80 ? length : Buffer.concat([Buffer.from([0x80 + length.length]), length]), bytes])
}
