import type { Random } from '../random.ts'
import { strokeOf } from './mrz-letters.ts'

/** Small letters as single strokes: advance, then a path with the baseline at y = 0 and an x-height of 6. */
const small: Readonly<Record<string, readonly [advance: number, path: string]>> = {
  a: [6.4, 'M5-4.6C4-6.4.6-6 .6-2.8 .6.4 4 .4 5-2.4M5-5.6V-1C5 0 5.6.2 6.2-.4'],
  b: [6.2, 'M.8-11V-.2M.8-3C1.6-6.6 5.4-6.4 5.4-2.8 5.4.8 1.6.6 .8-1.6'],
  c: [5.6, 'M4.8-4.8C3.6-6.6.6-6 .6-2.8 .6.4 3.8.6 5-1'],
  d: [6.4, 'M5-4.6C4-6.4.6-6 .6-2.8 .6.4 4 .4 5-2.4M5-11V-1C5 0 5.6.2 6.2-.4'],
  e: [5.6, 'M.8-3H4.8C5-6.8.6-6.8 .6-2.8 .6.6 4 .6 5-1.2'],
  f: [4.4, 'M4.6-10C3.4-12 1.8-11 1.8-9V0M.2-5.8H3.8'],
  g: [6.2, 'M5-4.6C4-6.4.6-6 .6-2.8 .6.4 4 .4 5-2.4M5-5.8V1.8C5 4.8 1.4 4.8 .8 3'],
  h: [6, 'M.8-11V0M.8-3.4C1.8-6.8 5-6.4 5-3.6V0'],
  i: [2.8, 'M1.2-5.8V-1C1.2 0 1.8.2 2.4-.4M1.2-8.4V-8'],
  j: [3.2, 'M2-5.8V2C2 4.4-.2 4.6-.8 3.4M2-8.4V-8'],
  k: [5.6, 'M.8-11V0M4.8-5.8 .9-2.6M2.2-3.4 5 0'],
  l: [2.8, 'M1-11V-1C1 0 1.8.2 2.4-.4'],
  m: [8.6, 'M.8-5.8V0M.8-3.6C1.6-6.6 4.2-6.4 4.2-3.6V0M4.2-3.6C5-6.6 7.6-6.4 7.6-3.6V0'],
  n: [6, 'M.8-5.8V0M.8-3.6C1.8-6.6 5-6.4 5-3.6V0'],
  o: [6.2, 'M3-6C-.2-6-.2 0 3 0 6.2 0 6.2-6 3-6Z'],
  p: [6.2, 'M.8-5.8V4.4M.8-3C1.6-6.6 5.4-6.4 5.4-2.8 5.4.8 1.6.6 .8-1.6'],
  q: [6.4, 'M5-4.6C4-6.4.6-6 .6-2.8 .6.4 4 .4 5-2.4M5-5.8V4.4L6.2 3.4'],
  r: [4.6, 'M.8-5.8V0M.8-3.2C1.4-5.6 2.8-6.4 4.2-5.6'],
  s: [5.2, 'M4.6-5C3.4-6.6.8-6 1-4.4 1.2-2.8 4.6-3.2 4.6-1.4 4.6.4 1.6.6 .6-.8'],
  t: [4.4, 'M1.8-9V-1.2C1.8.2 3.2.2 4-.6M.2-5.8H3.8'],
  u: [6.4, 'M.8-5.8V-2.4C.8.8 4 .6 5-2.2M5-5.8V-1C5 0 5.6.2 6.2-.4'],
  v: [5.6, 'M.4-5.8 2.8 0 5.2-5.8'],
  w: [8.4, 'M.4-5.8 2.2 0 4.2-5 6.2 0 8-5.8'],
  x: [5.6, 'M.6-5.8 5 0M5-5.8 .6 0'],
  y: [6.2, 'M.8-5.8V-2.6C.8.6 4 .4 5-2.2M5-5.8V1.8C5 4.8 1.4 4.8 .8 3'],
  z: [5.6, 'M.6-5.8H5L.6 0H5.2'],
  '.': [2.4, 'M1-.3V.1'], ',': [2.4, 'M1.2-.4 .6 1.4'], '-': [4.6, 'M.6-3H4'], ':': [2.4, 'M1-.3V.1M1-4.4V-4'], '?': [5.4, 'M.8-8.6C1.2-11.6 5-11 4.6-8 4.4-6 2.4-5.6 2.4-2.8M2.4-.3V.1'],
  '=': [6, 'M.8-4.2H5.2M.8-2H5.2'], '>': [6.4, 'M0-3H5.6M3.4-5.2 5.8-3 3.4-.8'], '!': [2.4, 'M1.2-10.5 1-2.8M1-.3V.1'], '/': [4.6, 'M.4 1.4 4-10.8'],
}

/** Lines of handwriting as SVG strokes. `size` is the height of a small letter in pixels; no two letters sit alike. */
export function writeByHand(lines: readonly string[], at: { x: number; y: number; size: number; leading: number }, random: Random): string {
  const scale = at.size / 6
  const strokes = lines.flatMap((text, row) => {
    let x = at.x + random.between(-6, 10)
    const slope = random.between(-0.012, 0.006)
    return [...text].map((char) => {
      const capital = strokeOf(char)
      const [advance, path] = small[char] ?? [capital ? 8 : 4.6, capital ?? '']
      const y = at.y + row * at.leading + (x - at.x) * slope + random.between(-0.7, 0.7) * scale
      const size = scale * random.between(0.93, 1.08)
      const inner = small[char] ? '' : ' translate(0 -10.5) scale(.75)'
      const pen = small[char] ? '' : ' stroke-width="1.13"'
      const turn = random.between(-4, 4)
      const placed = `<path transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${size.toFixed(3)}) skewX(-9) rotate(${turn.toFixed(1)})${inner}"${pen} d="${path}"/>`
      x += advance * scale * random.between(0.95, 1.08)
      return path ? placed : ''
    })
  })
  return `<g fill="none" stroke="#26346f" stroke-width=".85" stroke-linecap="round" stroke-linejoin="round">${strokes.join('')}</g>`
}
