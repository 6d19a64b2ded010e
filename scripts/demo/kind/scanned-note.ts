import type { DemoCase } from '../demo-case.ts'
import { asksText } from '../question.ts'
import { box, drawing, line, round } from '../paper/drawing.ts'
import { writeByHand } from '../paper/handwriting.ts'
import { Lettering } from '../paper/lettering.ts'
import { scanDrawing } from '../paper/scan.ts'

/** A note from the desk of the procurement officer: the scan, and what Records typed from it. */
export async function writeScannedNote({ world, folder, key }: DemoCase): Promise<void> {
  const random = world.random('note')
  const sheet = drawing(1100, 1340,
    box({ x: 0, y: 0, width: 1100, height: 1340 }, { fill: '#e4e3df' }),
    box({ x: 96, y: 72, width: 930, height: 1200 }, { fill: '#bdbcb6', opacity: 0.7 }),
    box({ x: 86, y: 60, width: 930, height: 1200 }, { fill: '#f7f3dc' }),
    ...Array.from({ length: 19 }, (_, index) => line(`M86 ${180 + index * 56}H1016`, { stroke: '#b9c6d8', 'stroke-width': 1.6 })),
    line('M190 60V1260', { stroke: '#d79a94', 'stroke-width': 2 }),
    ...[200, 660, 1120].map((y) => round({ x: 132, y, rx: 17 }, { fill: '#e4e3df', stroke: '#c9c5b0', 'stroke-width': 2 })),
    new Lettering().write('TARVESSA MARINE ASSURANCE SE', { x: 990, y: 112, size: 20, face: 'bold', ink: '#7d8a94', align: 'right', spacing: 2 }),
    writeByHand(note, { x: 222, y: 290, size: 24, leading: 112 }, random),
    line('M600 876C720 856 860 860 930 884', { stroke: '#26346f', 'stroke-width': 4, 'stroke-linecap': 'round' }),
    round({ x: 830, y: 1120, rx: 118, ry: 110 }, { fill: 'none', stroke: '#8a5a2b', 'stroke-width': 9, opacity: 0.16 }),
  )
  folder.add('desk/note-0412.jpg', await scanDrawing(sheet, { tiltDegrees: 1.1, lid: '#dddcd8', blur: 0.7, grain: 14, format: 'jpeg' }, random))
  const path = folder.add('desk/note-0412.transcript.txt', [
    'TRANSCRIPT OF A HANDWRITTEN NOTE', '', 'Found in the desk of M. Dussolin, drawer 2. One sheet, blue ink, lined paper of the firm.', '',
    ...note, '', 'Typed by Records, 3 July 2024. Line breaks as written; the last words of line six are underlined.', '',
  ].join('\n'))
  key.plant({
    id: 'note-words', kind: 'hidden-place', where: [path, 'desk/note-0412.jpg'],
    expect: 'The note reckons the round trip: 248 600 out, 246 950 back.',
    sql: asksText(path, ['248 600', '246 950']),
  })
}

const note = [
  'Friday - call L. about 0117', '248 600 > Q on the 4th', 'Q > O 247 900', 'home by the 8th : 246 950', 'rest = 950 for O, 700 stays', '0117 once more from K bank !',
  'new card from 2 May', 'A. senior : lorry to the yard?',
]
