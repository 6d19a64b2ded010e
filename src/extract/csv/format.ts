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

/**
 * By name alone 0.3; with text that is cut evenly 0.6. Without the name only what is no prose, JSON, markup or mail: 0.5,
 * and 0.62 when tabs or the like part it, which a note in a `.txt` file does not have.
 */
function sniffCsv(head: Uint8Array, name: string): number {
  const named = endings.some((ending) => name.endsWith(ending))
  if (head.length === 0) return named ? 0.3 : 0
  const cut = head.length >= 65_536
  const { text } = decodeText(head, detectEncoding(head, cut))
  if (isBinary(text)) return named ? 0.2 : 0
  if (isOtherNotation(text)) return named ? 0.3 : 0
  const dialect = detectDialect(text, cut)
  if (named) return dialect.columns > 1 && dialect.consistency >= 0.5 ? 0.6 : 0.55
  if (dialect.records < 3 || dialect.consistency < 0.97 || dialect.columns < 3) return 0
  if (dialect.delimiter === ',' || dialect.delimiter === ';') return readsAsProse(text, dialect.delimiter) ? 0 : 0.5
  return dialect.records >= 5 && dialect.consistency >= 0.99 ? 0.62 : 0.5
}

/** More than one character in a hundred that no text has. */
function isBinary(text: string): boolean {
  let odd = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 31) || code === 0xfffd) odd++
  }
  return odd > text.length * 0.01 + 1
}

/** JSON, markup, PDF, mail and vCard or iCalendar by their first characters. */
function isOtherNotation(text: string): boolean {
  return /^\s*(?:\{|\[\s*[\[{"\]]|<[!?a-z/]|%PDF|From \S+|BEGIN:V|---\s*$|[A-Za-z][A-Za-z-]+: .*\r?\n(?:[A-Za-z][A-Za-z-]+: |[ \t]))/i.test(text.slice(0, 2_000).split('\n').slice(0, 3).join('\n'))
}

/** Commas of prose have a blank behind them, and lines of prose are long. */
function readsAsProse(text: string, delimiter: string): boolean {
  const marks = text.split(delimiter).length - 1
  const spaced = text.split(`${delimiter} `).length - 1
  return marks > 0 && spaced / marks > 0.5 && text.split('\n').some((line) => line.length > 60)
}
