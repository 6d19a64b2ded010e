import type { Random } from '../random.ts'
import { writeDay } from '../day.ts'
import { box, drawing, line, round } from './drawing.ts'
import { drawGuilloche, drawRosette } from './guilloche.ts'
import type { Lettering } from './lettering.ts'
import { drawMrz } from './mrz-letters.ts'
import { drawPortrait } from './portrait.ts'
import type { Person } from '../world/person.ts'

/** What stands on the page beside what is known of the holder. */
export interface DocumentFace {
  readonly holder: Person
  readonly birthDate: string
  readonly mrz: readonly string[]
  /** Chance for the portrait alone, so that twins can look alike. */
  readonly portrait: Random
}

/** The data page of a passport of an invented state, open on a scanner: 1400 by 1000 pixels. */
export function drawPassportPage(face: DocumentFace, letters: Lettering, random: Random): string {
  const { holder } = face
  const tint = '#e9ede4'
  const field = (label: string, value: string, x: number, y: number) =>
    letters.write(label, { x, y, size: 15, ink: '#5d6d61' }) + letters.write(value, { x, y: y + 31, size: 26 })
  const parts = [
    box({ x: 0, y: 0, width: 1400, height: 1000 }, { fill: '#f4f4f2' }),
    box({ x: 70, y: 62, width: 1260, height: 884 }, { fill: '#cfcfca', rx: 18, opacity: 0.6 }),
    box({ x: 64, y: 54, width: 1260, height: 884 }, { fill: tint, rx: 18, stroke: '#b9bfb2', 'stroke-width': 2 }),
    drawGuilloche({ x: 74, y: 64, width: 1240, height: 690 }, { stroke: '#b7cbb9', opacity: 0.55 }),
    drawRosette({ x: 1060, y: 420, radius: 210 }, { stroke: '#c9b795', opacity: 0.55 }),
    letters.write('REPUBLIC OF UTOPIA', { x: 110, y: 118, size: 34, face: 'bold', ink: '#27473a', spacing: 2 }),
    letters.write('PASSPORT / PASSEPORT', { x: 1284, y: 116, size: 24, ink: '#27473a', align: 'right', spacing: 2 }),
    line('M110 138H1284', { stroke: '#27473a', 'stroke-width': 2 }),
    `<g transform="translate(110 190) scale(3)">${drawPortrait(face.portrait)}</g>`,
    box({ x: 110, y: 190, width: 300, height: 384 }, { fill: 'none', stroke: '#8c978c', 'stroke-width': 2 }),
    field('Type / Type', 'P', 452, 186),
    field('Code of State / Code du pays', holder.passport.state.code, 620, 186),
    field('Passport No. / Passeport No', holder.passport.number, 940, 186),
    field('Surname / Nom', holder.family.toUpperCase(), 452, 270),
    field('Given names / Prénoms', holder.given.toUpperCase(), 452, 354),
    holder.native ? letters.write(nativeLine(holder), { x: 860, y: 385, size: 22, ink: '#3c4a40' }) : '',
    field('Nationality / Nationalité', holder.passport.state.adjective.toUpperCase(), 452, 438),
    field('Date of birth / Date de naissance', writeDay(face.birthDate, 'dots'), 452, 522),
    field('Sex / Sexe', holder.sex, 860, 522),
    field('Place of birth / Lieu de naissance', holder.place.name.toUpperCase(), 980, 522),
    field('Date of issue / Date de délivrance', writeDay(holder.passport.issued, 'dots'), 452, 606),
    field('Date of expiry / Date d’expiration', writeDay(holder.passport.expires, 'dots'), 860, 606),
    letters.write('Signature of holder', { x: 110, y: 604, size: 13, ink: '#5d6d61' }),
    drawSignature({ x: 122, y: 650 }, random),
    round({ x: 1180, y: 660, rx: 62 }, { fill: 'none', stroke: '#7d4a52', 'stroke-width': 3, opacity: 0.55 }),
    letters.write('OFFICE 4', { x: 1180, y: 666, size: 19, ink: '#7d4a52', align: 'middle' }),
    box({ x: 64, y: 762, width: 1260, height: 176 }, { fill: '#f3f4ee' }),
    drawMrz(face.mrz, { x: 104, y: 806, pitch: 26.9, leading: 62 }),
  ]
  return drawing(1400, 1000, ...parts)
}

/** A quick pen stroke that could be a name. */
export function drawSignature(at: { x: number; y: number }, random: Random): string {
  let data = `M${at.x} ${at.y}`
  let x = at.x
  for (let stroke = 0; stroke < 7; stroke++) {
    const reach = random.between(18, 44)
    data += `c${random.between(2, 12).toFixed(1)} ${random.between(-46, -12).toFixed(1)} ${(reach * 0.6).toFixed(1)} ${random.between(6, 30).toFixed(1)} ${reach.toFixed(1)} ${random.between(-8, 8).toFixed(1)}`
    x += reach
  }
  return line(`${data}l${random.between(30, 70).toFixed(1)} -6`, { stroke: '#23306b', 'stroke-width': 2.4, 'stroke-linecap': 'round' })
}

/** The name in its own script; the face has no Arabic, so that one is left out. */
function nativeLine(holder: Person): string {
  if (!holder.native || holder.native.language === 'ara') return ''
  return `${holder.native.family} ${holder.native.given}`.toUpperCase()
}
