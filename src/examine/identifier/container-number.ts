/** Properties that hold a number of a freight container. */
export const containerProperties: readonly string[] = ['registrationNumber', 'serialNumber']

/** What is wrong with a container number; undefined when its check digit holds (ISO 6346, annex A: letters from 10, leaving out multiples of 11). */
export function containerFault(compact: string): string | undefined {
  const sum = [...compact.slice(0, 10)].reduce((total, char, at) => total + valueOf(char) * 2 ** at, 0)
  return (sum % 11) % 10 === Number(compact[10]) ? undefined : 'its last digit does not hold'
}

function valueOf(char: string): number {
  if (/\d/.test(char)) return Number(char)
  const at = char.charCodeAt(0) - 65
  // A is 10, B 12, L 23, V 34: 11, 22 and 33 are left out.
  return at + 10 + Math.floor((at + 9) / 10)
}
