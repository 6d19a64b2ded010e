/** How many of how many: contacts that two numbers have in common, and how many there are to choose from. */
export interface SharedCircle {
  readonly shared: number
  readonly ofOld: number
  readonly ofNew: number
  /** Numbers that could be a contact. */
  readonly all: number
}

/**
 * The chance that two circles drawn at random share at least so many contacts: the upper tail of the hypergeometric distribution (R. A. Fisher's exact
 * test, one side).
 */
export function sharedChance({ shared, ofOld, ofNew, all }: SharedCircle): number {
  const most = Math.min(ofOld, ofNew)
  const whole = logChoose(all, ofNew)
  let chance = 0
  for (let count = shared; count <= most; count++) {
    if (ofNew - count > all - ofOld) continue
    chance += Math.exp(logChoose(ofOld, count) + logChoose(all - ofOld, ofNew - count) - whole)
  }
  return Math.min(1, chance)
}

function logChoose(all: number, chosen: number): number {
  return logFactorial(all) - logFactorial(chosen) - logFactorial(all - chosen)
}

/** Natural logarithm of n!: exact for small numbers, Stirling's series from 32 on (error below 1e-9). */
function logFactorial(n: number): number {
  if (n < 32) {
    let sum = 0
    for (let factor = 2; factor <= n; factor++) sum += Math.log(factor)
    return sum
  }
  return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + 1 / (12 * n) - 1 / (360 * n ** 3)
}
