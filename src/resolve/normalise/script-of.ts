const scripts = [
  ['latin', /\p{Script=Latin}/u], ['cyrillic', /\p{Script=Cyrillic}/u], ['greek', /\p{Script=Greek}/u], ['arabic', /\p{Script=Arabic}/u],
  ['hebrew', /\p{Script=Hebrew}/u], ['han', /\p{Script=Han}/u], ['hangul', /\p{Script=Hangul}/u], ['kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
] as const

/** The script that most letters of a text are written in; `other` for one not listed, `none` without letters. */
export type Script = (typeof scripts)[number][0] | 'other' | 'none'

const lettersLooked = 60

/** The script of most of the first sixty letters of a text; of equally many, the one that comes first. */
export function scriptOf(text: string): Script {
  const counts = new Map<Script, number>()
  for (const [letter] of text.slice(0, 4 * lettersLooked).matchAll(/\p{L}/gu)) {
    const script = scripts.find(([, pattern]) => pattern.test(letter))?.[0] ?? 'other'
    counts.set(script, (counts.get(script) ?? 0) + 1)
  }
  return [...counts].reduce<readonly [Script, number]>((most, each) => (each[1] > most[1] ? each : most), ['none', 0])[0]
}

/** Whether a script writes consonants and leaves most vowels out. */
export function isAbjad(script: Script): boolean {
  return script === 'arabic' || script === 'hebrew'
}
