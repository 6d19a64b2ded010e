const sexagesimal = /^([NSEW])?\s*(\d{1,3})\s*[°\ufffdº]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:["″”]|'')\s*)?([NSEW])?$/iu
const lettered = /^([NSEW])?\s*(-?\d{1,3}(?:[.,]\d+)?)\s*°?\s*([NSEW])?$/i

/**
 * One coordinate in degrees, minutes and seconds (`37°36'37.8"N`) or with a letter (`24.87 E`) as decimal degrees with
 * at most seven places (a centimetre); undefined when it is none or out of range.
 */
export function readCoordinate(raw: string): string | undefined {
  const text = raw.trim()
  const parts = sexagesimal.exec(text)
  if (parts) {
    const degrees = Number(parts[2]) + toNumber(parts[3]) / 60 + toNumber(parts[4]) / 3600
    return withHemisphere(degrees, parts[1] ?? parts[5])
  }
  const letter = lettered.exec(text)
  if (!letter || (letter[1] === undefined) === (letter[3] === undefined)) return undefined
  return withHemisphere(toNumber(letter[2]), letter[1] ?? letter[3])
}

function withHemisphere(degrees: number, letter: string | undefined): string | undefined {
  const upper = letter?.toUpperCase()
  const most = upper === 'N' || upper === 'S' ? 90 : 180
  if (Math.abs(degrees) > most) return undefined
  const signed = upper === 'S' || upper === 'W' ? -degrees : degrees
  return String(Number(signed.toFixed(7)))
}

function toNumber(text: string | undefined): number {
  return text === undefined ? 0 : Number(text.replace(',', '.'))
}
