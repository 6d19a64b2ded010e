/** Left, top, width, height: in points of a page from its upper left corner, or in pixels of a picture. */
export type PartBox = readonly [number, number, number, number]

/** A picture of three bytes a pixel (red, green, blue), row by row. */
export interface PlainPicture {
  readonly pixels: Uint8Array
  readonly width: number
}

/** Blackens boxes of a picture; whole pixels, outwards. */
export function blacken(picture: PlainPicture, boxes: readonly PartBox[]): void {
  for (const at of pixelsIn(picture, boxes, 0)) picture.pixels.fill(0, at, at + 3)
}

/** Whether nothing can be told from the rest under the boxes. `margin`: pixels of their edge that drawing anew mixes with what is beside; `most`: the lightest that is black. */
export function isBlack(picture: PlainPicture, boxes: readonly PartBox[], { margin = 0, most = 0 } = {}): boolean {
  const { pixels } = picture
  for (const at of pixelsIn(picture, boxes, margin)) {
    if (pixels[at]! > most || pixels[at + 1]! > most || pixels[at + 2]! > most) return false
  }
  return true
}

function* pixelsIn({ pixels, width }: PlainPicture, boxes: readonly PartBox[], margin: number): Generator<number> {
  const height = pixels.length / 3 / width
  for (const [x, y, w, h] of boxes) {
    const [left, right] = [Math.max(0, Math.floor(x) + margin), Math.min(width, Math.ceil(x + w) - margin)]
    for (let row = Math.max(0, Math.floor(y) + margin); row < Math.min(height, Math.ceil(y + h) - margin); row++) {
      for (let column = left; column < right; column++) yield (row * width + column) * 3
    }
  }
}
