import { messageOf } from '../../base/failure.ts'
import { MalformedAsn } from '../../extract/asn/malformed-asn.ts'
import { describeElement } from '../../extract/chip/chip-element.ts'
import type { ExaminationSink } from '../document/document-examiner.ts'
import { chipChecks } from './chip-checks.ts'
import type { ChipPart, ChipSet } from './chip-set.ts'
import type { ZoneReading } from './compare-zones.ts'
import type { CscaTrust } from './csca-shelf.ts'
import { examineDetails, readDetails } from './examine-details.ts'
import { examineGroups } from './examine-groups.ts'
import { examineSigner } from './examine-signer.ts'
import { examineSod } from './examine-sod.ts'
import { readSignedHashes, type SignedHashes } from './signed-hashes.ts'

/**
 * Passive authentication (ICAO Doc 9303-11, 5.1) of the files of one chip: signature, hashes, issuer, time, revocation,
 * and what stands around them. Never says that a chip is genuine: files can be copied.
 */
export function examineChip(set: ChipSet, context: { readonly trust: CscaTrust; readonly printed: readonly ZoneReading[] }, sink: ExaminationSink): void {
  const { trust, printed } = context
  const signed = set.sod && readSod(set.sod, sink)
  if (set.sod && signed) {
    examineSod(set.sod, signed, sink)
    examineGroups(set, signed.hashes, sink)
  } else tellUnsigned(set, sink)
  const details = readDetails(set)
  const certificate = signed?.signer?.certificate
  if (set.sod && certificate) {
    const issuingState = details.mrz?.fields.issuer.replace(/<+$/, '')
    const signingTime = signed.signer?.signer.signingTime
    // A date that no hash covers is no ground to hold against a signer.
    const issueDate = signed.hashes.hashes.has(12) ? details.issueDate : undefined
    examineSigner({ certificate, locator: set.sod.locator, signingTime, issueDate, issuingState }, trust, sink)
  }
  examineDetails(set, { ...details, printed }, sink)
  examinePadding(set, sink)
  for (const list of trust.masterLists) tellMasterList(list, sink)
  tellCopy(set, sink)
}

function readSod(part: ChipPart, sink: ExaminationSink): SignedHashes | undefined {
  try {
    if (part.file) return readSignedHashes(part.file)
    throw new MalformedAsn(part.damage ?? 'it is no file of a chip', 0)
  } catch (thrown) {
    if (!(thrown instanceof MalformedAsn)) throw thrown
    sink.observe(chipChecks.structure, {
      outcome: 'fail', locator: part.locator, observed: messageOf(thrown), expected: 'signed data with the hashes of the data groups',
      message: `The signed file cannot be read: ${messageOf(thrown)}. Read the chip again, or look whether the file was cut.`,
    })
    return undefined
  }
}

function tellUnsigned(set: ChipSet, sink: ExaminationSink): void {
  for (const part of set.groups.values()) {
    sink.observe(chipChecks.groupHash, {
      outcome: 'undetermined', locator: part.locator, observed: `${part.element} (${part.name})${part.damage ? `: ${part.damage}` : ''}`, expected: 'a signed hash of it',
      message: `${describeElement(part.element)} is there without signed hashes that can be read (EF.SOD): nothing vouches for it.`,
    })
  }
}

function examinePadding(set: ChipSet, sink: ExaminationSink): void {
  for (const part of [set.com, set.sod, ...set.groups.values()]) {
    const trailing = part?.file?.trailing
    if (!part || !trailing || trailing.length === 0) continue
    const isBlank = trailing.every((byte) => byte === 0 || byte === 0xff)
    sink.observe(chipChecks.padding, {
      outcome: 'fail', locator: part.locator, observed: `${trailing.length} bytes after ${part.element} (${part.name}), ${isBlank ? 'all blank' : 'not blank'}`,
      expected: 'the file ends with its value', message: `${trailing.length} bytes stand after the end of ${part.name}; no hash covers them.`,
    })
  }
}

function tellMasterList(list: CscaTrust['masterLists'][number], sink: ExaminationSink): void {
  sink.observe(chipChecks.masterList, {
    outcome: list.outcome, observed: `${list.name}: ${list.certificates} certificates, ${list.words}`, expected: 'a list that its publisher has signed',
    message: `The list ${list.name} with ${list.certificates} certificates: ${list.words}. It is trusted because a person gave it.`,
  })
}

function tellCopy(set: ChipSet, sink: ExaminationSink): void {
  const offered = [set.groups.has(15) ? 'active authentication (DG15)' : '', set.groups.has(14) ? 'chip or terminal authentication (DG14)' : ''].filter((each) => each !== '')
  const how = offered.length > 0 ? `The chip offers ${offered.join(' and ')}, which a reader can ask of the chip itself.` : 'Only a reader can ask the chip itself.'
  sink.observe(chipChecks.copy, {
    outcome: 'undetermined', observed: offered.join(', ') || 'no key to ask for among the files', expected: 'the chip itself',
    message: `That the files are a copy from another chip cannot be excluded from files alone. ${how}`,
  })
}
