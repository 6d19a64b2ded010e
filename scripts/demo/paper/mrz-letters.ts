/**
 * The 37 characters of a machine readable zone as single strokes at a fixed pitch, drawn after the look of OCR-B
 * (ISO 1073-2). Each stands in a box 10 wide and 14 high, y downwards.
 */
const strokes: Readonly<Record<string, string>> = {
  A: 'M.5 14 5 0 9.5 14M2.2 9H7.8',
  B: 'M1.5 0H5.2C10 0 10 6.6 5.2 6.6H1.5M5.2 6.6C10.8 6.6 10.8 14 5.2 14H1.5V0',
  C: 'M9 2.6C7.4-1 1-1.4 1 7 1 15.4 7.4 15 9 11.4',
  D: 'M1.5 0H4C11.2 0 11.2 14 4 14H1.5Z',
  E: 'M8.8 0H1.6V14H8.8M1.6 6.8H7.4',
  F: 'M8.8 0H1.6V14M1.6 6.8H7.4',
  G: 'M9 2.6C7.4-1 1-1.4 1 7 1 15.4 8 14.8 9 12.6V8H5.8',
  H: 'M1.2 0V14M8.8 0V14M1.2 6.8H8.8',
  I: 'M2.4 0H7.6M5 0V14M2.4 14H7.6',
  J: 'M3 0H8V10C8 15 2 15 1.2 11.2',
  K: 'M1.5 0V14M9 0 1.5 8.4M4 5.8 9.2 14',
  L: 'M1.6 0V14H9',
  M: 'M.8 14V0L5 7.6 9.2 0V14',
  N: 'M1.2 14V0L8.8 14V0',
  O: 'M5 0C-1 0-1 14 5 14 11 14 11 0 5 0Z',
  P: 'M1.5 14V0H5C10.6 0 10.6 7.6 5 7.6H1.5',
  Q: 'M5 0C-1 0-1 14 5 14 11 14 11 0 5 0ZM5.6 9.6 9.6 14.6',
  R: 'M1.5 14V0H5C10.6 0 10.6 7.6 5 7.6H1.5M5 7.6 9.2 14',
  S: 'M8.8 2C7.6-.8 1.4-.8 1.4 3.4 1.4 8.2 9 5.8 9 10.4 9 14.8 2 15 1 11.8',
  T: 'M.8 0H9.2M5 0V14',
  U: 'M1.2 0V9C1.2 15.7 8.8 15.7 8.8 9V0',
  V: 'M.8 0 5 14 9.2 0',
  W: 'M.4 0 2.6 14 5 5 7.4 14 9.6 0',
  X: 'M1 0 9 14M9 0 1 14',
  Y: 'M.8 0 5 7 9.2 0M5 7V14',
  Z: 'M1.2 0H8.8L1.2 14H8.8',
  0: 'M5 0C2.2 0 1.7 3.5 1.7 7 1.7 10.5 2.2 14 5 14 7.8 14 8.3 10.5 8.3 7 8.3 3.5 7.8 0 5 0Z',
  1: 'M2 3 5.6 0V14M2 14H9',
  2: 'M1.4 2.8C2-1 8.8-1 8.8 3.8 8.8 7.4 1.2 10 1.2 14H9',
  3: 'M1.5 0H8.6L4.6 5.6C10.4 5.4 10 14 4.6 14 3 14 1.6 13.2 1 12',
  4: 'M6.2 0 1 10H9.4M7 6.2V14',
  5: 'M8.6 0H2.2V6C6 4.8 9.2 6 9.2 9.6 9.2 14.8 2.6 15 1.2 12.2',
  6: 'M6.6 0C3 4 1.2 6.6 1.2 9.8 1.2 15.4 8.9 15.4 8.9 9.8 8.9 5.4 3.4 5 1.8 8',
  7: 'M1.2 0H8.8C7 5 4.4 8 4 14',
  8: 'M5 0C1 0 .6 6.4 5 6.6 10.2 6.8 10.2 14 5 14-.2 14-.2 6.8 5 6.6 9.4 6.4 9 0 5 0Z',
  9: 'M3.4 14C7 10 8.8 7.4 8.8 4.2 8.8-1.4 1.1-1.4 1.1 4.2 1.1 8.6 6.6 9 8.2 6',
  '<': 'M8.6 1.6 1.6 7 8.6 12.4',
}

/** The stroke of a capital letter or digit in its box of 10 by 14; undefined for any other character. */
export function strokeOf(char: string): string | undefined {
  return strokes[char]
}

/** Lines of a machine readable zone as SVG. `pitch` is the distance of characters, `leading` that of lines, in pixels. */
export function drawMrz(lines: readonly string[], at: { x: number; y: number; pitch: number; leading: number }): string {
  const scale = (at.pitch * 0.68) / 10
  const paths = lines.flatMap((line, row) =>
    [...line].map((char, column) => {
      const x = at.x + column * at.pitch
      const y = at.y + row * at.leading
      return `<path transform="translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${scale.toFixed(3)})" d="${strokes[char] ?? strokes['<']}"/>`
    }),
  )
  return `<g fill="none" stroke="#15151a" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${paths.join('')}</g>`
}
