import exifr from 'exifr'

/** What a picture says of itself, by block and field as written: `ifd0.Model`, `exif.DateTimeOriginal`, `gps.GPSTimeStamp`, `xmp.ModifyDate`. */
export interface PictureMetadata {
  readonly exif: ReadonlyMap<string, string>
  readonly xmp: ReadonlyMap<string, string>
  /** The small picture within the Exif data, as a file. */
  readonly thumbnail?: Uint8Array
  /** Why some of it could not be read. */
  readonly damaged?: string
}

const longestValue = 400
const mostFields = 400
const deepest = 3
const common = { icc: false, iptc: false, jfif: false, ihdr: false, mergeOutput: false, reviveValues: false, translateValues: false, sanitize: true }
const exifOptions = { ...common, tiff: true, ifd1: true, exif: true, gps: true, interop: false, xmp: false }
const xmpOptions = { ...common, tiff: false, exif: false, gps: false, xmp: true }
/** Prefixes that older programs gave to the namespaces of XMP, and that the library gives to one of them. */
const prefixes: Readonly<Record<string, string>> = { xap: 'xmp', xapMM: 'xmpMM', ifd0: 'tiff' }

/** Reads Exif, its thumbnail and XMP of a picture. Never throws: what is damaged is told. */
export async function readPictureMetadata(bytes: Uint8Array): Promise<PictureMetadata> {
  const exif = await parsed(bytes, exifOptions)
  const xmp = await parsed(bytes, xmpOptions)
  const thumbnail = exif.blocks['ifd1'] ? await thumbnailOf(bytes) : undefined
  const damaged = exif.damaged ?? xmp.damaged
  return { exif: flatten(exif.blocks, {}), xmp: flatten(xmp.blocks, prefixes), ...(thumbnail ? { thumbnail } : {}), ...(damaged ? { damaged } : {}) }
}

interface Parsed {
  readonly blocks: Readonly<Record<string, unknown>>
  readonly damaged?: string
}

async function parsed(bytes: Uint8Array, options: object): Promise<Parsed> {
  try {
    return { blocks: ((await exifr.parse(bytes, options as Parameters<typeof exifr.parse>[1])) as Record<string, unknown> | undefined) ?? {} }
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause)
    // A picture without metadata is no defect, but the library says so by throwing.
    return { blocks: {}, ...(/unknown file format|no .*segment/i.test(said) ? {} : { damaged: said.slice(0, longestValue) }) }
  }
}

async function thumbnailOf(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    const found = await exifr.thumbnail(bytes)
    return found && found.length > 0 ? new Uint8Array(found) : undefined
  } catch {
    return undefined
  }
}

function flatten(blocks: Readonly<Record<string, unknown>>, renamed: Readonly<Record<string, string>>): Map<string, string> {
  const fields = new Map<string, string>()
  for (const [block, content] of entriesOf(blocks)) collect(fields, renamed[block] ?? block, { content, depth: 0 })
  return fields
}

function collect(fields: Map<string, string>, name: string, { content, depth }: { content: unknown; depth: number }): void {
  if (fields.size >= mostFields || depth > deepest) return
  if (typeof content === 'string' || typeof content === 'number') {
    const text = String(content).replaceAll('\0', '').trim().slice(0, longestValue)
    if (text !== '') fields.set(name, text)
  } else if (isNumbers(content)) {
    fields.set(name, Array.from(content).slice(0, 16).join(' '))
  } else if (content && typeof content === 'object') {
    for (const [key, value] of entriesOf(content)) collect(fields, `${name}.${key}`, { content: value, depth: depth + 1 })
  }
}

function isNumbers(content: unknown): content is ArrayLike<number> {
  return ArrayBuffer.isView(content) || (Array.isArray(content) && content.length > 0 && content.every((each) => typeof each === 'number'))
}

function entriesOf(content: object): [string, unknown][] {
  return Object.entries(content).sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
}
