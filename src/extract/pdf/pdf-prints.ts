import type { DocumentField } from '../document/document-reading.ts'
import { PdfFile } from './structure/pdf-file.ts'
import { dictOf, latin1Of, nameOf } from './structure/pdf-value.ts'

const mostObjects = 50_000
const mostFonts = 100
/** Letters that programs give out in order, and that therefore tell nothing: AAAAAA, BAAAAA, ABCDEE. */
const counted = /^(?:[A-Z]*?A{4,}[A-Z]*|ABCDE[A-Z])\+/

/**
 * Marks by which files of one origin can be told: the first part of the file\u2019s ID, which stays when a file is saved again (ISO
 * 32000-2, section 14.4), and the six letters before the name of an embedded subset of a font (section 9.9.2), drawn anew for
 * each document by most programs. Gives none of a file that is damaged.
 */
export function readPdfPrints(bytes: Uint8Array): DocumentField[] {
  const file = new PdfFile(bytes)
  if (file.chainFault !== undefined) return []
  const view = file.lastView
  const id = latin1Of(view.resolve(view.list(view.trailer.entries.get('ID'))?.[0]))
  const fonts = new Set<string>()
  for (const number of [...view.entries.keys()].slice(0, mostObjects)) {
    const dict = dictOf(view.object(number))
    const name = nameOf(dict?.entries.get('BaseFont')) ?? nameOf(dict?.entries.get('FontName'))
    if (name && /^[A-Z]{6}\+/.test(name) && !counted.test(name)) fonts.add(name)
  }
  return [
    ...(id ? [{ name: 'file.ID', text: Buffer.from(id, 'latin1').toString('hex'), property: 'documentIdentifier' }] : []),
    ...[...fonts].sort().slice(0, mostFonts).map((text, index) => ({ name: `font.${index + 1}`, text, property: 'fontSubset' })),
  ]
}
