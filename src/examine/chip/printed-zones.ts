import { elementOfName } from '../../extract/chip/chip-element.ts'
import { findMrz } from '../../extract/mrz/find-mrz.ts'
import type { DocumentBytes } from '../document/document-examiner.ts'
import type { ZoneReading } from './compare-zones.ts'

const maxBytes = 100_000

/** Machine readable zones in text files beside a chip or seal: what somebody read off the page. */
export async function readPrintedZones(companions: readonly DocumentBytes[]): Promise<ZoneReading[]> {
  const texts = companions.filter(({ path, source }) => !elementOfName(path) && source.sizeBytes < maxBytes)
  const found = await Promise.all(
    texts.map(async ({ path, source }) => {
      const text = Buffer.from(await source.all(maxBytes)).toString('utf8')
      return findMrz(text).map(({ lines }) => ({ lines, place: `printed, as ${path.slice(path.lastIndexOf('/') + 1)} tells it` }))
    }),
  )
  return found.flat()
}
