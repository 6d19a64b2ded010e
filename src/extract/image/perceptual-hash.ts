const side = 32
const kept = 8
const cosines = Float64Array.from({ length: kept * side }, (_, at) => {
  const frequency = Math.floor(at / side) + 1
  return Math.cos(((2 * (at % side) + 1) * frequency * Math.PI) / (2 * side))
})

/** The size of the grey picture that the hash is computed from: 32 by 32. */
export const hashedSide = side

/**
 * The 64-bit perceptual hash of a picture, as 16 hex digits, from its 32 by 32 grey values row by row: the discrete cosine
 * transform, its 8 by 8 lowest frequencies without the mean rows, each bit telling whether a coefficient lies above the
 * median (C. Zauner, Implementation and Benchmarking of Perceptual Image Hash Functions, 2010, section 3.2.1). Few bits
 * differ between a picture and its smaller or recompressed copy. It tells likeness of pictures, never of persons.
 * Undefined for a picture of one tone, in which there is nothing to compare.
 */
export function perceptualHash(grey: Uint8Array): string | undefined {
  if (grey.length !== side * side) throw new RangeError(`The hash wants ${side * side} grey values, not ${grey.length}.`)
  const coefficients = lowFrequencies(grey)
  if (coefficients.every((value) => Math.abs(value) < 1)) return undefined
  const sorted = coefficients.toSorted((a, b) => a - b)
  const median = (sorted[31]! + sorted[32]!) / 2
  let hash = 0n
  for (const value of coefficients) hash = (hash << 1n) | (value > median ? 1n : 0n)
  return hash.toString(16).padStart(16, '0')
}

function lowFrequencies(grey: Uint8Array): number[] {
  const rows = new Float64Array(kept * side)
  for (let y = 0; y < side; y++) {
    for (let u = 0; u < kept; u++) {
      let sum = 0
      for (let x = 0; x < side; x++) sum += grey[y * side + x]! * cosines[u * side + x]!
      rows[u * side + y] = sum
    }
  }
  const found: number[] = []
  for (let v = 0; v < kept; v++) {
    for (let u = 0; u < kept; u++) {
      let sum = 0
      for (let y = 0; y < side; y++) sum += rows[u * side + y]! * cosines[v * side + y]!
      // Rounded, so that no last digit of a machine's cosine turns a bit.
      found.push(Math.round(sum * 16) / (16 * side))
    }
  }
  return found
}
