import type { Random } from '../random.ts'
import { box, drawing, line, round } from './drawing.ts'

/** What a photograph of a damage survey shows. */
export type Motif = 'hull' | 'hold' | 'stack' | 'engine' | 'yacht' | 'quay'

/** A drawn scene, 1200 by 800 pixels: shapes and light, no person. */
export function drawScene(motif: Motif, random: Random): string {
  const parts = painters[motif](random)
  const scale = random.between(1.08, 1.6)
  const shift = { x: -random.between(0, scale - 1) * 1200, y: -random.between(0, scale - 1) * 800 }
  const mirror = random.chance(0.5) ? 'translate(1200 0) scale(-1 1) ' : ''
  const view = `${mirror}translate(${shift.x.toFixed(1)} ${shift.y.toFixed(1)}) scale(${scale.toFixed(3)}) rotate(${random.between(-2.5, 2.5).toFixed(2)} 600 400)`
  const ground = box({ x: 0, y: 0, width: 1200, height: 800 }, { fill: '#6a6f70' })
  return drawing(1200, 800, ground, `<g transform="${view}">${parts.join('')}</g>`, light(random))
}

const painters: Readonly<Record<Motif, (random: Random) => string[]>> = {
  hull: (random) => {
    const paint = random.pick(['#7c2f2a', '#2d4a63', '#39443a'])
    const lean = random.whole(-40, 60)
    return [
      ...harbour(random), line(`M-20 ${220 + lean}L1220 ${150 - lean}V690H-20Z`, { fill: paint, stroke: 'none' }),
      line(`M-20 ${560 + lean / 2}L1220 ${540 - lean / 2}V690H-20Z`, { fill: '#5b3a2c', stroke: 'none' }),
      ...repeated(14, (index) => line(`M${index * 90} ${200 + lean / 3}V690`, { stroke: '#00000022', 'stroke-width': 3 })),
      ...dents(random, { x: 260, y: 300, width: 620, height: 220 }),
      line('M0 690H1200', { stroke: '#d9d5c8', 'stroke-width': 5, 'stroke-dasharray': '34 26' }),
    ]
  },
  hold: (random) => {
    const sack = random.pick(['#b39b6d', '#a8997f', '#8f7a56'])
    return [
      box({ x: 0, y: 0, width: 1200, height: 800 }, { fill: '#2a2622' }),
      line('M0 0H1200L980 180H220Z', { fill: '#4b443c', stroke: 'none' }), line('M0 800V0L220 180V640Z', { fill: '#3a342e', stroke: 'none' }),
      line('M1200 800V0L980 180V640Z', { fill: '#332e29', stroke: 'none' }),
      ...repeated(3, (tier) => repeated(9, (index) =>
        box({ x: 225 + index * 84 + random.whole(-5, 5), y: 560 - tier * 92 + random.whole(-6, 6), width: 80, height: 86 },
          { fill: sack, rx: 16, stroke: '#5b4d34', 'stroke-width': 3 })).join('')),
      ...repeated(random.whole(5, 9), () =>
        round({ x: random.whole(260, 940), y: random.whole(380, 480), rx: random.whole(30, 90), ry: random.whole(16, 44) },
          { fill: '#3d3322', opacity: 0.55 })),
      line(`M${random.whole(480, 700)} 0L${random.whole(380, 560)} 800`, { stroke: '#d8cba022', 'stroke-width': 120 }),
    ]
  },
  stack: (random) => [
    ...harbour(random),
    ...repeated(4, (tier) => repeated(4, (column) => {
      const tilt = tier > 1 && column === 2 ? random.whole(8, 19) : random.whole(-1, 1)
      const x = 130 + column * 236
      const y = 560 - tier * 130
      const colour = random.pick(['#a5482f', '#2f5d78', '#6b7a3d', '#8a8d91', '#c28a35'])
      const body = box({ x, y, width: 228, height: 122 }, { fill: colour, stroke: '#1f1f1f', 'stroke-width': 3 })
      const ribs = repeated(8, (rib) => line(`M${x + 20 + rib * 27} ${y + 8}V${y + 114}`, { stroke: '#0000002e', 'stroke-width': 6 }))
      return `<g transform="rotate(${tilt} ${x} ${y})">${body}${ribs.join('')}</g>`
    }).join('')),
    box({ x: 0, y: 690, width: 1200, height: 110 }, { fill: '#6f6c66' }),
  ],
  engine: (random) => [
    box({ x: 0, y: 0, width: 1200, height: 800 }, { fill: '#565b57' }), box({ x: 120, y: 170, width: 960, height: 480 }, { fill: '#7d8a80', rx: 30 }),
    ...repeated(6, (index) => round({ x: 230 + index * 148, y: 330, rx: 58 },
      { fill: index === 3 ? '#4a3a2c' : '#aab3a8', stroke: '#39403b', 'stroke-width': 8 })),
    ...repeated(5, () => line(`M${random.whole(0, 1200)} 0C${random.whole(0, 1200)} 200 ${random.whole(0, 1200)} 100 ${random.whole(0, 1200)} 180`,
      { stroke: '#3f4541', 'stroke-width': random.whole(14, 30) })),
    round({ x: 690, y: 620, rx: random.whole(120, 220), ry: 60 }, { fill: '#23201b', opacity: 0.7 }),
  ],
  yacht: (random) => [
    ...harbour(random), line('M120 470C420 560 800 560 1110 430L1010 640C700 720 380 710 210 620Z', { fill: '#e9e7df', stroke: '#51565b', 'stroke-width': 5 }),
    line('M560 470V40L840 440Z', { fill: '#d6cdb5', stroke: '#6b6353', 'stroke-width': 4 }), line('M520 690L560 780H700L720 690', { fill: '#40464b', stroke: 'none' }),
    ...dents(random, { x: 300, y: 600, width: 420, height: 80 }),
  ],
  quay: (random) => [
    ...harbour(random), line('M0 560L1200 470V800H0Z', { fill: '#8b877e', stroke: 'none' }),
    ...repeated(random.whole(4, 7), (index) => box({ x: 90 + index * 170, y: 520 - index * 12, width: 34, height: 58 }, { fill: '#2c2c2f', rx: 12 })),
    line(`M820 540V90L${random.whole(420, 560)} 150M820 90L1040 200`, { stroke: '#b4532a', 'stroke-width': 16 }),
  ],
}

function harbour(random: Random): string[] {
  const sky = random.pick([['#c9d6df', '#eef0ea'], ['#93a8bb', '#d9d9d0'], ['#d8c7ad', '#efe3d0'], ['#7f92a3', '#b9c2c6']])
  const horizon = random.whole(240, 330)
  return [
    `<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="${sky[0]}"/><stop offset="1" stop-color="${sky[1]}"/></linearGradient></defs>`,
    box({ x: 0, y: 0, width: 1200, height: 800 }, { fill: 'url(#sky)' }),
    box({ x: 0, y: horizon, width: 1200, height: 800 - horizon }, { fill: random.pick(['#4d6a74', '#5a7373', '#3f5866']) }),
    line(`M0 ${horizon}L${random.whole(100, 300)} ${horizon - random.whole(20, 70)} ${random.whole(400, 700)} ${horizon - 10} ${random.whole(800, 1000)} ${horizon - random.whole(10, 50)} 1200 ${horizon}Z`,
      { fill: '#6d7a78', stroke: 'none' }),
  ]
}

/** Light that falls in from one side. */
function light(random: Random): string {
  const [x1, y1] = [random.whole(0, 1), random.whole(0, 1)]
  const gradient = `<linearGradient id="light" x1="${x1}" y1="${y1}" x2="${1 - x1}" y2="${random.whole(0, 1)}">`
  return `<defs>${gradient}<stop stop-color="#fff" stop-opacity="${random.between(0.1, 0.4).toFixed(2)}"/><stop offset="1" stop-color="#000" stop-opacity="${random.between(0.15, 0.45).toFixed(2)}"/></linearGradient></defs>${box({ x: 0, y: 0, width: 1200, height: 800 }, { fill: 'url(#light)' })}`
}

function dents(random: Random, area: { x: number; y: number; width: number; height: number }): string[] {
  return repeated(random.whole(4, 8), () => {
    const x = area.x + random.whole(0, area.width)
    const y = area.y + random.whole(0, area.height)
    const rx = random.whole(30, 110)
    return round({ x, y, rx, ry: rx * 0.5 }, { fill: '#000', opacity: 0.22 })
      + line(`M${x - rx} ${y}q${rx / 2} ${random.whole(-30, 10)} ${rx * 1.7} ${random.whole(-16, 24)}`, { stroke: '#d8b08c', 'stroke-width': 4, opacity: 0.8 })
  })
}

function repeated(count: number, make: (index: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => make(index))
}
