import sharp from 'sharp'
import { elementOfName } from '../../extract/chip/chip-element.ts'
import { pictureKind } from '../../extract/image/picture-kind.ts'
import { findMrz } from '../../extract/mrz/find-mrz.ts'
import { readZones } from '../../extract/ocr/read-zones.ts'
import { searchedPicture } from '../../extract/ocr/searched-picture.ts'
import { sharedRecogniser } from '../../extract/ocr/shared-recogniser.ts'
import type { DocumentBytes, ExamineLimits } from '../document/document-examiner.ts'
import type { ZoneReading } from './compare-zones.ts'

const maxTextBytes = 100_000

/** The zones in files beside a chip or seal: in the notes of somebody who read the page, and in pictures, where each is read twice. */
export async function readPrintedZones(companions: readonly DocumentBytes[], { maxBytesInMemory, maxPixels }: ExamineLimits): Promise<ZoneReading[]> {
  const zones: ZoneReading[] = []
  for (const { path, source } of companions) {
    if (elementOfName(path) || source.sizeBytes > maxBytesInMemory) continue
    const name = path.slice(path.lastIndexOf('/') + 1)
    if (pictureKind(await source.read(0, 64))) {
      zones.push(...(await readPictureZone(await source.all(maxBytesInMemory), { name, maxPixels })))
    } else if (source.sizeBytes <= maxTextBytes) {
      const text = Buffer.from(await source.all(maxTextBytes)).toString('utf8')
      zones.push(...findMrz(text).map(({ lines }) => ({ lines, place: `printed, as ${name} tells it` })))
    }
  }
  return zones
}

/** The zones in a picture. Empty for one that cannot be decoded: whoever examines the picture itself tells that. */
export async function readPictureZone(bytes: Uint8Array, picture: { readonly name: string; readonly maxPixels: number }): Promise<ZoneReading[]> {
  try {
    const open = () => sharp(bytes, { limitInputPixels: picture.maxPixels, failOn: 'none', pages: 1 })
    const { width, height } = (await open().metadata()).autoOrient
    const zones = await readZones(searchedPicture({ width, height }, () => open().autoOrient()), sharedRecogniser)
    return zones.map(({ lines }) => ({ lines, place: `printed, as it is read in ${picture.name}` }))
  } catch {
    // Damaged, of a kind that is not decoded, or above the limit.
    return []
  }
}

/** Those of some zones that are of the same document: most of what stands in the one stands in the other. */
export function zonesOfDocument(lines: readonly string[], printed: readonly ZoneReading[]): ZoneReading[] {
  return printed.filter((zone) => likeness(lines.join(''), zone.lines.join('')) >= 0.6)
}

/** Share of the places that hold the same character, fillers in both left out. */
function likeness(one: string, other: string): number {
  const places = Array.from({ length: Math.max(one.length, other.length) }, (_, at) => [one[at] ?? '<', other[at] ?? '<'] as const)
  const filled = places.filter(([first, second]) => first !== '<' || second !== '<')
  return filled.filter(([first, second]) => first === second || second === '?').length / Math.max(1, filled.length)
}
