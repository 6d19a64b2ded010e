import type { GreyPicture } from './grey-picture.ts'
import { mapInk } from './ink-map.ts'
import { cutStrip, stretchGreys, type LinePlace, type StripShape } from './line-strip.ts'
import type { LineRecogniser } from './recogniser.ts'

/** A way to make a strip ready for the recogniser. */
interface Preparation {
  readonly shape: StripShape
  readonly isBlackAndWhite: boolean
}

/**
 * The ways in the order they are tried. The first two differ in scale and in how grey becomes ink, so that a speck or a
 * blur that misleads one seldom misleads the other in the same way; the others stand in for one that lost a character.
 */
const preparations: readonly Preparation[] = [
  { shape: { pitch: 36, height: 60 }, isBlackAndWhite: false },
  { shape: { pitch: 32, height: 54 }, isBlackAndWhite: true },
  { shape: { pitch: 28, height: 46 }, isBlackAndWhite: false },
  { shape: { pitch: 38, height: 64 }, isBlackAndWhite: true },
]

/** Readings of a line that have as many characters as it has places, each prepared otherwise; made as they are asked for. */
export function* readStrip(recogniser: LineRecogniser, picture: GreyPicture, line: LinePlace): Generator<string, undefined> {
  for (const preparation of preparations) {
    const text = recogniser.readLine(prepare(picture, line, preparation))
    if (text.length === line.places) yield text
  }
  return undefined
}

function prepare(picture: GreyPicture, line: LinePlace, { shape, isBlackAndWhite }: Preparation): GreyPicture {
  const strip = stretchGreys(cutStrip(picture, line, shape))
  if (!isBlackAndWhite) return strip
  const ink = mapInk(strip, Math.round(0.4 * shape.pitch), 0.1)
  return { ...strip, grey: ink.map((isInk) => (isInk ? 0 : 255)) }
}
