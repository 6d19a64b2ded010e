const units = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const ordinals = 'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ')
const tens = new Map('twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, index) => [word, 10 * (index + 2)]))
const valueOf = new Map([...units.map((word, value) => [word, value] as const), ...ordinals.map((word, value) => [word, value] as const), ...tens, ['fourty', 40] as const])

/** Words of an English number as digits, where a name has one: `forty four` is `44`, `first` and `1st` are `1`. Other words stay. */
export function numbersAsDigits(words: readonly string[]): string[] {
  const made: string[] = []
  for (let at = 0; at < words.length; at++) {
    const value = valueOf.get(words[at]!) ?? (tens.has(words[at]!) ? tens.get(words[at]!) : undefined)
    const next = valueOf.get(words[at + 1] ?? '') ?? (/^[1-9]$/.test(words[at + 1] ?? '') ? Number(words[at + 1]) : undefined)
    if (value === undefined) made.push(words[at]!.replace(/^(\d+)(st|nd|rd|th)$/, '$1'))
    else if (value >= 20 && value % 10 === 0 && next !== undefined && next > 0 && next < 10) {
      made.push(String(value + next))
      at++
    } else made.push(String(value))
  }
  return made
}

/** The digits of a number of a name: of a Roman numeral its value, so that `iii` is `3`. */
export function digitsOf(word: string): string {
  const signs: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 }
  if (/\d/.test(word)) return word
  return String([...word].reduce((sum, sign, at) => sum + (signs[sign]! < (signs[word[at + 1] ?? ''] ?? 0) ? -signs[sign]! : signs[sign]!), 0))
}

/** Whether a folded word is a number: digits, or a Roman numeral of two letters or more, or a single I, V or X. */
export function isNumber(word: string): boolean {
  return /\d/.test(word) || (/^[ivx]+$/.test(word) && /^x{0,3}(ix|iv|v?i{0,3})$/.test(word))
}
