import type { DocumentField } from '../document/document-reading.ts'
import type { PDFDocumentProxy } from './open-pdf.ts'
import { isoOfPdfDate } from './pdf-date.ts'

/** Entries of the document information dictionary (ISO 32000-2, section 14.3.3) and the properties they state. */
const infoProperties: Readonly<Record<string, string>> = {
  Title: 'title',
  Author: 'author',
  Subject: 'summary',
  Keywords: 'keywords',
  Creator: 'generator',
  Producer: 'generator',
  CreationDate: 'authoredAt',
  ModDate: 'modifiedAt',
}
/** Properties of the XMP packet (ISO 16684-1) as pdf.js names them. */
const xmpProperties: Readonly<Record<string, string>> = {
  'dc:title': 'title',
  'dc:creator': 'author',
  'dc:description': 'summary',
  'pdf:keywords': 'keywords',
  'xmp:creatortool': 'generator',
  'pdf:producer': 'generator',
  'xmp:createdate': 'authoredAt',
  'xmp:modifydate': 'modifiedAt',
  'xmpmm:documentid': 'documentIdentifier',
  'xmpmm:originaldocumentid': 'documentIdentifier',
}
const mostFields = 200

/** What a PDF says of itself: `info.Title`, `info.Custom.Case`, `xmp.dc:title`. */
export async function readPdfFields(pdf: PDFDocumentProxy): Promise<DocumentField[]> {
  const { info, metadata } = await pdf.getMetadata()
  const fields = infoFields(info as Readonly<Record<string, unknown>>)
  const entries = metadata ? [...(metadata as unknown as Iterable<[string, unknown]>)] : []
  for (const [name, value] of entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
    const text = Array.isArray(value) ? value.join(', ') : value
    const property = xmpProperties[name.toLowerCase()]
    if (typeof text === 'string' && text.trim()) fields.push({ name: `xmp.${name}`, text, ...(property ? { property } : {}) })
  }
  return fields.slice(0, mostFields)
}

function infoFields(info: Readonly<Record<string, unknown>>): DocumentField[] {
  const fields: DocumentField[] = []
  for (const [name, value] of Object.entries(info)) {
    if (name === 'Custom' && value && typeof value === 'object') {
      for (const [key, custom] of Object.entries(value))
        if (typeof custom === 'string' && custom.trim()) fields.push({ name: `info.Custom.${key}`, text: custom })
    } else if (typeof value === 'string' && value.trim()) {
      fields.push(infoField(name, value))
    }
  }
  return fields
}

function infoField(name: string, text: string): DocumentField {
  const property = infoProperties[name]
  const raw = name.endsWith('Date') ? isoOfPdfDate(text) : undefined
  return { name: `info.${name}`, text, ...(property ? { property } : {}), ...(raw ? { raw } : {}) }
}
