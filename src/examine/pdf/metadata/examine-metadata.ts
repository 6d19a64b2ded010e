import { formatLocator } from '../../../model/locator.ts'
import type { Observation } from '../../check.ts'
import type { ExaminationSink } from '../../document/document-examiner.ts'
import { pdfChecks } from '../pdf-checks.ts'
import type { PdfFile } from '../../../extract/pdf/structure/pdf-file.ts'
import { readRevisionMetadata, type RevisionMetadata } from './revision-metadata.ts'
import { isLater, readToldDate, type ToldDate } from './told-date.ts'

/** Entries of the document information and the XMP properties that tell the same (ISO 19005-1, table 1). */
const twins = [['Title', 'dc:title'], ['Author', 'dc:creator'], ['Creator', 'xmp:CreatorTool'], ['Producer', 'pdf:Producer']] as const
const twinDates = [['CreationDate', 'xmp:CreateDate'], ['ModDate', 'xmp:ModifyDate']] as const

/** Examines what a file says of itself: dates in order, both records against each other, identifiers, programs. */
export function examineMetadata(file: PdfFile, sink: ExaminationSink): void {
  const told = readRevisionMetadata(file)
  const last = told.at(-1)!
  sink.observe(pdfChecks.dates, observeDates(told))
  sink.observe(pdfChecks.infoXmp, observeTwins(last))
  sink.observe(pdfChecks.documentId, observeIdentifiers(told))
  sink.observe(pdfChecks.producers, observePrograms(told))
}

function infoDate({ info }: RevisionMetadata, key: string): ToldDate[] {
  const written = info.get(key)
  return written === undefined ? [] : [readToldDate(`Info ${key}`, written)]
}

function xmpDate({ xmp }: RevisionMetadata, key: string): ToldDate[] {
  const written = xmp?.values.get(key)
  return written === undefined ? [] : [readToldDate(`XMP ${key.slice(4)}`, written)]
}

function observeDates(told: readonly RevisionMetadata[]): Observation {
  const last = told.at(-1)!
  const faults: string[] = []
  const dates = [...infoDate(last, 'CreationDate'), ...infoDate(last, 'ModDate'), ...xmpDate(last, 'xmp:CreateDate'), ...xmpDate(last, 'xmp:ModifyDate'), ...xmpDate(last, 'xmp:MetadataDate')]
  for (const date of dates) if (date.time === undefined) faults.push(`${date.name} is no date: ${date.written}`)
  for (const [created, changed] of [[infoDate(last, 'CreationDate'), infoDate(last, 'ModDate')], [xmpDate(last, 'xmp:CreateDate'), xmpDate(last, 'xmp:ModifyDate')]] as const) {
    if (created[0] && changed[0] && isLater(created[0], changed[0])) faults.push(`${created[0].name} (${created[0].written}) is later than ${changed[0].name} (${changed[0].written})`)
  }
  for (const [index, revision] of told.entries()) {
    const before = told[index - 1]
    if (before) faults.push(...betweenRevisions(before, revision))
  }
  const observed = dates.map(({ name, written }) => `${name} ${written}`).join('; ') || 'no dates'
  const expected = 'made before changed, and each revision changed after the one before'
  const locator = formatLocator({ kind: 'field', name: 'info.CreationDate' })
  if (dates.length === 0) return { outcome: 'not-applicable', observed, expected, message: 'The file tells no dates of itself.' }
  if (faults.length > 0) return { outcome: 'fail', observed: [...faults, observed].join('; '), expected, message: `The dates that the file tells of itself contradict one another: ${faults.join('; ')}.`, locator }
  return { outcome: 'pass', observed, expected, message: 'The dates that the file tells of itself are in order.' }
}

function betweenRevisions(before: RevisionMetadata, after: RevisionMetadata): string[] {
  const [wasMade, isMade] = [infoDate(before, 'CreationDate')[0], infoDate(after, 'CreationDate')[0]]
  const [wasChanged, isChanged] = [infoDate(before, 'ModDate')[0], infoDate(after, 'ModDate')[0]]
  const faults: string[] = []
  if (wasMade && isMade && (isLater(wasMade, isMade) || isLater(isMade, wasMade))) faults.push(`revision ${after.revision + 1} tells another CreationDate (${isMade.written}) than the one before (${wasMade.written})`)
  if (wasChanged && isChanged && isLater(wasChanged, isChanged)) faults.push(`revision ${after.revision + 1} tells an earlier ModDate (${isChanged.written}) than the one before (${wasChanged.written})`)
  return faults
}

function observeTwins({ info, xmp }: RevisionMetadata): Observation {
  const expected = 'the same in both'
  if (!xmp || info.size === 0) return { outcome: 'not-applicable', observed: xmp ? 'XMP alone' : info.size > 0 ? 'document information alone' : 'neither', expected, message: 'The file does not tell both records, so they cannot be compared.' }
  const faults = [
    ...twins.flatMap(([key, name]) => (isOtherText(info.get(key), xmp.values.get(name)) ? [`${key} is \u201c${info.get(key)}\u201d, ${name} is \u201c${xmp.values.get(name)}\u201d`] : [])),
    ...twinDates.flatMap(([key, name]) => (isOtherDate(info.get(key), xmp.values.get(name)) ? [`${key} is ${info.get(key)}, ${name} is ${xmp.values.get(name)}`] : [])),
  ]
  if (faults.length > 0) return { outcome: 'fail', observed: faults.join('; '), expected, message: `The document information and the XMP metadata differ: ${faults.join('; ')}.`, locator: formatLocator({ kind: 'field', name: 'xmp' }) }
  return { outcome: 'pass', observed: 'no difference', expected, message: 'The document information and the XMP metadata tell the same.' }
}

function isOtherText(left: string | undefined, right: string | undefined): boolean {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
  return left !== undefined && right !== undefined && plain(left) !== plain(right)
}

function isOtherDate(left: string | undefined, right: string | undefined): boolean {
  if (left === undefined || right === undefined) return false
  const [a, b] = [readToldDate('', left), readToldDate('', right)]
  return isLater(a, b) || isLater(b, a)
}

function observeIdentifiers(told: readonly RevisionMetadata[]): Observation {
  const last = told.at(-1)!
  const expected = 'the first part of ID and the DocumentID stay as they were'
  const documentId = last.xmp?.values.get('xmpMM:DocumentID')
  const observed = [last.id ? `ID ${last.id[0]} ${last.id[1]}` : 'no ID', ...(documentId ? [`DocumentID ${documentId}`] : [])].join('; ')
  const faults = told.flatMap((revision, index) => {
    const before = told[index - 1]
    if (!before) return []
    const [was, is] = [before.xmp?.values.get('xmpMM:DocumentID'), revision.xmp?.values.get('xmpMM:DocumentID')]
    return [
      ...(before.id && revision.id && before.id[0] !== revision.id[0] ? [`revision ${revision.revision + 1} tells another first part of ID (${revision.id[0]}) than the one before (${before.id[0]})`] : []),
      ...(was && is && was !== is ? [`revision ${revision.revision + 1} tells another DocumentID (${is}) than the one before (${was})`] : []),
    ]
  })
  if (faults.length > 0) return { outcome: 'fail', observed: faults.join('; '), expected, message: `The identifiers of the document change between its revisions: ${faults.join('; ')}.` }
  if (!last.id && !documentId) return { outcome: 'not-applicable', observed, expected, message: 'The file tells no identifier of itself.' }
  return { outcome: 'pass', observed, expected, message: told.length > 1 ? 'The identifiers of the document stay the same through its revisions.' : 'The file tells its identifiers; there is one revision, so nothing can change them.' }
}

function observePrograms(told: readonly RevisionMetadata[]): Observation {
  const steps = told.map(({ revision, info, xmp }) => ({
    revision,
    programs: [...new Set([info.get('Creator'), info.get('Producer'), xmp?.values.get('xmp:CreatorTool'), xmp?.values.get('pdf:Producer')].filter((each) => each !== undefined))],
  }))
  const changed = steps.filter(({ programs }, index) => programs.join('\n') !== steps[index - 1]?.programs.join('\n'))
  const observed = changed.map(({ revision, programs }) => `revision ${revision + 1}: ${programs.join(', ') || 'no program told'}`).join('; ')
  const agents = told.at(-1)!.xmp?.agents ?? []
  const history = agents.length > 0 ? `; history: ${agents.join(', ')}` : ''
  const message = changed.length > 1
    ? `The programs told change between the revisions: ${observed}${history}.`
    : `The file tells the programs that made it: ${changed[0]?.programs.join(', ') || 'none'}${history}. What a file tells of itself can be written by anybody.`
  return { outcome: 'pass', observed: `${observed}${history}`, expected: 'information', message }
}
