import { exhibitEntityId } from '../../model/entity-id.ts'
import { formatLocator, wholeExhibit } from '../../model/locator.ts'
import type { StatementDraft } from '../../model/statement.ts'
import type { ExtractInput } from '../contract.ts'
import { StatementWriter } from '../document/statement-writer.ts'
import { readGreyPlane, type PlaneBox } from './grey-plane.ts'
import { picturePrint, regionPrint } from './picture-print.ts'
import { findRegions } from './picture-regions.ts'
import { quantisationHash, readQuantisationTables } from './quantisation-tables.ts'

/** Below this a picture is an icon, and has no regions of its own. */
const leastPageSide = 300

/**
 * What a picture is compared by across the case, as statements: its print, the prints of its regions with their boxes (in pixels of the picture as
 * shown), its quantisation tables. Prints are of pictures as pictures; nothing tells what or who is on them.
 */
export async function comparisonStatements(bytes: Uint8Array, input: ExtractInput): Promise<readonly StatementDraft[]> {
  const writer = new StatementWriter(input.settings)
  const image = { id: exhibitEntityId(input.exhibit), schema: 'Image' }
  const whole = formatLocator(wholeExhibit)
  const tables = quantisationHash(readQuantisationTables(bytes))
  if (tables) writer.state(image, 'quantisationHash', tables, whole)
  const plane = await readGreyPlane(bytes, input.limits.maxPixels)
  if (!plane) return writer.statements
  const print = picturePrint(plane)
  if (print) writer.state(image, 'picturePrint', print, whole)
  if (Math.min(plane.width, plane.height) < leastPageSide) return writer.statements
  for (const box of findRegions(plane)) {
    const region = regionPrint(plane, box)
    if (region) writer.state(image, 'regionPrint', region, formatLocator({ kind: 'page', page: 1, box: scaled(box, plane.scale) }))
  }
  return writer.statements
}

function scaled([left, top, right, bottom]: PlaneBox, scale: number): [number, number, number, number] {
  return [Math.round(left * scale), Math.round(top * scale), Math.round(right * scale), Math.round(bottom * scale)]
}
