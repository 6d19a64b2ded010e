import type { Seal } from '../../extract/barcode/seal.ts'
import { parseMrz } from '../../extract/mrz/parse-mrz.ts'
import { compareZones, type ZoneReading } from '../chip/compare-zones.ts'
import { zonesOfDocument } from '../chip/printed-zones.ts'
import type { ExaminationSink } from '../document/document-examiner.ts'
import { examineSealSigner } from './examine-seal-signer.ts'
import { sealChecks } from './seal-checks.ts'
import type { SealTrust } from './signer-shelf.ts'

/** A seal with its place and what is printed around it. */
export interface SealSubject {
  readonly seal: Seal
  readonly locator: string
  /** Zones read off the print of the same document. */
  readonly printed: readonly ZoneReading[]
}

/** Examines a visible digital seal: structure, signature, signer, dates, and its fields beside the print. */
export function examineSeal(subject: SealSubject, trust: SealTrust, sink: ExaminationSink): void {
  const { seal, locator } = subject
  const what = `${describeSeal(seal)} of ${seal.country || 'no state'}`
  const broken = [...seal.faults, ...seal.deviations]
  sink.observe(sealChecks.structure, {
    outcome: seal.faults.length > 0 ? 'fail' : seal.deviations.length > 0 ? 'known-deviation' : 'pass', locator, observed: broken.join('; ') || what,
    expected: 'header, fields and signature as the standard wants them',
    message: broken.length === 0 ? `It is ${what}, made as the standard wants.` : `It is ${what}, and not made as the standard wants: ${broken.join('; ')}.`,
  })
  examineSealSigner(seal, { locator, trust }, sink)
  examineDates(seal, locator, sink)
  examineZones(subject, sink)
  sink.observe(sealChecks.copy, {
    outcome: 'undetermined', locator, observed: what, expected: 'the fields of the seal on the document that bears it',
    message: `A seal that holds can be copied onto another document: compare its fields with the print (${describeFields(seal)}).`,
  })
}

/** A kind of seal in words. */
function describeSeal(seal: Seal): string {
  const kinds = { vds: 'a visible digital seal', idb: 'an ICAO barcode', 'vds-nc': 'a seal of JSON (VDS-NC)' } as const
  return `${kinds[seal.kind]}${seal.documentName ? `, ${seal.documentName}` : seal.documentType ? `, document type ${seal.documentType}` : ''}`
}

function describeFields({ fields }: Seal): string {
  const shown = fields.slice(0, 8).map(({ name, text, bytes }) => `${name}: ${text?.replaceAll('\n', ' ').slice(0, 100) ?? `${bytes.length} bytes`}`)
  return shown.join('; ') || 'it has none'
}

function examineDates({ issueDate, signatureDate }: Seal, locator: string, sink: ExaminationSink): void {
  if (!issueDate || !signatureDate) return
  const isOrdered = issueDate <= signatureDate
  sink.observe(sealChecks.dates, {
    outcome: isOrdered ? 'pass' : 'fail', locator, observed: `issued ${issueDate}, signed ${signatureDate}`, expected: 'issued on the day of the signature or before',
    message: `The document is told to be issued on ${issueDate} and the seal signed on ${signatureDate}${isOrdered ? '' : ', before that'}.`,
  })
}

function examineZones({ seal, locator, printed }: SealSubject, sink: ExaminationSink): void {
  for (const { zone } of seal.fields) {
    if (!zone) continue
    const mrz = parseMrz(zone)
    for (const digit of mrz?.digits ?? []) {
      sink.observe(sealChecks.zoneDigits, {
        outcome: digit.holds ? 'pass' : 'fail', locator, observed: `${digit.of}: ${digit.over} ${digit.printed}`, expected: `${digit.of}: ${digit.over} ${digit.expected ?? 'allowed characters'}`,
        message: `The check digit of the zone in the seal (${digit.of}) ${digit.holds ? 'holds' : 'does not hold'}; in a seal no reader can have taken one character for another.`,
      })
    }
    const same = zonesOfDocument(zone, printed)
    if (same.length === 0) {
      sink.observe(sealChecks.zonePrinted, {
        outcome: 'undetermined', locator, observed: zone.join(' '), expected: 'the same characters in print', message: 'No printed zone of this document was read beside the seal; compare the page.',
      })
    }
    for (const each of same) {
      const cut = { place: each.place, lines: each.lines.map((line, index) => line.slice(0, zone[index]?.length ?? line.length)) }
      sink.observe(sealChecks.zonePrinted, compareZones({ lines: zone, place: 'in the seal' }, cut, { locator, isCut: true }))
    }
  }
}
