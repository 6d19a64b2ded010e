/** What a number format makes of a number: a point in time, a length of time, or a plain number, perhaps of a currency. */
export interface NumberFormat {
  readonly kind: 'date' | 'time' | 'datetime' | 'duration' | 'number'
  /** ISO code or sign of a currency that the format shows beside the number. */
  readonly currency?: string
}

const plain: NumberFormat = { kind: 'number' }

/**
 * Formats that are named by number alone (ECMA-376 part 1, 18.8.30), East Asian date formats among them; currency
 * formats of these numbers depend on the machine, so that they tell no currency.
 */
const builtIn: Readonly<Record<number, NumberFormat['kind']>> = {
  14: 'date', 15: 'date', 16: 'date', 17: 'date', 18: 'time', 19: 'time', 20: 'time', 21: 'time', 22: 'datetime',
  27: 'date', 28: 'date', 29: 'date', 30: 'date', 31: 'date', 32: 'time', 33: 'time', 34: 'time', 35: 'time', 36: 'date',
  45: 'duration', 46: 'duration', 47: 'duration', 50: 'date', 51: 'date', 52: 'date', 53: 'date', 54: 'date', 55: 'time', 56: 'time', 57: 'date', 58: 'date',
}

/** The meaning of a number format, by its code where it has one, else by its number. */
export function readNumberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return builtIn[id] ? { kind: builtIn[id] } : plain
  return readFormatCode(code)
}

/** The meaning of a number format code such as `dd/mm/yyyy`, `[h]:mm` or `#,##0.00 [$EUR]` (ECMA-376 part 1, 18.8.31). */
export function readFormatCode(code: string): NumberFormat {
  // Codes longer than the 255 characters that Excel writes are cut: they come from outside.
  const positive = code.slice(0, 255).split(';', 1)[0]!
  const currency = currencyOf(positive)
  const bare = positive
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/_./g, '')
    .replace(/\*./g, '')
  if (/\[(h+|m+|s+)\]/i.test(bare)) return { kind: 'duration' }
  const letters = bare.replace(/\[[^\]]*\]/g, '').replace(/general/gi, '').replace(/AM\/PM|A\/P/gi, 'h')
  const day = /[yd]|g|e(?![+-])/i.test(letters) || /^[^hs]*m{1,5}[^hs]*$/i.test(letters)
  const clock = /[hs]/i.test(letters)
  if (day && /[0#?]/.test(letters.replace(/\.0+/g, ''))) return currency ? { kind: 'number', currency } : plain
  if (day) return { kind: clock ? 'datetime' : 'date' }
  if (clock) return { kind: 'time' }
  return currency ? { kind: 'number', currency } : plain
}

function currencyOf(code: string): string | undefined {
  const bracketed = /\[\$([^\]-]{1,8})(?:-[^\]]*)?\]/.exec(code)?.[1]
  if (bracketed) return bracketed.trim() || undefined
  const quoted = /"([^"]{1,8})"/.exec(code)?.[1]?.trim()
  if (quoted && /^(\p{Sc}|[A-Z]{3})$/u.test(quoted)) return quoted
  return /\p{Sc}/u.exec(code.replace(/\[[^\]]*\]/g, ''))?.[0]
}
