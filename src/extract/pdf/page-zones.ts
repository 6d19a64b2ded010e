import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Problem } from '../../model/problem.ts'
import type { DocumentSection } from '../document/document-reading.ts'
import { readZones } from '../ocr/read-zones.ts'
import { searchedPicture } from '../ocr/searched-picture.ts'
import { sharedRecogniser } from '../ocr/shared-recogniser.ts'
import { zoneSection } from '../ocr/zone-section.ts'
import { multiply, pagePictures, type Matrix } from './page-picture.ts'

/** A scan of a page has hardly any text beside the picture; a page with more is set, and its pictures are not unpacked. */
const mostText = 400
/** Unpacking a scan takes a second; a document of scans has its identity pages among the first. */
const mostScans = 24
const fewestPixels = 120

/** Packings that take a minute a page to undo without compiled code; a name of a filter stands in the clear (ISO 32000-2, 7.3.8.1). */
const slowPackings: readonly (readonly [filter: string, name: string])[] = [['/JPXDecode', 'JPEG 2000'], ['/JBIG2Decode', 'JBIG2']]

/** Looks for machine readable zones in the pictures of scanned pages, up to a number of them. */
export class PageZoneReader {
  readonly #slow: string | undefined
  #searched = 0
  #passedOver = 0

  constructor(bytes: Uint8Array) {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#slow = slowPackings.find(([filter]) => file.includes(filter, 0, 'latin1'))?.[1]
  }

  /**
   * The section of a page with the zones of its pictures below its text, and what there is to say of their reading; the
   * section as it is where the page is no scan or has no zone.
   */
  async read(page: PDFPageProxy, section: DocumentSection): Promise<{ section: DocumentSection; problems: Problem[] }> {
    if (section.text.length > mostText) return { section, problems: [] }
    if (this.#slow || this.#searched >= mostScans) {
      this.#passedOver++
      return { section, problems: [] }
    }
    const pictures = await pagePictures(page, fewestPixels)
    if (pictures.length > 0) this.#searched++
    const problems: Problem[] = []
    let whole = section
    for (const picture of pictures) {
      const zones = await readZones(searchedPicture(picture, picture.open), sharedRecogniser)
      if (zones.length === 0) continue
      const size = section.pageSize ?? [0, 0]
      const placed = multiply(page.getViewport({ scale: 1 }).transform as unknown as Matrix, picture.placed)
      const place = placerOf(placed, picture)
      const found = zoneSection(zones, { page: page.pageNumber, size, place })
      whole = append(whole, found.section)
      problems.push(...found.problems)
    }
    return { section: whole, problems }
  }

  /** What was left unsearched, once all pages are read. */
  problems(): Problem[] {
    if (this.#passedOver === 0) return []
    const many = `The pictures of ${this.#passedOver} ${this.#passedOver === 1 ? 'page' : 'pages'} were not searched for machine readable zones`
    if (this.#slow) return [{ code: 'pdf.picture-packing', severity: 'information', message: `${many}, since some are packed as ${this.#slow}. Look through them.` }]
    return [{ code: 'limit.pages', severity: 'information', message: `${many}, after ${mostScans} scans. Look through them.` }]
  }
}

/** Rows of a picture go down, its square goes up. */
function placerOf([a, b, c, d, e, f]: Matrix, { width, height }: { width: number; height: number }) {
  return ({ x, y }: { x: number; y: number }) => {
    const [across, up] = [(x + 0.5) / width, 1 - (y + 0.5) / height]
    return { x: a * across + c * up + e, y: b * across + d * up + f }
  }
}

function append(section: DocumentSection, zones: DocumentSection): DocumentSection {
  const before = section.text === '' ? '' : `${section.text}\n\n`
  const moved = (zones.layout ?? []).map(([start, end, ...box]) => [start + before.length, end + before.length, ...box] as const)
  return { ...section, text: before + zones.text, layout: [...(section.layout ?? []), ...moved] }
}
