import fontkit, { type Font, type Path } from '@pdf-lib/fontkit'
import { readFace, type Face } from './font.ts'

/** Turns text into outlines, so that a picture looks the same on a machine without fonts. */
export class Lettering {
  readonly #fonts = new Map<Face, Font>()

  /** A line of text as SVG, its baseline starting at (`x`, `y`); sizes in pixels. */
  write(text: string, at: TextPlace): string {
    const font = this.#font(at.face ?? 'regular')
    const scale = at.size / font.unitsPerEm
    const spacing = (at.spacing ?? 0) / scale
    let advance = 0
    let paths = ''
    for (const glyph of font.layout(text).glyphs as unknown as readonly OutlinedGlyph[]) {
      const data = glyph.path.toSVG()
      if (data) paths += `<path transform="translate(${round(advance)} 0)" d="${data}"/>`
      advance += glyph.advanceWidth + spacing
    }
    const width = advance * scale
    const x = at.align === 'right' ? at.x - width : at.align === 'middle' ? at.x - width / 2 : at.x
    return `<g fill="${at.ink ?? '#1c1c22'}" transform="translate(${round(x)} ${round(at.y)}) scale(${scale} ${-scale})">${paths}</g>`
  }

  #font(face: Face): Font {
    const known = this.#fonts.get(face)
    if (known) return known
    const font = fontkit.create(Buffer.from(readFace(face)))
    this.#fonts.set(face, font)
    return font
  }
}

/** Where and how a line of text stands. */
export interface TextPlace {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly face?: Face
  readonly ink?: string
  readonly align?: 'left' | 'right' | 'middle'
  /** Extra space between letters, in pixels. */
  readonly spacing?: number
}

/** What fontkit's glyphs have beyond its type declarations. */
interface OutlinedGlyph {
  readonly path: Path
  readonly advanceWidth: number
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
