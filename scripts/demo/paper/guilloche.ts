import { line, type Look } from './drawing.ts'

/** The fine interwoven lines of a security print, filling a rectangle. */
export function drawGuilloche(area: { x: number; y: number; width: number; height: number }, look: Look, phase = 0): string {
  const paths: string[] = []
  for (let row = -1; row * 13 < area.height; row++) {
    const base = area.y + row * 13 + 13
    for (const turn of [0, Math.PI]) {
      let data = `M${area.x} ${(base + wave(0, turn + phase + row * 0.35)).toFixed(1)}`
      for (let step = 1; step <= 60; step++) {
        const x = area.x + (area.width * step) / 60
        data += `L${x.toFixed(1)} ${(base + wave(step, turn + phase + row * 0.35)).toFixed(1)}`
      }
      paths.push(data)
    }
  }
  return line(paths.join(''), { 'stroke-width': 0.8, 'stroke-linejoin': 'round', ...look })
}

/** A rosette of turning ellipses. */
export function drawRosette(at: { x: number; y: number; radius: number }, look: Look): string {
  const petals = Array.from({ length: 24 }, (_, index) =>
    `<ellipse cx="${at.x}" cy="${at.y}" rx="${at.radius}" ry="${at.radius * 0.42}" transform="rotate(${index * 7.5} ${at.x} ${at.y})"/>`)
  const attributes = Object.entries({ fill: 'none', 'stroke-width': 0.8, ...look }).map(([name, value]) => `${name}="${value}"`)
  return `<g ${attributes.join(' ')}>${petals.join('')}</g>`
}

function wave(step: number, turn: number): number {
  return Math.sin(step / 3.1 + turn) * 6 + Math.sin(step / 7.3 + turn * 2) * 3
}
