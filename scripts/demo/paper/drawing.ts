/** An SVG picture of so many pixels. */
export function drawing(width: number, height: number, ...parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`
}

/** A rectangle. */
export function box(at: { x: number; y: number; width: number; height: number }, look: Look = {}): string {
  return `<rect x="${at.x}" y="${at.y}" width="${at.width}" height="${at.height}" ${attributes(look)}/>`
}

/** A path. */
export function line(data: string, look: Look = {}): string {
  return `<path d="${data}" ${attributes({ fill: 'none', stroke: '#333', ...look })}/>`
}

/** A circle or ellipse. */
export function round(at: { x: number; y: number; rx: number; ry?: number }, look: Look = {}): string {
  return `<ellipse cx="${at.x}" cy="${at.y}" rx="${at.rx}" ry="${at.ry ?? at.rx}" ${attributes(look)}/>`
}

/** Presentation attributes of SVG. */
export type Look = Readonly<Record<string, string | number>>

function attributes(look: Look): string {
  return Object.entries(look).map(([name, value]) => `${name}="${value}"`).join(' ')
}
