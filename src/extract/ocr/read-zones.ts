import { isDoubtful } from '../mrz/find-mrz.ts'
import { readByAlphabet, type AlphabetChange } from '../mrz/alphabet.ts'
import { layoutOf, type MrzLayout } from '../mrz/mrz-layout.ts'
import { holdsTogether, parseMrz } from '../mrz/parse-mrz.ts'
import type { GreyPicture } from './grey-picture.ts'
import { findBlobs } from './ink-blob.ts'
import { mapInk } from './ink-map.ts'
import { findChains } from './pitch-chain.ts'
import type { LineRecogniser } from './recogniser.ts'
import type { SearchedPicture } from './searched-picture.ts'
import { readStrip } from './strip-reading.ts'
import { findGrids, type TextGrid } from './text-grid.ts'
import { zoneWindows, type ZoneWindow } from './zone-window.ts'

/** A machine readable zone read in a picture, twice. */
export interface PictureZone {
  /** Its lines; a character that the two readings do not agree on is `?`, and nothing is certain then. */
  readonly lines: readonly string[]
  readonly isCertain: boolean
  /** Both readings, by line. */
  readonly readings: readonly (readonly [first: string, second: string])[]
  /** Characters read by what can stand in their place, in both readings alike. */
  readonly changes: readonly AlphabetChange[]
  /** Where its lines stand, in pixels of the picture as it is shown. */
  readonly window: ZoneWindow
}

const searchSide = 1400
const mostEnlarged = 4
/** As fine as the recogniser wants it. */
const finestPitch = 38
const mostZones = 4
const mostTries = 8

/**
 * Reads the machine readable zones of a picture, whichever way it lies. Looking for lines of a fixed pitch comes first and
 * is cheap; only where there are two of them is anything recognised, and it is given only when it reads as a zone: the
 * right number of characters, an opening of the standard, a date of birth, and one check digit at least that holds.
 */
export async function readZones(picture: SearchedPicture, open: () => Promise<LineRecogniser>): Promise<PictureZone[]> {
  const longer = Math.max(picture.width, picture.height)
  if (longer < 150 || Math.min(picture.width, picture.height) < 20) return []
  const side = Math.min(searchSide, Math.round(longer * mostEnlarged))
  const small = await picture.scaled(side)
  const grids = findZoneGrids(small)
  if (grids.length === 0) return []
  const recogniser = await open()
  const zones: PictureZone[] = []
  let tries = 0
  for (const grid of grids.slice(0, mostZones)) {
    const wanted = Math.round((side * finestPitch) / Math.hypot(grid.step.x, grid.step.y))
    const fine = wanted > side && longer > side ? await picture.scaled(Math.min(wanted, longer)) : small
    for (const reversed of [false, true]) {
      let found: PictureZone | undefined
      for (const window of zoneWindows(grid, reversed)) {
        if (found || ++tries > mostTries) break
        found = readWindow(recogniser, fine, scaledWindow(window, fine.width / small.width))
      }
      if (!found) continue
      zones.push({ ...found, window: scaledWindow(found.window, picture.width / fine.width) })
      break
    }
  }
  return zones
}

/** The grids of a picture in which a zone may stand, without reading any. */
export function findZoneGrids(small: GreyPicture): TextGrid[] {
  const blobs = findBlobs(mapInk(small, 15), small, { minSide: 7, maxSide: 70, maxBlobs: 12_000 })
  return findGrids(findChains(blobs))
}

function readWindow(recogniser: LineRecogniser, picture: GreyPicture, window: ZoneWindow): PictureZone | undefined {
  const strips = window.map((line) => readStrip(recogniser, picture, line))
  const first = readOnce(strips)
  const layout = first && layoutOf(first)
  if (!first || !layout) return undefined
  const one = readByAlphabet(layout, first)
  // Half a zone is enough to read it again, for the first reading may have a wrong character; other text is let go here.
  if (!readsAsZone(one.lines) && first.join('').split('<').length < 8) return undefined
  const second = strips.map((strip, at) => strip.next().value ?? '?'.repeat(first[at]!.length))
  const other = readByAlphabet(layout, second)
  if (!readsAsZone(one.lines) && !readsAsZone(other.lines)) return undefined
  const readings = first.map((line, at) => [line, second[at]!] as const)
  const lines = agreedLines(one.lines, other.lines)
  const mrz = parseMrz(lines)
  // A digit that fails is a grave thing to say of a document: every way of reading must come to it.
  const others = mrz && !isDoubtful(lines) && !holdsTogether(mrz) ? strips.map((strip) => [...strip]) : []
  const doubted = others.reduce((left, more, at) => left.with(at, agreedLine(left[at]!, more.map((text) => oneLine(layout, left, at, text)))), lines)
  return { lines: doubted, isCertain: !isDoubtful(doubted), readings: readings.map((pair, at) => withDoubt(pair, others[at], doubted[at]!)), changes: one.changes, window }
}

function agreedLines(one: readonly string[], other: readonly string[]): string[] {
  return one.map((line, at) => agreedLine(line, [other[at]!]))
}

function agreedLine(line: string, others: readonly string[]): string {
  return [...line].map((character, column) => (others.every((other) => other[column] === character) ? character : '?')).join('')
}

/** Another reading of one line of a zone, by the alphabet of its places. */
function oneLine(layout: MrzLayout, lines: readonly string[], at: number, text: string): string {
  return readByAlphabet(layout, lines.with(at, text)).lines[at]!
}

/** The pair of readings to tell: where the first two agree and a further one does not, that one. */
function withDoubt(pair: readonly [string, string], others: readonly string[] | undefined, line: string): readonly [string, string] {
  const [first, second] = pair
  const differing = others?.find((other) => [...line].some((character, column) => character === '?' && other[column] !== first[column]))
  return first === second && differing !== undefined ? [first, differing] : [first, second]
}

/** One reading of each line, or none as soon as a line has not the characters of a zone. */
function readOnce(strips: readonly Iterator<string, undefined>[]): string[] | undefined {
  const lines: string[] = []
  for (const strip of strips) {
    const text = strip.next().value
    // The opening tells most text that is no zone, before more of it is read.
    if (text === undefined || (lines.length === 0 && !/^[ACIPV1?][A-Z0-9<?]/.test(text))) return undefined
    lines.push(text)
  }
  return lines
}

/** What is open may be anything, but some of it must be of a zone without a doubt. */
function readsAsZone(lines: readonly string[]): boolean {
  const mrz = parseMrz(lines)
  return mrz !== undefined && (mrz.layout.opening.test(lines[0]!) || lines[0]!.slice(0, 5).includes('?')) && /^[0-9<?]{6}$/.test(mrz.fields.birth)
    && lines.some((line) => line.includes('<<')) && mrz.digits.some((digit) => digit.holds && /[1-9A-Z]/.test(digit.over))
}

function scaledWindow(window: ZoneWindow, by: number): ZoneWindow {
  return window.map(({ start, step, places }) => ({
    start: { x: (start.x + 0.5) * by - 0.5, y: (start.y + 0.5) * by - 0.5 }, step: { x: step.x * by, y: step.y * by }, places,
  }))
}
