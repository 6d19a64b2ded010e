import type { Problem } from '../../model/problem.ts'
import type { ExtractInput } from '../contract.ts'
import { documentExtractor } from '../document/document-extractor.ts'
import type { DocumentReading } from '../document/document-reading.ts'
import type { DocumentKind } from '../document/unread-reading.ts'
import { decodeText } from '../encoding/decode-text.ts'
import { markupEncoding } from './declared-encoding.ts'
import { TextBuilder } from './text-builder.ts'
import { walkXml } from './walk-xml.ts'
import type { XmlFault } from './xml-fault.ts'

const kind: DocumentKind = { id: 'xml', mediaType: 'application/xml' }

/** Reads the text content of any XML: a line for each element that holds text, the attributes where no element does. */
export const xmlExtractor = documentExtractor(kind, readXml)

async function readXml(input: ExtractInput): Promise<DocumentReading> {
  const bytes = await input.source.all(input.limits.maxBytesInMemory)
  const encoding = markupEncoding(bytes)
  const { text, fault, isEmpty } = xmlText(decodeText(bytes, encoding).text)
  const problems: Problem[] = fault ? [faultProblem('xml', fault)] : []
  if (isEmpty && !fault)
    problems.push({
      code: 'xml.no-text',
      severity: 'information',
      message: 'The XML holds no text, neither in elements nor in attributes.',
    })
  const facts = { mediaType: kind.mediaType, encoding: encoding.name, ...(fault ? { partly: fault.isTooDeep ? 'nested too deep' : 'malformed' } : {}) }
  return { facts, sections: [{ text }], problems }
}

/** The problem of markup that is not well-formed, or nested deeper than the limit. */
export function faultProblem(format: string, { words, isTooDeep }: XmlFault): Problem {
  if (isTooDeep) return { code: 'limit.depth', severity: 'error', message: `The XML is nested too deep: ${words}. Open it in its own program.` }
  const message = `The XML is not well-formed: ${words}. What could be read was read; compare with the file.`
  return { code: `${format}.malformed`, severity: 'warning', message }
}

function xmlText(xml: string): { text: string; fault: XmlFault | undefined; isEmpty: boolean } {
  const builder = new TextBuilder()
  const attributeText = new TextBuilder()
  const mixed: boolean[] = []
  const breakUnlessMixed = () => {
    if (!mixed.at(-1)) builder.line()
  }
  const fault = walkXml(xml, {
    open(_name, attributes) {
      breakUnlessMixed()
      mixed.push(false)
      for (const name of Object.keys(attributes)) if (!name.startsWith('xmlns')) attributeText.flow(`${attributes[name]} `)
      attributeText.line()
    },
    text(piece) {
      if (piece.trim() !== '' && mixed.length) mixed[mixed.length - 1] = true
      builder.flow(piece)
    },
    close() {
      mixed.pop()
      breakUnlessMixed()
    },
  })
  const text = builder.toString() || attributeText.toString()
  return { text, fault, isEmpty: text === '' }
}
