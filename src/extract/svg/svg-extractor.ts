import type { ExtractInput } from '../contract.ts'
import { documentExtractor } from '../document/document-extractor.ts'
import type { DocumentField, DocumentReading } from '../document/document-reading.ts'
import type { DocumentKind } from '../document/unread-reading.ts'
import { decodeText } from '../encoding/decode-text.ts'
import { markupEncoding } from '../xml/declared-encoding.ts'
import { TextBuilder } from '../xml/text-builder.ts'
import { walkXml, type XmlAttributes } from '../xml/walk-xml.ts'
import { faultProblem } from '../xml/xml-extractor.ts'

const kind: DocumentKind = { id: 'svg', mediaType: 'image/svg+xml' }
const textElements = new Set(['text', 'tspan', 'title', 'desc', 'textPath', 'p', 'span', 'div'])

/** Reads the text and the size of a vector picture. Nothing is drawn, no script runs, nothing is loaded. */
export const svgExtractor = documentExtractor(kind, readSvg)

async function readSvg(input: ExtractInput): Promise<DocumentReading> {
  const bytes = await input.source.all(input.limits.maxBytesInMemory)
  const encoding = markupEncoding(bytes)
  const builder = new TextBuilder()
  const open: string[] = []
  let size: DocumentField[] = []
  const fault = walkXml(decodeText(bytes, encoding).text, {
    open(name, attributes) {
      if (open.length === 0 && name === 'svg') size = sizeFields(attributes)
      open.push(name)
    },
    text(piece) {
      if (textElements.has(open.at(-1) ?? '')) builder.flow(piece)
    },
    close() {
      if (open.pop() !== 'tspan') builder.line()
    },
  })
  const facts = { mediaType: kind.mediaType, encoding: encoding.name, ...(fault ? { partly: fault.isTooDeep ? 'nested too deep' : 'malformed' } : {}) }
  return { facts, sections: [{ text: builder.toString() }], fields: size, problems: fault ? [faultProblem('svg', fault)] : [] }
}

/** Lengths without a unit and in `px` are pixels (SVG 2, section 8.9); any other unit is only shown. */
function sizeFields(attributes: XmlAttributes): DocumentField[] {
  const fields: DocumentField[] = []
  for (const [name, property] of [['width', 'widthPixels'], ['height', 'heightPixels']] as const) {
    const text = attributes[name]
    const pixels = text && /^\s*(\d+(?:\.\d+)?)\s*(?:px)?\s*$/.exec(text)?.[1]
    if (text) fields.push({ name: `svg.${name}`, text, ...(pixels ? { property, schema: 'Image', raw: pixels } : {}) })
  }
  return fields
}
