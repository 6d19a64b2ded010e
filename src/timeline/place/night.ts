const dayMs = 86_400
const [evening, morning] = [22 * 3600, 6 * 3600]

/** Seconds between 22:00 and 06:00 that lie from `start` to `finish` (seconds since 1970, by the clock that counts). */
export function nightSeconds(start: number, finish: number): number {
  let sum = 0
  for (let midnight = Math.floor(start / dayMs) * dayMs; midnight <= finish + dayMs; midnight += dayMs) {
    sum += Math.max(0, Math.min(finish, midnight + morning) - Math.max(start, midnight + evening - dayMs))
  }
  return sum
}
