import type { Format } from '../contract.ts'
import { headText } from '../json/head-text.ts'

const extensions = ['.ods', '.ots', '.fods'] as const

/** OpenDocument spreadsheets, zipped or as one flat XML text. */
export const odsFormat: Format = {
  id: 'ods',
  label: 'OpenDocument spreadsheet',
  mediaTypes: ['application/vnd.oasis.opendocument.spreadsheet'],
  extensions,
  sniff(head, name) {
    const named = extensions.some((extension) => name.endsWith(extension))
    const isSpreadsheet = /opendocument\.spreadsheet/.test(Buffer.from(head.subarray(0, 8_192)).toString('latin1'))
    if (head[0] === 0x50 && head[1] === 0x4b) return isSpreadsheet ? 0.95 : named ? 0.92 : 0
    const isFlat = /<office:document[\s>]/.test(headText(head.subarray(0, 8_192)))
    return isFlat && (isSpreadsheet || named) ? 0.92 : named ? 0.2 : 0
  },
  load: async () => (await import('./ods-extractor.ts')).odsExtractor,
}
