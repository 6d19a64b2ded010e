const respellings: readonly (readonly [RegExp, string])[] = [
  [/kh/g, 'h'], [/ph/g, 'f'], [/th/g, 't'], [/gh/g, 'g'],
  [/shch|sch|sh|zh/g, 's'], [/tch|tsch|cz|tz|ts|ch/g, 's'], [/ck|q/g, 'k'],
  [/x/g, 'ks'], [/c(?=[eiy])/g, 's'], [/c/g, 'k'], [/z/g, 's'], [/[wv]/g, 'f'], [/[jy]/g, 'i'],
]

/**
 * What is left of a folded word when the habits of transliteration are taken out: digraphs of one sound as one letter,
 * vowels dropped but for a leading one. `khrushchev`, `hrushchov` and `chruschtschow` share it. Words that share a
 * skeleton are only candidates for the same name.
 */
export function skeletonOf(word: string): string {
  let spelled = word
  for (const [from, to] of respellings) spelled = spelled.replace(from, to)
  const lead = /^[aeiou]/.test(spelled) ? 'a' : ''
  return (lead + spelled.replace(/[aeiou]/g, '')).replace(/(.)\1+/g, '$1')
}

/** Every skeleton of a word: J is a vowel where Sergej is written, and the sound of ZH where Nadejda is. */
export function skeletonsOf(word: string): string[] {
  return word.includes('j') ? [...new Set([skeletonOf(word), skeletonOf(word.replaceAll('j', 'zh'))])] : [skeletonOf(word)]
}
