import { MalformedAsn } from '../../extract/asn/malformed-asn.ts'
import { fieldsOfGroup, zoneOfGroup, type GroupField } from '../../extract/chip/group-fields.ts'
import { describeElement } from '../../extract/chip/chip-element.ts'
import type { ExaminationSink } from '../document/document-examiner.ts'
import { parseMrz, type Mrz } from '../../extract/mrz/parse-mrz.ts'
import { chipChecks } from './chip-checks.ts'
import { compareZones, type ZoneReading } from './compare-zones.ts'
import type { ChipPart, ChipSet } from './chip-set.ts'
import { zonesOfDocument } from './printed-zones.ts'

/** What the readable data groups tell: the zone of DG1, and the day of issue of DG12. */
export interface ChipDetails {
  readonly zone: readonly string[] | undefined
  readonly mrz: Mrz | undefined
  /** `2024-05-01`. */
  readonly issueDate: string | undefined
}

/** Reads DG1 and DG12. No picture is looked into. */
export function readDetails(set: ChipSet): ChipDetails {
  const first = set.groups.get(1)?.file
  const zone = first && orUndefined(() => zoneOfGroup(first))
  const issued = fieldOf(set.groups.get(12), '5f26')?.text
  const date = issued && /^(\d{4})(\d\d)(\d\d)$/.exec(issued)
  return { zone, mrz: zone && parseMrz(zone), issueDate: date ? `${date[1]}-${date[2]}-${date[3]}` : undefined }
}

/** Compares the zone on the chip with printed ones, and with the name and day of birth of DG11. */
export function examineDetails(set: ChipSet, details: ChipDetails & { readonly printed: readonly ZoneReading[] }, sink: ExaminationSink): void {
  const part = set.groups.get(1)
  if (!part) return
  if (!details.zone) {
    return sink.observe(chipChecks.zonePrinted, {
      outcome: 'undetermined', locator: part.locator, observed: part.damage ?? 'no zone of 72, 88 or 90 characters', expected: 'a machine readable zone',
      message: `${describeElement('DG1')} holds no machine readable zone that could be compared.`,
    })
  }
  const onChip: ZoneReading = { lines: details.zone, place: 'on the chip' }
  const printed = zonesOfDocument(details.zone, details.printed)
  for (const each of printed) sink.observe(chipChecks.zonePrinted, compareZones(onChip, each, { locator: part.locator }))
  if (printed.length === 0) {
    sink.observe(chipChecks.zonePrinted, {
      outcome: 'undetermined', locator: part.locator, observed: details.zone.join(' '), expected: 'the same characters in print',
      message: 'No printed zone of this document was read beside the chip; compare the page.',
    })
  }
  const birth = fieldOf(set.groups.get(11), '5f2b')
  if (birth && details.mrz) examineBirth({ field: birth, part: set.groups.get(11)!, mrz: details.mrz }, sink)
}

function examineBirth(subject: { field: GroupField; part: ChipPart; mrz: Mrz }, sink: ExaminationSink): void {
  const { field, part, mrz } = subject
  const inZone = mrz.fields.birth
  const isOpen = inZone.includes('<') || !/^\d{8}$/.test(field.text)
  const isSame = field.text.slice(2) === inZone
  sink.observe(chipChecks.detailsAgree, {
    outcome: isSame ? 'pass' : isOpen ? 'undetermined' : 'fail', locator: part.locator, observed: `DG11 ${field.text}`, expected: `DG1 ${inZone}`,
    message: `The day of birth of DG11 (${field.text}) ${isSame ? 'is' : 'is not'} that of the zone (${inZone}).`,
  })
}

function fieldOf(part: ChipPart | undefined, tag: string): GroupField | undefined {
  const { file } = part ?? {}
  return file && orUndefined(() => fieldsOfGroup(file).find((field) => field.tag === tag && field.text !== ''))
}

function orUndefined<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch (thrown) {
    if (thrown instanceof MalformedAsn) return undefined
    throw thrown
  }
}
