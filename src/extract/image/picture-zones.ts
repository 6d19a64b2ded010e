import sharp from 'sharp'
import { messageOf } from '../../base/failure.ts'
import type { Problem } from '../../model/problem.ts'
import type { ExtractInput } from '../contract.ts'
import type { DocumentSection, WantedParts } from '../document/document-reading.ts'
import { readZones } from '../ocr/read-zones.ts'
import { searchedPicture } from '../ocr/searched-picture.ts'
import { sharedRecogniser } from '../ocr/shared-recogniser.ts'
import { zoneSection } from '../ocr/zone-section.ts'

/** What the machine readable zones of a picture gave, page by page. */
export interface PictureZones {
  readonly sections: readonly DocumentSection[]
  readonly problems: readonly Problem[]
}

/** A scanned file has a few pages; a drawing of a survey may have hundreds, and none of them has a zone. */
const mostPages = 40

/** Looks for machine readable zones on the pages of a picture that the decoder can show, upright as its orientation tells. */
export async function readPictureZones(bytes: Uint8Array, pages: number, { input, wanted }: { input: ExtractInput; wanted: WantedParts }): Promise<PictureZones> {
  const sections: DocumentSection[] = []
  const problems: Problem[] = []
  for (let page = 1; page <= Math.min(pages, mostPages); page++) {
    if (wanted.pages && !wanted.pages.has(page)) continue
    try {
      const found = await readPage(bytes, page, input)
      if (!found) continue
      sections.push(found.section)
      problems.push(...found.problems)
    } catch (cause) {
      problems.push({
        code: 'image.zone-unread', severity: 'warning',
        message: `Page ${page} of the picture could not be searched for a machine readable zone (${messageOf(cause).split('\n')[0]!.slice(0, 120)}). Look at it.`,
      })
    }
  }
  if (pages > mostPages && !wanted.pages) {
    const message = `Only the first ${mostPages} of ${pages} pages were searched for machine readable zones. Look through the others.`
    problems.push({ code: 'limit.pages', severity: 'information', message })
  }
  return { sections, problems }
}

async function readPage(bytes: Uint8Array, page: number, { limits }: ExtractInput): Promise<{ section: DocumentSection; problems: Problem[] } | undefined> {
  const open = () => sharp(bytes, { limitInputPixels: limits.maxPixels, failOn: 'none', page: page - 1, pages: 1, sequentialRead: true })
  const { width, height } = (await open().metadata()).autoOrient
  const zones = await readZones(searchedPicture({ width, height }, () => open().autoOrient()), sharedRecogniser)
  return zones.length === 0 ? undefined : zoneSection(zones, { page, size: [width, height], place: (pixel) => pixel })
}
