/** What the decoder of pictures (libvips, by sharp) says, and what it means, the first that fits. */
const meanings: readonly (readonly [said: RegExp, means: string])[] = [
  [/more than the limit/, '$&'],
  [/timeout/i, 'it takes longer than a picture of its size should'],
  [/unsupported image format/i, 'its data are of no kind of picture that is decoded here'],
  [/bad seek|premature end|truncated|no frames|end of file|unexpected end/i, 'it was cut off'],
  [/corrupt header|unable to parse/i, 'its header is damaged'],
]

/** Why a picture could not be decoded, in words that follow "because". */
export function damageWords(said: string): string {
  const known = meanings.find(([pattern]) => pattern.test(said))
  if (!known) return 'its data contradict the format'
  return known[1] === '$&' ? said : known[1]
}
