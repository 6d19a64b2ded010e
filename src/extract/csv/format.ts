import { decodeText } from '../encoding/decode-text.ts'
import { detectEncoding } from '../encoding/detect-encoding.ts'
import type { Format } from '../contract.ts'
import { detectDialect } from './csv-dialect.ts'

const endings = ['.csv', '.tsv', '.tab', '.psv']

/** Delimited text: CSV, TSV and their kin (RFC 4180 and what programs really write). */
export const csvFormat: Format = {
  id: 'csv',
  label: 'Delimited text (CSV, TSV)',
  mediaTypes: ['text/csv', 'text/tab-separated-values'],
  extensions: endings,
  sniff: sniffCsv,
  load: async () => (await import('./csv-extractor.ts')).csvExtractor,
}

/** By name alone 0.3; with text that is cut evenly 0.6; without the name only what no prose, JSON, markup or mail is: 0.5. */
function sniffCsv(head: Uint8Array, name: string): number {
  const named = endings.some((ending) => name.endsWith(ending))
  if (head.length === 0) return named ? 0.3 : 0
  const { text, encoding } = decodeText(head, detectEncoding(head, head.length >= 65_536))
  if (!encoding.label.startsWith('utf-16') && countOf(text, '\0') > text.length * 0.01) return named ? 0.2 : 0
  if (/^\s*(?:[{[]|<[!?a-z/]|%PDF|From |[A-Za-z-]+: .*\r?\n[A-Za-z-]+: )/i.test(text) && !/^\s*\[?"?[\w ]+"?[,;\t]/.test(text)) return named ? 0.3 : 0
  const dialect = detectDialect(text, head.length >= 65_536)
  if (named) return dialect.columns > 1 && dialect.consistency >= 0.5 ? 0.6 : 0.55
  const isTable = dialect.records >= 3 && dialect.consistency >= 0.97 && dialect.columns >= 3
  return isTable && !readsAsProse(text, dialect.delimiter) ? 0.5 : 0
}

/** Commas of prose have a blank behind and a letter before, and lines are long. */
function readsAsProse(text: string, delimiter: string): boolean {
  if (delimiter !== ',' && delimiter !== ';') return false
  const marks = countOf(text, delimiter)
  const spaced = text.split(`${delimiter} `).length - 1
  return marks > 0 && spaced / marks > 0.5 && text.split('\n').some((line) => line.length > 60)
}

function countOf(text: string, part: string): number {
  return text.split(part).length - 1
}
