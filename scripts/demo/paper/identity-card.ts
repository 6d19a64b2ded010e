import type { Random } from '../random.ts'
import { writeDay } from '../day.ts'
import { box, drawing, line } from './drawing.ts'
import { drawGuilloche, drawRosette } from './guilloche.ts'
import type { Lettering } from './lettering.ts'
import { drawMrz } from './mrz-letters.ts'
import { drawSignature, type DocumentFace } from './passport-page.ts'
import { drawPortrait } from './portrait.ts'

/** Front and back of an identity card of an invented state, one below the other on a scanner: 1100 by 1400 pixels. */
export function drawIdentityCard(face: DocumentFace, letters: Lettering, random: Random): string {
  return drawing(1100, 1400,
    box({ x: 0, y: 0, width: 1100, height: 1400 }, { fill: '#f3f3f1' }),
    `<g transform="translate(122 70)">${front(face, letters, random)}</g>`,
    `<g transform="translate(122 730)">${back(face, letters)}</g>`,
  )
}

function front({ holder, birthDate, portrait }: DocumentFace, letters: Lettering, random: Random): string {
  const field = (label: string, value: string, x: number, y: number) =>
    letters.write(label, { x, y, size: 13, ink: '#6a5a74' }) + letters.write(value, { x, y: y + 27, size: 23 })
  return [
    sheet('#efe9f0'),
    drawGuilloche({ x: 8, y: 84, width: 840, height: 440 }, { stroke: '#cdbdd3', opacity: 0.6 }, 1.2),
    drawRosette({ x: 690, y: 330, radius: 150 }, { stroke: '#b9c7d6', opacity: 0.6 }),
    box({ x: 0, y: 0, width: 856, height: 76 }, { fill: '#4a3f63', rx: 26 }),
    box({ x: 0, y: 40, width: 856, height: 36 }, { fill: '#4a3f63' }),
    letters.write('UTOPIA', { x: 40, y: 52, size: 34, face: 'bold', ink: '#f5f1e6', spacing: 4 }),
    letters.write('IDENTITY CARD', { x: 816, y: 50, size: 22, ink: '#f5f1e6', align: 'right', spacing: 2 }),
    `<g transform="translate(40 110) scale(2.3)">${drawPortrait(portrait)}</g>`,
    field('Surname', holder.family.toUpperCase(), 304, 122),
    field('Given name', holder.given.toUpperCase(), 304, 188),
    field('Date of birth', writeDay(birthDate, 'dots'), 304, 254),
    field('Sex', holder.sex, 520, 254),
    field('Nationality', holder.passport.state.code, 610, 254),
    field('Card no.', holder.passport.number, 304, 320),
    field('Valid until', writeDay(holder.passport.expires, 'dots'), 520, 320),
    letters.write('Signature', { x: 304, y: 410, size: 13, ink: '#6a5a74' }),
    drawSignature({ x: 312, y: 466 }, random),
  ].join('')
}

function back({ holder, mrz }: DocumentFace, letters: Lettering): string {
  return [
    sheet('#f1edf1'),
    drawGuilloche({ x: 8, y: 10, width: 840, height: 300 }, { stroke: '#d6cadb', opacity: 0.6 }, 0.4),
    letters.write('Address', { x: 40, y: 66, size: 13, ink: '#6a5a74' }),
    letters.write(holder.street, { x: 40, y: 96, size: 22 }),
    letters.write(`${holder.place.postcode} ${holder.place.name}`, { x: 40, y: 126, size: 22 }),
    letters.write('Issued', { x: 520, y: 66, size: 13, ink: '#6a5a74' }),
    letters.write(writeDay(holder.passport.issued, 'dots'), { x: 520, y: 96, size: 22 }),
    letters.write('Civil Office, Ostrel', { x: 520, y: 126, size: 20 }),
    line('M40 170H816', { stroke: '#b8abc0', 'stroke-width': 1.5 }),
    box({ x: 0, y: 326, width: 856, height: 200 }, { fill: '#f8f6f5' }),
    drawMrz(mrz, { x: 36, y: 358, pitch: 26.4, leading: 52 }),
  ].join('')
}

function sheet(fill: string): string {
  return box({ x: 6, y: 8, width: 856, height: 540 }, { fill: '#cbcbc8', rx: 26, opacity: 0.7 })
    + box({ x: 0, y: 0, width: 856, height: 540 }, { fill, rx: 26, stroke: '#b9afbe', 'stroke-width': 2 })
}
