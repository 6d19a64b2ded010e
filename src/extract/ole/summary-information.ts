import iconv from 'iconv-lite'
import type { DocumentField } from '../document/document-reading.ts'
import type { CompoundFile } from './compound-file.ts'

/** Property ids of the summary information (MS-OLEPS 2.25.1), the name of the field and the property it states. */
const summary: Readonly<Record<number, readonly [name: string, property?: string]>> = {
  2: ['Title', 'title'],
  3: ['Subject', 'summary'],
  4: ['Author', 'author'],
  5: ['Keywords', 'keywords'],
  6: ['Comments', 'description'],
  7: ['Template'],
  8: ['LastAuthor', 'lastModifiedBy'],
  9: ['RevisionNumber'],
  11: ['LastPrinted'],
  12: ['Created', 'authoredAt'],
  13: ['LastSaved', 'modifiedAt'],
  18: ['Application', 'generator'],
}
const mostProperties = 500

/** The summary information of an old Office file as fields `summary.Author`; none where it is absent or damaged. */
export function readSummary(file: CompoundFile): DocumentField[] {
  const bytes = file.stream('\u0005SummaryInformation')
  if (!bytes) return []
  try {
    return readPropertySet(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } catch {
    return []
  }
}

function readPropertySet(view: DataView): DocumentField[] {
  const start = view.getUint32(44, true)
  const count = Math.min(mostProperties, view.getUint32(start + 4, true))
  const offsets = new Map(
    Array.from({ length: count }, (_, at) => [view.getUint32(start + 8 + at * 8, true), start + view.getUint32(start + 12 + at * 8, true)]),
  )
  const codePageAt = offsets.get(1)
  const codePage = codePageAt === undefined ? 1252 : view.getUint16(codePageAt + 4, true)
  return Object.entries(summary).flatMap(([id, [name, property]]) => {
    const at = offsets.get(Number(id))
    const text = at === undefined ? undefined : readValue(view, at, codePage)
    return text ? [{ name: `summary.${name}`, text, ...(property ? { property } : {}) }] : []
  })
}

/** A string (types 30 and 31) or a moment (type 64); other types are not wanted. */
function readValue(view: DataView, at: number, codePage: number): string | undefined {
  const type = view.getUint16(at, true)
  if (type === 64) return readMoment(view.getBigUint64(at + 4, true))
  if (type !== 30 && type !== 31) return undefined
  const length = view.getUint32(at + 4, true) * (type === 31 ? 2 : 1)
  const bytes = Buffer.from(view.buffer, view.byteOffset + at + 8, Math.min(length, view.byteLength - at - 8))
  const text = type === 31 ? bytes.toString('utf16le') : decode(bytes, codePage)
  return text.split('\0')[0]!.trim() || undefined
}

function decode(bytes: Buffer, codePage: number): string {
  if (codePage === 65001) return bytes.toString('utf8')
  if (codePage === 1200) return bytes.toString('utf16le')
  const name = `cp${codePage}`
  return iconv.decode(bytes, iconv.encodingExists(name) ? name : 'cp1252')
}

/** 100-nanosecond steps since 1601, UTC. */
function readMoment(ticks: bigint): string | undefined {
  const milliseconds = Number(ticks / 10_000n) - 11_644_473_600_000
  // Word writes spans of time (total editing time) in the same type; no document is older than the format.
  if (milliseconds < Date.UTC(1980, 0, 1) || milliseconds > Date.UTC(2200, 0, 1)) return undefined
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z')
}
