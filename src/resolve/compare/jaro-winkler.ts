/**
 * Similarity of two texts, 0 to 1 (Jaro 1989, doi:10.1080/01621459.1989.10478785; Winkler 1990): 1 for equal texts, more
 * for those that begin alike, up to four characters at 0.1 each.
 */
export function jaroWinkler(left: string, right: string): number {
  if (left === right) return 1
  const jaro = jaroOf(left, right)
  let prefix = 0
  while (prefix < 4 && prefix < left.length && left[prefix] === right[prefix]) prefix++
  return jaro > 0.7 ? jaro + prefix * 0.1 * (1 - jaro) : jaro
}

function jaroOf(left: string, right: string): number {
  if (left.length === 0 || right.length === 0) return 0
  const reach = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1)
  const taken = new Uint8Array(right.length)
  const matched: number[] = []
  for (let place = 0; place < left.length; place++) {
    const end = Math.min(right.length, place + reach + 1)
    for (let other = Math.max(0, place - reach); other < end; other++) {
      if (taken[other] || left.charCodeAt(place) !== right.charCodeAt(other)) continue
      taken[other] = 1
      matched.push(left.charCodeAt(place))
      break
    }
  }
  if (matched.length === 0) return 0
  let [swapped, at] = [0, 0]
  for (let other = 0; other < right.length; other++) if (taken[other] && right.charCodeAt(other) !== matched[at++]) swapped++
  const count = matched.length
  return (count / left.length + count / right.length + (count - swapped / 2) / count) / 3
}
