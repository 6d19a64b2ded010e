/** Characters that readers take for one another in OCR-B, each way. */
const confusions: readonly (readonly [string, string])[] = [
  ['O', '0'], ['Q', '0'], ['D', '0'], ['I', '1'], ['L', '1'], ['Z', '2'], ['S', '5'], ['G', '6'], ['T', '7'], ['B', '8'], ['A', '4'], ['O', 'Q'], ['O', 'D'],
  ['K', '<'], ['C', 'G'], ['V', 'Y'], ['U', 'V'], ['M', 'N'], ['E', 'F'], ['P', 'R'], ['I', 'L'],
]

/** What a reader may have taken for this character. */
export function confusedWith(character: string): string[] {
  return confusions.flatMap(([one, other]) => (one === character ? [other] : other === character ? [one] : []))
}
