import type { CheckDescription } from '../../document/document-examiner.ts'

const mapCheck = (id: string, title: string, clause: string, explanations: readonly string[] = ['content-stands-out', 'saved-again']): CheckDescription =>
  ({ id: `image.${id}`, title, clause, strength: 'I', explanations })

/** What is told of each map. A map has no verdict: its outcome is always `undetermined`, its number stands beside that of its control. */
export const mapChecks: readonly CheckDescription[] = [
  mapCheck('error-level', 'View: what changes when the picture is saved again', 'N. Krawetz, A Picture\u2019s Worth: Digital Image Analysis and Forensics, 2007'),
  mapCheck('noise', 'View: the strength of the finest detail', 'B. Mahdian, S. Saic, Using noise inconsistencies for blind image forensics, 2009, doi:10.1016/j.imavis.2009.02.001'),
  mapCheck('jpeg-ghost', 'View: parts that were once saved at another quality', 'H. Farid, Exposing digital forgeries from JPEG ghosts, 2009, doi:10.1109/TIFS.2008.2012215'),
  mapCheck('earlier-compression', 'View: parts without the trace of an earlier compression', 'T. Bianchi, A. De Rosa, A. Piva, Improved DCT coefficient analysis for forgery localization in JPEG images, 2011, doi:10.1109/ICASSP.2011.5946978'),
  mapCheck('copy-move', 'View: parts that occur twice', 'J. Fridrich, D. Soukal, J. Lukas, Detection of copy-move forgery in digital images, DFRWS 2003', ['print-repeats', 'content-stands-out']),
]

/** The check of a map. */
export function checkOfMap(id: string): CheckDescription {
  const check = mapChecks.find((each) => each.id === `image.${id}`)
  if (!check) throw new TypeError(`There is no check of a map '${id}'.`)
  return check
}
