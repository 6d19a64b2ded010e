const scaleDigits = 8

/** A plain decimal (`-1234.5`) as a whole number of 10^-8; undefined when it is none or has more digits. Never a float. */
export function parseDecimal(text: string): bigint | undefined {
  const [, sign, whole, fraction = ''] = /^([+-]?)(\d{1,30})(?:\.(\d{0,8}))?$/.exec(text.trim()) ?? []
  if (whole === undefined) return undefined
  const value = BigInt(whole + fraction.padEnd(scaleDigits, '0'))
  return sign === '-' ? -value : value
}

/** The plain decimal of a whole number of 10^-8, with two decimals at least. */
export function formatDecimal(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scaleDigits + 1, '0')
  const fraction = digits.slice(-scaleDigits).replace(/0+$/, '').padEnd(2, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scaleDigits)}.${fraction}`
}
