import type { GreyPicture } from './grey-picture.ts'
import { mapInk } from './ink-map.ts'
import { cutStrip, stretchGreys, stripMargin, type LinePlace, type StripShape } from './line-strip.ts'
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

/**
 * Readings of a line that have as many characters as it has places, each prepared otherwise; made as they are asked for. A
 * place that is all ink, or bare, has no character whatever the recogniser makes of it: it is `?`.
 */
export function* readStrip(recogniser: LineRecogniser, picture: GreyPicture, line: LinePlace): Generator<string, undefined> {
  for (const preparation of preparations) {
    const strip = stretchGreys(cutStrip(picture, line, preparation.shape))
    const text = recogniser.readLine(preparation.isBlackAndWhite ? blackAndWhite(strip, preparation) : strip)
    if (text.length === line.places) yield [...text].map((character, at) => (isPrinted(strip, at, preparation) ? character : '?')).join('')
  }
  return undefined
}

function blackAndWhite(strip: GreyPicture, { shape }: Preparation): GreyPicture {
  const ink = mapInk(strip, Math.round(0.4 * shape.pitch), 0.1)
  return { ...strip, grey: ink.map((isInk) => (isInk ? 0 : 255)) }
}

/** No character of OCR-B covers nine tenths of its place, however bold it is printed, or less than a thirtieth. */
function isPrinted({ width, height, grey }: GreyPicture, place: number, { shape }: Preparation): boolean {
  const [middle, half, rise] = [(stripMargin + place) * shape.pitch, 0.33 * shape.pitch, 0.42 * shape.pitch]
  let [dark, inked, all] = [0, 0, 0]
  for (let y = Math.round((height - 1) / 2 - rise); y <= (height - 1) / 2 + rise; y++) {
    for (let x = Math.round(middle - half); x <= middle + half; x++) {
      const value = grey[y * width + x]!
      all++
      if (value < 110) dark++
      if (value < 190) inked++
    }
  }
  return dark < 0.92 * all && inked > 0.033 * all
}
