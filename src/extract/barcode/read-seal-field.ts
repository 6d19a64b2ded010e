import { decodeC40 } from './c40.ts'
import type { SealField } from './seal.ts'
import { maskedDate } from './seal-date.ts'
import type { FieldKind } from './seal-fields.ts'

/** Reads a field as its kind is packed; `fault` says what of it cannot be. */
export function readSealField(tag: number, bytes: Uint8Array, kind: FieldKind | undefined): { readonly field: SealField; readonly fault?: string } {
  const name = kind?.name ?? `field ${tag}`
  const plain = { tag, name, bytes, text: undefined, zone: undefined }
  switch (kind?.coding) {
    case 'c40': {
      const text = decodeC40(bytes)
      return text === undefined ? { field: plain, fault: `the field '${name}' is no text in C40` } : { field: { ...plain, text } }
    }
    case 'zone':
    case 'visa-a':
    case 'visa-b': {
      const zone = readZone(bytes, kind)
      return zone ? { field: { ...plain, text: zone.join('\n'), zone } } : { field: plain, fault: `the field '${name}' holds no machine readable zone` }
    }
    case 'utf8':
      return { field: { ...plain, text: new TextDecoder().decode(bytes) }, ...(isUtf8(bytes) ? {} : { fault: `the field '${name}' is no text in UTF-8` }) }
    case 'number':
      return { field: { ...plain, text: bytes.length === 1 ? String(bytes[0]) : undefined }, ...(bytes.length === 1 ? {} : { fault: `the field '${name}' is not one byte` }) }
    case 'masked-date': {
      const text = maskedDate(bytes)
      return text === undefined ? { field: plain, fault: `the field '${name}' is no date` } : { field: { ...plain, text } }
    }
    default:
      return { field: plain }
  }
}

/** Lines of a zone: blanks stand for fillers; of a visa the second line is kept to its 28th character. */
function readZone(bytes: Uint8Array, kind: FieldKind): string[] | undefined {
  const text = decodeC40(bytes)?.replaceAll(' ', '<')
  if (!text || !/^[A-Z0-9<]+$/.test(text)) return undefined
  if (kind.coding === 'visa-a') return text.length >= 72 ? [text.slice(0, 44), text.slice(44, 72)] : undefined
  if (kind.coding === 'visa-b') return text.length >= 64 ? [text.slice(0, 36), text.slice(36, 64)] : undefined
  const width = kind.width ?? 36
  const count = width === 30 ? 3 : 2
  const isWhole = text.length >= width * count - 2
  return isWhole ? Array.from({ length: count }, (_, line) => text.slice(line * width, (line + 1) * width).padEnd(width, '<')) : undefined
}

function isUtf8(bytes: Uint8Array): boolean {
  return Buffer.from(new TextDecoder().decode(bytes), 'utf8').equals(bytes)
}
