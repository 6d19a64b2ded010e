/** A picture of grey values, row by row: 0 black, 255 white. */
export interface GreyPicture {
  readonly width: number
  readonly height: number
  readonly grey: Uint8Array
}

/** A place in a picture, in pixels from the top left corner; the middle of the first pixel is 0, 0. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** The grey value at a place, between the four pixels around it; beyond the edge that of the nearest pixel. */
export function greyAt({ width, height, grey }: GreyPicture, x: number, y: number): number {
  const left = Math.min(Math.max(x, 0), width - 1)
  const top = Math.min(Math.max(y, 0), height - 1)
  const column = Math.min(Math.floor(left), Math.max(0, width - 2))
  const row = Math.min(Math.floor(top), Math.max(0, height - 2))
  const [right, down] = [width > 1 ? 1 : 0, height > 1 ? width : 0]
  const [across, below] = [left - column, top - row]
  const at = row * width + column
  const upper = grey[at]! * (1 - across) + grey[at + right]! * across
  const lower = grey[at + down]! * (1 - across) + grey[at + down + right]! * across
  return upper * (1 - below) + lower * below
}
