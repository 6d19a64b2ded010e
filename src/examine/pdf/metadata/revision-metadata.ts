import type { PdfFile } from '../../../extract/pdf/structure/pdf-file.ts'
import { latin1Of, readableText } from '../../../extract/pdf/structure/pdf-value.ts'
import type { PdfView } from '../../../extract/pdf/structure/pdf-view.ts'
import { readXmp, type XmpFacts } from './read-xmp.ts'

/** What a PDF says of itself after one revision. */
export interface RevisionMetadata {
  readonly revision: number
  /** The document information (ISO 32000-2, table 349), as written. */
  readonly info: ReadonlyMap<string, string>
  readonly xmp: XmpFacts | undefined
  /** Both parts of the file\u2019s ID in hexadecimal digits; undefined when there is none. */
  readonly id: readonly [string, string] | undefined
}

const mostRevisions = 100
const longestPacket = 4 * 1024 * 1024

/** What each revision says, the oldest first; of one that changed nothing of it nothing is told. */
export function readRevisionMetadata(file: PdfFile): RevisionMetadata[] {
  return file.revisions.slice(-mostRevisions).map(({ index }) => describe(file, file.viewAt(index)))
}

function describe(file: PdfFile, view: PdfView): RevisionMetadata {
  const info = new Map<string, string>()
  for (const key of view.dict(view.trailer.entries.get('Info'))?.entries.keys() ?? []) {
    const text = readableText(view.value(view.dict(view.trailer.entries.get('Info')), key))
    if (text !== undefined && text.trim() !== '') info.set(key, text.trim())
  }
  const [first, second] = (view.list(view.trailer.entries.get('ID')) ?? []).map((part) => latin1Of(view.resolve(part)))
  return {
    revision: view.index,
    info,
    xmp: packetOf(file, view),
    id: first === undefined || second === undefined ? undefined : [hexOf(first), hexOf(second)],
  }
}

function packetOf(file: PdfFile, view: PdfView): XmpFacts | undefined {
  const stream = view.stream(view.catalog?.entries.get('Metadata'))
  const decoded = stream && file.decode(stream, view, longestPacket)
  return decoded && 'bytes' in decoded ? readXmp(Buffer.from(decoded.bytes).toString('utf8')) : undefined
}

function hexOf(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('hex')
}
