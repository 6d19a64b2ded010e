import type { XmlAttributes, XmlHandler } from '../xml/walk-xml.ts'
import type { OfficePackage } from './office-package.ts'
import type { OfficeRelation } from './office-relations.ts'

/** A series of a chart while it is read: its name, and what stands at each point. */
interface Series {
  readonly names: string[]
  readonly categories: Map<number, string>
  readonly values: Map<number, string>
}

const drawingKinds = new Set(['chart', 'diagramData'])
const mostPoints = 50_000

/**
 * Collects the text of a chart or of a diagram (ECMA-376 part 1, sections 21.2 and 21.4): a line for each paragraph; of a
 * chart the name of each series, then a line for each point, category and value set apart by a tab.
 */
class DrawingText implements XmlHandler {
  readonly lines: string[] = []
  #line = ''
  #series: Series | undefined
  /** The part of the series that is open, and the point in it. */
  #part = ''
  #point = 0
  #points = 0
  #open = ''

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'ser') this.#series = { names: [], categories: new Map(), values: new Map() }
    else if (/^(?:tx|cat|xVal|val|yVal)$/.test(name)) this.#part = name
    else if (name === 'pt') this.#point = Number(attributes['idx']) || 0
    else if (name === 't' || name === 'v') this.#open = name
  }

  text(piece: string): void {
    if (this.#open === 't') this.#line += piece
    else if (this.#open === 'v' && this.#series) this.#addValue(this.#series, piece)
  }

  close(name: string): void {
    if (name === 't' || name === 'v') this.#open = ''
    else if (name === 'p') this.#endLine()
    else if (name === 'ser') this.#endSeries()
    else if (name === this.#part) this.#part = ''
  }

  #addValue(series: Series, piece: string): void {
    if (this.#part === 'tx') series.names.push(piece)
    else if (++this.#points <= mostPoints) {
      const map = this.#part === 'cat' || this.#part === 'xVal' ? series.categories : this.#part === '' ? undefined : series.values
      map?.set(this.#point, (map.get(this.#point) ?? '') + piece)
    }
  }

  #endLine(): void {
    if (this.#line.trim() !== '') this.lines.push(this.#line.trim())
    this.#line = ''
  }

  #endSeries(): void {
    const { names, categories, values } = this.#series ?? { names: [], categories: new Map<number, string>(), values: new Map<number, string>() }
    this.#series = undefined
    if (names.length > 0) this.lines.push(names.join(' '))
    const points = [...new Set([...categories.keys(), ...values.keys()])].sort((a, b) => a - b)
    for (const point of points) this.lines.push([categories.get(point) ?? '', values.get(point) ?? ''].join('\t').trim())
  }
}

/** The texts of the charts and diagrams that a part of an office file shows, in order of their parts. */
export async function readDrawings(file: OfficePackage, relations: readonly OfficeRelation[]): Promise<string[]> {
  const shown = relations.filter((relation) => drawingKinds.has(relation.type) && !relation.isExternal)
  const texts: string[] = []
  for (const part of [...new Set(shown.map((relation) => relation.target))].sort()) {
    const drawing = new DrawingText()
    await file.walk(part, drawing)
    if (drawing.lines.length > 0) texts.push(drawing.lines.join('\n'))
  }
  return texts
}
