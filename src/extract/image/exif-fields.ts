import { isUtf8 } from 'node:buffer'
import exifr from 'exifr'
import type { DocumentField } from '../document/document-reading.ts'

/** What a picture's metadata tell: the fields, and the position if there is one. */
export interface ExifReading {
  readonly fields: readonly DocumentField[]
  readonly latitude?: number
  readonly longitude?: number
}

/** Fields of Exif 3.0 (CIPA DC-008), IPTC and the namespaces of XMP by their names, and the property each states. */
const properties: Readonly<Record<string, { property: string; schema?: string }>> = {
  'exif.DateTimeOriginal': { property: 'capturedAt', schema: 'Image' },
  'exif.CreateDate': { property: 'authoredAt' },
  'exif.SerialNumber': { property: 'cameraSerial', schema: 'Image' },
  'ifd0.Software': { property: 'generator' },
  'ifd0.Artist': { property: 'author' },
  'ifd0.ImageDescription': { property: 'description' },
  'ifd0.ModifyDate': { property: 'modifiedAt' },
  'xmp.CreatorTool': { property: 'generator' },
  'dc.creator': { property: 'author' },
  'dc.title': { property: 'title' },
  'dc.description': { property: 'description' },
  'iptc.ObjectName': { property: 'title' },
  'iptc.Headline': { property: 'title' },
  'iptc.Caption': { property: 'description' },
  'iptc.Byline': { property: 'author' },
  'iptc.Keywords': { property: 'keywords' },
}
/** Hundreds of settings of a raw converter, which say nothing of the picture's origin. */
const leftOut = new Set(['crs'])
const offsetOf: Readonly<Record<string, string>> = {
  'exif.DateTimeOriginal': 'OffsetTimeOriginal',
  'exif.CreateDate': 'OffsetTimeDigitized',
  'ifd0.ModifyDate': 'OffsetTime',
}
const mostFields = 300
const longestValue = 2_000

type Block = Readonly<Record<string, unknown>>
type Blocks = Readonly<Record<string, Block | undefined>>

/**
 * Reads Exif, GPS, IPTC and XMP of a picture as fields `ifd0.Model`, `gps.latitude`, in order of name. Values are as
 * written; a clock time without an offset has no zone. Throws on metadata that cannot be read.
 */
export async function readExif(bytes: Uint8Array): Promise<ExifReading> {
  const read = (await exifr.parse(bytes, {
    tiff: true,
    ifd1: false,
    exif: true,
    gps: true,
    iptc: true,
    xmp: true,
    icc: false,
    jfif: false,
    ihdr: false,
    interop: false,
    mergeOutput: false,
    reviveValues: false,
    translateValues: false,
    sanitize: true,
  } as Parameters<typeof exifr.parse>[1])) as Blocks | undefined
  if (!read) return { fields: [] }
  const blocks = Object.keys(read)
    .filter((block) => !leftOut.has(block))
    .sort()
  const fields = blocks.flatMap((block) => blockFields(read, block)).slice(0, mostFields)
  const camera = cameraField(read)
  const position = read['gps'] && positionOf(read['gps'])
  return { fields: [...fields, ...(camera ? [camera] : []), ...(position ? positionFields(position) : [])], ...position }
}

function blockFields(read: Blocks, block: string): DocumentField[] {
  const fields: DocumentField[] = []
  for (const [key, value] of Object.entries(read[block] ?? {}).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
    const name = `${block}.${key}`
    const text = textOf(value)
    if (text === undefined || (block === 'gps' && (key === 'latitude' || key === 'longitude'))) continue
    const known = properties[name]
    const raw = offsetOf[name] ? exifDate(text, textOf(read['exif']?.[offsetOf[name]])) : undefined
    // Cameras that lost their clock write blanks or zeros.
    const states = known && (!offsetOf[name] || raw !== undefined)
    fields.push({ name, text, ...(states ? known : {}), ...(raw ? { raw } : {}) })
  }
  return fields
}

/** Make and model stand in two fields; most models repeat the make. */
function cameraField(read: Blocks): DocumentField | undefined {
  const make = textOf(read['ifd0']?.['Make'])
  const model = textOf(read['ifd0']?.['Model'])
  const text = model && make && !model.toLowerCase().startsWith(make.toLowerCase().split(' ')[0]!) ? `${make} ${model}` : (model ?? make)
  return text ? { name: 'camera', text, property: 'camera', schema: 'Image' } : undefined
}

function positionOf(gps: Block): { latitude: number; longitude: number } | undefined {
  const { latitude, longitude } = gps
  if (typeof latitude !== 'number' || typeof longitude !== 'number' || !(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180))
    return undefined
  // A receiver without a fix writes zeros.
  if (latitude === 0 && longitude === 0) return undefined
  return { latitude: rounded(latitude), longitude: rounded(longitude) }
}

function positionFields({ latitude, longitude }: { latitude: number; longitude: number }): DocumentField[] {
  return [
    { name: 'gps.latitude', text: String(latitude), property: 'latitude', schema: 'Image' },
    { name: 'gps.longitude', text: String(longitude), property: 'longitude', schema: 'Image' },
  ]
}

/** `2014:01:20 10:15:00` in ISO 8601, with the offset where one is written (Exif 3.0, sections 4.6.6.8 and 4.6.6.9). */
export function exifDate(text: string, offset: string | undefined): string | undefined {
  const match = /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d):(\d\d)/.exec(text)
  if (!match || match[1] === '0000' || match[2] === '00') return undefined
  const zone = offset && /^[+-]\d\d:\d\d$/.test(offset.trim()) ? offset.trim() : ''
  return `${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}${zone}`
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return clip(rightDecoded(value.replaceAll('\0', '')))
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined
  if (Array.isArray(value) && value.length <= 64 && value.every((each) => typeof each === 'number' || typeof each === 'string'))
    return clip(rightDecoded(value.join(', ')))
  if (value && typeof value === 'object' && 'value' in value) return textOf(value.value)
  return undefined
}

/** Texts of IPTC come as one character a byte; most writers have long put UTF-8 there. */
function rightDecoded(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[^\u0000-\u00ff]/.test(text)) return text
  const bytes = Buffer.from(text, 'latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : text
}

function clip(text: string): string | undefined {
  const trimmed = text.trim().slice(0, longestValue)
  return trimmed === '' ? undefined : trimmed
}

/** Seven decimals are a centimetre. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7
}
