/** Cents as a decimal text: `1234567` is `12345.67`, with thousands `12,345.67`, in the European way `12.345,67`. */
export function writeCents(cents: number, style: 'plain' | 'thousands' | 'comma' | 'commaPlain' = 'plain'): string {
  const sign = cents < 0 ? '-' : ''
  const whole = String(Math.floor(Math.abs(cents) / 100))
  const rest = String(Math.abs(cents) % 100).padStart(2, '0')
  if (style === 'plain') return `${sign}${whole}.${rest}`
  if (style === 'commaPlain') return `${sign}${whole},${rest}`
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, style === 'comma' ? '.' : ',')
  return `${sign}${grouped}${style === 'comma' ? ',' : '.'}${rest}`
}
