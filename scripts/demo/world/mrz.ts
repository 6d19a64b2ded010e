/** What a machine readable zone says. */
export interface MrzFields {
  readonly state: string
  readonly nationality: string
  readonly family: string
  readonly given: string
  readonly number: string
  readonly birthDate: string
  readonly sex: 'F' | 'M'
  readonly expires: string
  readonly optional?: string
}

/** The two lines of 44 characters of a passport (ICAO Doc 9303-4, clause 4.2). */
export function passportMrz(fields: MrzFields): string[] {
  const first = fill(`P<${fields.state}${transliterate(fields.family)}<<${transliterate(fields.given)}`, 44)
  const number = withDigit(fill(fields.number, 9))
  const birth = withDigit(shortDate(fields.birthDate))
  const expiry = withDigit(shortDate(fields.expires))
  const optional = withDigit(fill(fields.optional ?? '', 14))
  const body = `${number}${fields.nationality}${birth}${fields.sex}${expiry}${optional}`
  return [first, body + mrzDigit(number + birth + expiry + optional)]
}

/** The three lines of 30 characters of an identity card (ICAO Doc 9303-5, clause 4.2). */
export function cardMrz(fields: MrzFields): string[] {
  const first = fill(`I<${fields.state}${withDigit(fill(fields.number, 9))}`, 30)
  const birth = withDigit(shortDate(fields.birthDate))
  const expiry = withDigit(shortDate(fields.expires))
  const optional = fill(fields.optional ?? '', 11)
  const second = `${birth}${fields.sex}${expiry}${fields.nationality}${optional}`
  const composite = mrzDigit(first.slice(5) + birth + expiry + optional)
  return [first, second + composite, fill(`${transliterate(fields.family)}<<${transliterate(fields.given)}`, 30)]
}

/** The check digit of a field: weights 7, 3, 1 modulo 10 (ICAO Doc 9303-3, clause 4.9). */
export function mrzDigit(field: string): string {
  const weights = [7, 3, 1]
  const sum = [...field].reduce((total, char, index) => total + valueOf(char) * (weights[index % 3] ?? 0), 0)
  return String(sum % 10)
}

/** The same passport zone with another birth date and its own check digit, the composite digit left as it was. */
export function forgeBirthDate(lines: readonly string[], birthDate: string): string[] {
  const [first = '', second = ''] = lines
  return [first, second.slice(0, 13) + withDigit(shortDate(birthDate)) + second.slice(20)]
}

function valueOf(char: string): number {
  return char === '<' ? 0 : parseInt(char, 36)
}

function withDigit(field: string): string {
  return field + mrzDigit(field)
}

function fill(text: string, length: number): string {
  return text.slice(0, length).padEnd(length, '<')
}

function shortDate(day: string): string {
  return day.slice(2).replaceAll('-', '')
}

function transliterate(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().replace(/[^A-Z]+/g, '<')
}
