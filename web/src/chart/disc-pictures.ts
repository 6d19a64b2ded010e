import { coloursOf, iconOf } from './schema-icon.ts'

/** Pixels of a disc: sharp at twice its usual size. */
const size = 96

/** The discs of schemata as pictures with an address of this page, drawn once for a theme. */
export class DiscPictures {
  readonly #theme: 'light' | 'dark'
  readonly #urls = new Map<string, string>()

  constructor(theme: 'light' | 'dark') {
    this.#theme = theme
  }

  /** Draws the discs of these schemata that are not drawn yet. */
  async prepare(schemata: Iterable<string>): Promise<void> {
    const missing = [...new Set(schemata)].filter((schema) => !this.#urls.has(schema))
    await Promise.all(missing.map(async (schema) => void this.#urls.set(schema, await this.#draw(schema))))
  }

  /** The address of a disc that was prepared. */
  urlOf(schema: string): string {
    return this.#urls.get(schema) ?? ''
  }

  /** Gives the pictures back. */
  release(): void {
    for (const url of this.#urls.values()) URL.revokeObjectURL(url)
    this.#urls.clear()
  }

  async #draw(schema: string): Promise<string> {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = size
    const context = canvas.getContext('2d')
    if (context) paintDisc(context, { schema, theme: this.#theme, size })
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    return blob ? URL.createObjectURL(blob) : ''
  }
}

/** Paints the disc of a schema: its ground, a rim, and the icon. */
export function paintDisc(context: CanvasRenderingContext2D, { schema, theme, size: side }: { schema: string; theme: 'light' | 'dark'; size: number }): void {
  const { family, path } = iconOf(schema)
  const { ink, ground } = coloursOf(family, theme)
  const middle = side / 2
  context.fillStyle = ground
  context.strokeStyle = ink
  context.lineWidth = side * 0.045
  context.beginPath()
  context.arc(middle, middle, middle - side * 0.03, 0, 2 * Math.PI)
  context.fill()
  context.stroke()
  const scale = (side * 0.6) / 24
  context.save()
  context.translate(side * 0.2, side * 0.2)
  context.scale(scale, scale)
  context.fillStyle = ink
  context.fill(new Path2D(path), 'evenodd')
  context.restore()
}
