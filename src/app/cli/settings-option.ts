import { Failure } from '../../base/failure.ts'

/** Reads `name=value` words. Throws `usage` for a word that is none. */
export function settingsOf(words: readonly string[]): Record<string, string> {
  return Object.fromEntries(words.map((word) => {
    const at = word.indexOf('=')
    if (at < 1) throw new Failure('usage', `--set takes name=value; '${word}' is none.`)
    return [word.slice(0, at), word.slice(at + 1)]
  }))
}
