/** Draws from a beta distribution, by two gamma draws (Marsaglia and Tsang 2000, doi:10.1145/358407.358414). */
export function drawBeta(alpha: number, beta: number, random: () => number): number {
  const [one, other] = [drawGamma(alpha, random), drawGamma(beta, random)]
  return one + other === 0 ? 0 : one / (one + other)
}

function drawGamma(shape: number, random: () => number): number {
  if (shape < 1) return drawGamma(shape + 1, random) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = drawNormal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v
  }
}

/** Box and Muller 1958, doi:10.1214/aoms/1177706645. */
function drawNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
