import { formatLocator } from '../../../model/locator.ts'
import type { Observation } from '../../check.ts'
import type { ExaminationSink } from '../../document/document-examiner.ts'
import { pdfChecks } from '../pdf-checks.ts'
import type { PdfFile } from '../../../extract/pdf/structure/pdf-file.ts'
import { findShadows } from './shadow-objects.ts'

/** Examines the bytes of a file as such: its chain of revisions, objects that can be exchanged, what follows its end. */
export function examineStructure(file: PdfFile, sink: ExaminationSink): void {
  sink.observe(pdfChecks.structure, observeChain(file))
  sink.observe(pdfChecks.tail, observeTail(file))
  if (file.chainFault === undefined) for (const observation of observeShadows(file)) sink.observe(pdfChecks.shadow, observation)
}

function observeChain(file: PdfFile): Observation {
  const expected = 'startxref, cross-reference sections and objects where they are told to be'
  if (file.chainFault !== undefined) {
    return { outcome: 'fail', observed: file.chainFault, expected, message: `The structure of the file is damaged: ${file.chainFault}. Its objects were searched for; what each revision was cannot be told.` }
  }
  const view = file.lastView
  const missing = [...view.entries].filter(([number, entry]) => entry.kind === 'plain' && entry.offset > file.headerOffset && !view.siteOf(number)).map(([number]) => number)
  const observed = `${file.revisions.length} ${file.revisions.length === 1 ? 'revision' : 'revisions'}, ends at ${file.revisions.map(({ end }) => end).join(', ')}`
  if (missing.length > 0) {
    const which = missing.slice(0, 20).join(', ')
    return { outcome: 'fail', observed: `${observed}; objects ${which} not where they are told to be`, expected, message: `${missing.length === 1 ? 'An object is' : `${missing.length} objects are`} not where the cross-reference section tells (${which}).` }
  }
  return { outcome: 'pass', observed, expected, message: `The file was saved ${file.revisions.length === 1 ? 'once' : `${file.revisions.length} times, and holds what it was each time`}.` }
}

function observeTail(file: PdfFile): Observation {
  const end = file.revisions.at(-1)!.end
  const expected = 'nothing after the last end mark'
  const rest = file.bytes.subarray(end)
  const own = rest.filter((byte) => byte > 32).length
  if (file.chainFault !== undefined) return { outcome: 'undetermined', observed: 'damaged structure', expected, message: 'Where the last revision ends cannot be told, as the structure of the file is damaged.' }
  if (own === 0) return { outcome: 'pass', observed: `${rest.length} bytes of white space`, expected, message: 'Nothing follows the last revision.' }
  const objects = file.sites.filter(({ offset }) => offset >= end).length
  const what = objects > 0 ? `, among them ${objects} objects that no cross-reference section names` : ''
  return {
    outcome: 'fail', observed: `${rest.length} bytes after byte ${end}${what}`, expected, locator: formatLocator({ kind: 'bytes', start: end, end: file.bytes.length }),
    message: `${rest.length} bytes follow the last revision${what}. No signature covers them; some readers take such objects up.`,
  }
}

function observeShadows(file: PdfFile): Observation[] {
  const expected = 'each revision names objects that it brings itself'
  const shadows = findShadows(file)
  if (shadows.length === 0) return [{ outcome: 'pass', observed: 'none', expected, message: 'No revision takes up an object that lay ready, unused, in an earlier one.' }]
  return shadows.map(({ number, revision, offset, end, from }) => ({
    outcome: 'fail', observed: `object ${number} of revision ${revision + 1} at byte ${offset}, written with revision ${from + 1}`, expected,
    locator: formatLocator({ kind: 'bytes', start: offset, end }),
    message: `Revision ${revision + 1} puts in place of object ${number} one that was written with revision ${from + 1} and lay there unused. A file can be made so that what is signed and what is shown can be exchanged afterwards.`,
  }))
}
