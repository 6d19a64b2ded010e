import type { Random } from '../random.ts'
import { box, line, round } from './drawing.ts'

/** A drawn head and shoulders in a frame: a silhouette, nobody's face. As SVG parts in a box of 100 by 128. */
export function drawPortrait(random: Random): string {
  const backdrop = random.pick(['#d9dee2', '#d3dcd8', '#e0dad2'])
  const coat = random.pick(['#39424e', '#4b3f43', '#3d4a41', '#54504a', '#2f3540'])
  const hair = random.pick(['#3a2e27', '#6b5138', '#8d8a86', '#20201f', '#57402f'])
  const skin = random.pick(['#c7a58b', '#d8bda6', '#a5805f', '#8a6a50', '#e0c8b4'])
  const long = random.chance(0.45)
  const width = random.between(19, 22)
  const parts = [
    box({ x: 0, y: 0, width: 100, height: 128 }, { fill: backdrop }),
    long ? line('M26 52C20 96 30 104 34 104H66C70 104 80 96 74 52Z', { fill: hair, stroke: 'none' }) : '',
    box({ x: 42, y: 74, width: 16, height: 24 }, { fill: shade(skin), rx: 6 }),
    line('M6 128C8 104 26 98 42 93L50 100 58 93C74 98 92 104 94 128Z', { fill: coat, stroke: 'none' }),
    line('M42 93 50 108 58 93', { stroke: '#e9e7e2', 'stroke-width': 3 }),
    round({ x: 50, y: 56, rx: width, ry: 27 }, { fill: skin }),
    line(`M${50 - width - 2} 54C${48 - width} 20 ${52 + width} 20 ${52 + width} 54C${50 + width - 4} 40 62 ${random.whole(34, 40)} 50 38 38 36 ${50 - width + 4} 42 ${50 - width - 2} 54Z`,
      { fill: hair, stroke: 'none' }),
    random.chance(0.3) ? line('M34 57H46M54 57H66M46 56C48 54 52 54 54 56', { stroke: '#2b2b2e', 'stroke-width': 1.6 }) : '',
  ]
  return `<g>${parts.join('')}</g>`
}

function shade(colour: string): string {
  const parts = [1, 3, 5].map((at) => Math.round(parseInt(colour.slice(at, at + 2), 16) * 0.86))
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
