import type { Format } from '../contract.ts'
import { isCompoundFile } from '../ole/compound-file.ts'
import { oleHolds } from '../ole/ole-cue.ts'

const extensions = ['.xlsx', '.xlsm', '.xltx', '.xltm'] as const

/** Office Open XML workbooks, also those locked by a password (they lie in an OLE container then). */
export const xlsxFormat: Format = {
  id: 'xlsx',
  label: 'Excel workbook',
  mediaTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/vnd.ms-excel.sheet.macroenabled.12'],
  extensions,
  sniff(head, name) {
    const named = extensions.some((extension) => name.endsWith(extension))
    if (isCompoundFile(head)) return named && oleHolds(head, { name: false, stream: 'Workbook' }) === 0 ? 0.95 : 0
    if (head[0] !== 0x50 || head[1] !== 0x4b) return named ? 0.2 : 0
    const text = Buffer.from(head).toString('latin1')
    if (/xl\/workbook\.bin/.test(text)) return 0
    return /xl\/(workbook\.xml|worksheets\/|sharedStrings|styles\.xml)/i.test(text) ? 0.95 : named ? 0.92 : 0
  },
  load: async () => (await import('./xlsx-extractor.ts')).xlsxExtractor,
}
