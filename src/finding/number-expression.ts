/** How a number of a finding follows from rows: docs/formats/dossier.md, section 8. */
export type NumberExpression =
  | { readonly count: true }
  | { readonly distinct: string }
  | { readonly sum: string }
  | { readonly least: string }
  | { readonly greatest: string }
  | { readonly first: string }
  | { readonly last: string }
  | { readonly absolute: NumberExpression }
  | { readonly difference: readonly [NumberExpression, NumberExpression] }
  | { readonly days: readonly [NumberExpression, NumberExpression] }
  | { readonly where: { readonly column: string; readonly is: string | null }; readonly of: NumberExpression }

/** A row that numbers are computed from: texts by column. */
export type NumberRow = Readonly<Record<string, string | null>>

/** Computes a number from rows; the empty text where there is none. Throws a TypeError for a text that is no decimal where one is needed. */
export function computeNumber(expression: NumberExpression, rows: readonly NumberRow[]): string {
  const texts = (column: string) => rows.map((row) => row[column] ?? null).filter((text) => text !== null)
  if ('where' in expression) {
    const { column, is } = expression.where
    return computeNumber(expression.of, rows.filter((row) => (row[column] ?? null) === is))
  }
  if ('count' in expression) return String(rows.length)
  if ('distinct' in expression) return String(new Set(texts(expression.distinct)).size)
  if ('sum' in expression) return formatDecimal(texts(expression.sum).map(readDecimal).reduce(add, 0n))
  if ('least' in expression) return extreme(texts(expression.least).map(readDecimal), (a, b) => a < b)
  if ('greatest' in expression) return extreme(texts(expression.greatest).map(readDecimal), (a, b) => a > b)
  if ('first' in expression) return texts(expression.first).toSorted(byBytes)[0] ?? ''
  if ('last' in expression) return texts(expression.last).toSorted(byBytes).at(-1) ?? ''
  if ('absolute' in expression) return computeNumber(expression.absolute, rows).replace('-', '')
  const [left, right] = ('difference' in expression ? expression.difference : expression.days).map((one) => computeNumber(one, rows)) as [string, string]
  if ('days' in expression) return daysBetween(left, right)
  return left === '' || right === '' ? '' : formatDecimal(readDecimal(left) - readDecimal(right))
}

/** Digits after the point that are kept; more than derived tables have. */
const scale = 20

function readDecimal(text: string): bigint {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,20}))?$/.exec(text) ?? []
  if (whole === undefined) throw new TypeError(`'${text}' is no decimal.`)
  const digits = BigInt(whole + fraction.padEnd(scale, '0'))
  return sign ? -digits : digits
}

function formatDecimal(digits: bigint): string {
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0')
  const fraction = text.slice(-scale).replace(/0+$/, '')
  return `${digits < 0n ? '-' : ''}${text.slice(0, -scale)}${fraction ? `.${fraction}` : ''}`
}

function add(left: bigint, right: bigint): bigint {
  return left + right
}

function extreme(decimals: readonly bigint[], isBefore: (left: bigint, right: bigint) => boolean): string {
  const [first, ...rest] = decimals
  return first === undefined ? '' : formatDecimal(rest.reduce((best, one) => (isBefore(one, best) ? one : best), first))
}

function byBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right))
}

function daysBetween(from: string, until: string): string {
  const [start, end] = [from, until].map((text) => Date.parse(`${text.slice(0, 10)}T00:00:00Z`)) as [number, number]
  return Number.isNaN(start) || Number.isNaN(end) ? '' : String(Math.round((end - start) / 86_400_000))
}
