import type { Box } from './matrix.ts'

/** A run of text that a page draws with one operator. */
export interface TextMark {
  /** Place in the order of painting. */
  readonly order: number
  readonly text: string
  /** Name of the font as the file tells it, with the letters of its subset; and pdf.js's own name, one for each font object. */
  readonly font: string
  readonly fontKey: string
  /** Height of the type in points. */
  readonly size: number
  readonly box: Box
  /** ISO 32000-2, table 104; 3 is invisible. */
  readonly mode: number
  /** `#rrggbb`; undefined for a pattern. */
  readonly color: string | undefined
  readonly alpha: number
  /** Within what it is clipped to. */
  readonly clip: Box
  readonly isUpright: boolean
  /** Drawn by an annotation or field, not by the page. */
  readonly inAnnotation: boolean
  /** In a layer that does not show. */
  readonly inHiddenLayer: boolean
}

/** Something painted that can hide what is below: a filled rectangle or a picture. */
export interface PaintMark {
  readonly order: number
  readonly kind: 'rectangle' | 'picture'
  readonly box: Box
  readonly color: string | undefined
  readonly inAnnotation: boolean
}

/** What a page draws, as far as it is examined. */
export interface PageMarks {
  readonly page: number
  /** The page that shows (crop box), in points, from its top left corner. */
  readonly frame: Box
  readonly texts: readonly TextMark[]
  readonly paints: readonly PaintMark[]
  /** Whether more was drawn than is kept. */
  readonly isCut: boolean
}
