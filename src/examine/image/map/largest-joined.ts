/** The largest set of places (x + y * width) that hang together, none further than two pixels from the next; in order of being reached. */
export function largestJoined(places: readonly number[], width: number): number[] {
  const open = new Set(places)
  let largest: number[] = []
  for (const start of places.toSorted((left, right) => left - right)) {
    if (!open.delete(start)) continue
    const joined = [start]
    for (let n = 0; n < joined.length; n++) {
      for (let down = -2; down <= 2; down++) {
        for (let across = -2; across <= 2; across++) {
          const next = joined[n]! + down * width + across
          if (open.delete(next)) joined.push(next)
        }
      }
    }
    if (joined.length > largest.length) largest = joined
  }
  return largest
}
