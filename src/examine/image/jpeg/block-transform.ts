const basis = Float64Array.from({ length: 64 }, (_, at) => {
  const [frequency, place] = [at >> 3, at & 7]
  return (frequency === 0 ? Math.SQRT1_2 / 2 : 0.5) * Math.cos(((2 * place + 1) * frequency * Math.PI) / 16)
})

/** The 8 by 8 discrete cosine transform (ITU-T T.81, A.3.3) of samples row by row; `out` takes the coefficients row by row. */
export function forwardTransform(samples: Float64Array, out: Float64Array): void {
  separate(samples, out, (frequency, place) => basis[frequency * 8 + place]!)
}

/** The inverse of `forwardTransform`. */
export function inverseTransform(coefficients: Float64Array, out: Float64Array): void {
  separate(coefficients, out, (place, frequency) => basis[frequency * 8 + place]!)
}

function separate(from: Float64Array, out: Float64Array, weight: (to: number, at: number) => number): void {
  const rows = new Float64Array(64)
  for (let to = 0; to < 8; to++) {
    for (let at = 0; at < 8; at++) {
      const factor = weight(to, at)
      for (let row = 0; row < 8; row++) rows[row * 8 + to]! += factor * from[row * 8 + at]!
    }
  }
  out.fill(0)
  for (let to = 0; to < 8; to++) {
    for (let at = 0; at < 8; at++) {
      const factor = weight(to, at)
      for (let column = 0; column < 8; column++) out[to * 8 + column]! += factor * rows[at * 8 + column]!
    }
  }
}
