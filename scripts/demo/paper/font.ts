import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The faces that the demo documents are set in; they come with the PDF reader, so no font of the machine is needed. */
export type Face = 'regular' | 'bold' | 'italic'

/** The bytes of a face (Liberation Sans, SIL Open Font License). */
export function readFace(face: Face): Uint8Array {
  const names = { regular: 'Regular', bold: 'Bold', italic: 'Italic' }
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  return readFileSync(join(folder, 'standard_fonts', `LiberationSans-${names[face]}.ttf`))
}
