import { identity, type Box, type Matrix } from './matrix.ts'

/** The graphics state as far as text and rectangles need it (ISO 32000-2, sections 8.4 and 9.3). */
export interface DrawingState {
  matrix: Matrix
  clip: Box
  color: string | undefined
  /** Whether what is painted hides what is below: no transparency, no blending. */
  alpha: number
  isBlended: boolean
  font: string
  fontKey: string
  /** Of glyph space; 0.001 but for Type 3. */
  glyphScale: number
  fontSize: number
  charSpacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
  mode: number
}

/** The state at the top of a page. */
export function initialState(matrix: Matrix, clip: Box): DrawingState {
  return {
    matrix, clip, color: '#000000', alpha: 1, isBlended: false, font: '', fontKey: '', glyphScale: 0.001, fontSize: 0,
    charSpacing: 0, wordSpacing: 0, scale: 1, leading: 0, rise: 0, mode: 0,
  }
}

/** Where text goes: the matrices of text and of its line. */
export interface TextPlace {
  text: Matrix
  line: Matrix
}

/** Text begins at the origin. */
export function textStart(): TextPlace {
  return { text: identity, line: identity }
}
