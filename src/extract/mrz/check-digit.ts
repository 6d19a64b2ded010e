const weights = [7, 3, 1]

/** The value of a character of a machine readable zone: digits as they are, A to Z 10 to 35, filler 0; undefined for any other. */
function characterValue(character: string): number | undefined {
  if (character === '<') return 0
  if (/^[0-9]$/.test(character)) return Number(character)
  return /^[A-Z]$/.test(character) ? character.charCodeAt(0) - 55 : undefined
}

/** The check digit of a field (ICAO Doc 9303-3, 4.9): weights 7, 3, 1, modulo 10. Undefined when a character is not allowed. */
export function checkDigit(field: string): string | undefined {
  let sum = 0
  for (let at = 0; at < field.length; at++) {
    const value = characterValue(field[at]!)
    if (value === undefined) return undefined
    sum += value * weights[at % 3]!
  }
  return String(sum % 10)
}
