import { readNumberFormat, type NumberFormat } from '../spreadsheet/number-format.ts'
import { readXml } from '../xml-stream/xml-stream.ts'

/** The number format of each cell style, by the style's number (ECMA-376 part 1, 18.8.10). */
export function readCellFormats(bytes: Uint8Array): NumberFormat[] {
  const codes = new Map<number, string>()
  const ids: number[] = []
  let inCellStyles = false
  readXml(bytes, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (name === 'cellXfs') inCellStyles = true
      if (name === 'xf' && inCellStyles) ids.push(Number(attributes.numFmtId ?? 0))
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return ids.map((id) => readNumberFormat(id, codes.get(id)))
}
