import { greyAt, type GreyPicture, type Point } from './grey-picture.ts'

/** Where a line of a grid stands in a picture. */
export interface LinePlace {
  /** The middle of its first character. */
  readonly start: Point
  /** From one character to the next. */
  readonly step: Point
  readonly places: number
}

/** How a line is laid out for the recogniser, in pixels. */
export interface StripShape {
  /** From one character to the next. */
  readonly pitch: number
  readonly height: number
}

/** What is left around the middle of the first and last character, in pitches. */
export const stripMargin = 0.78

/** Cuts a line out of a picture and straightens it. The model has learnt lines 60 pixels high, characters 36 pixels apart. */
export function cutStrip(picture: GreyPicture, line: LinePlace, shape: StripShape): GreyPicture {
  const width = Math.round((line.places - 1 + 2 * stripMargin) * shape.pitch)
  const { height } = shape
  const strip = new Uint8Array(width * height)
  const scale = 1 / shape.pitch
  const [rightX, rightY] = [line.step.x * scale, line.step.y * scale]
  const [downX, downY] = [-rightY, rightX]
  // Several samples a pixel where the picture is finer than the strip, or its grain would be read.
  const pixel = Math.hypot(rightX, rightY)
  const samples = Math.min(4, Math.max(1, Math.round(pixel)))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let sub = 0; sub < samples * samples; sub++) {
        const across = x + ((sub % samples) + 0.5) / samples - 0.5 - stripMargin * shape.pitch
        const down = y + (Math.floor(sub / samples) + 0.5) / samples - 0.5 - (height - 1) / 2
        sum += greyAt(picture, line.start.x + across * rightX + down * downX, line.start.y + across * rightY + down * downY)
      }
      strip[y * width + x] = Math.round(sum / (samples * samples))
    }
  }
  return { width, height, grey: strip }
}

/** Stretches the greys of a strip so that its darkest twentieth is black and its ground white. */
export function stretchGreys({ width, height, grey }: GreyPicture): GreyPicture {
  const counts = new Uint32Array(256)
  for (const value of grey) counts[value]!++
  const black = quantile(counts, 0.03 * grey.length)
  const white = Math.max(black + 16, quantile(counts, 0.6 * grey.length))
  const stretched = grey.map((value) => Math.max(0, Math.min(255, Math.round((255 * (value - black)) / (white - black)))))
  return { width, height, grey: stretched }
}

function quantile(counts: Uint32Array, wanted: number): number {
  let seen = 0
  for (let value = 0; value < 256; value++) {
    seen += counts[value]!
    if (seen >= wanted) return value
  }
  return 255
}
