import { numberText } from '../spreadsheet/number-text.ts'

type Attributes = Readonly<Record<string, string>>

/**
 * The text of a typed cell (ODF 1.3 part 3, 19.385), from the value beside it rather than from how it is shown: numbers
 * in plain digits, dates and times as ISO. Undefined for a cell that has no type or is a string: its paragraphs count.
 */
export function odsValue(attributes: Attributes): string | undefined {
  switch (attributes['office:value-type']) {
    case 'float':
    case 'percentage':
    case 'currency':
      return numberText(attributes['office:value'] ?? '', { kind: 'number' }, false)
    case 'date':
      return isoDate(attributes['office:date-value'] ?? '')
    case 'time':
      return clockTime(attributes['office:time-value'] ?? '')
    case 'boolean':
      return attributes['office:boolean-value'] === 'true' ? 'TRUE' : 'FALSE'
    case 'string':
      return attributes['office:string-value']
    default:
      return undefined
  }
}

/** Nanoseconds and a midnight that nobody wrote are left out. */
function isoDate(text: string): string {
  return text.replace(/(\.\d{3})\d+$/, '$1').replace(/\.0+$/, '').replace(/T00:00:00$/, '')
}

/** A duration of XML Schema as hours, minutes and seconds: `PT10H28M00S` is 10:28:00. */
function clockTime(text: string): string {
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = /^(-?)PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?$/.exec(text) ?? []
  if (sign === undefined) return text
  return `${sign}${[hours, minutes, seconds].map((part) => part.padStart(2, '0')).join(':')}`
}
