import type { Format } from '../contract.ts'
import { isCompoundFile } from '../ole/compound-file.ts'
import { oleHolds } from '../ole/ole-cue.ts'
import { headText } from '../json/head-text.ts'

const extensions = ['.xls', '.xlt', '.xla', '.xlw', '.xlsb'] as const

/** Workbooks of Excel 2 to 2003, the binary XLSB, and the XML of Excel 2003. */
export const xlsFormat: Format = {
  id: 'xls',
  label: 'Excel workbook (before XLSX)',
  mediaTypes: ['application/vnd.ms-excel', 'application/vnd.ms-excel.sheet.binary.macroenabled.12'],
  extensions,
  sniff(head, name) {
    const named = extensions.some((extension) => name.endsWith(extension))
    if (isCompoundFile(head)) return Math.max(...['Workbook', 'WORKBOOK', 'Book'].map((stream) => oleHolds(head, { name: named, stream })))
    // A beginning-of-file record of BIFF2 to BIFF4 stands bare, without a compound file around it (MS-XLS 2.4.21).
    if (head[0] === 0x09 && [0x00, 0x02, 0x04].includes(head[1] ?? 0xff) && [0x04, 0x06].includes(head[2] ?? 0) && head[3] === 0) return 0.9
    if (head[0] === 0x50 && head[1] === 0x4b) return isBinaryWorkbook(head, name) ? 0.95 : 0
    const text = headText(head).slice(0, 8_192)
    if (/urn:schemas-microsoft-com:office:spreadsheet/.test(text) && /<(\w+:)?Workbook[\s>]/.test(text)) return 0.9
    return name.endsWith('.xls') ? 0.15 : 0
  },
  load: async () => (await import('./xls-extractor.ts')).xlsExtractor,
}

function isBinaryWorkbook(head: Uint8Array, name: string): boolean {
  return Buffer.from(head.buffer, head.byteOffset, head.byteLength).includes('xl/workbook.bin') || name.endsWith('.xlsb')
}
