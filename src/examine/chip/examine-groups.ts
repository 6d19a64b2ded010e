import { createHash } from 'node:crypto'
import { describeElement, elementOfTag, groupNumber } from '../../extract/chip/chip-element.ts'
import { tagsListed } from '../../extract/chip/group-fields.ts'
import { MalformedAsn } from '../../extract/asn/malformed-asn.ts'
import type { SecurityObject } from '../../extract/chip/security-object.ts'
import { digestName } from '../cms/algorithm.ts'
import type { ExaminationSink } from '../document/document-examiner.ts'
import { chipChecks } from './chip-checks.ts'
import type { ChipPart, ChipSet } from './chip-set.ts'

/** Tells of each data group whether it is the one whose hash is signed, and which are covered by none. */
export function examineGroups(set: ChipSet, hashes: SecurityObject, sink: ExaminationSink): void {
  for (const number of [...new Set([...set.groups.keys(), ...hashes.hashes.keys()])].sort((a, b) => a - b)) {
    const part = set.groups.get(number)
    const told = hashes.hashes.get(number)
    if (part) examineGroup(part, { told, digestOid: hashes.digestOid }, sink)
    else if (told) tellAbsent(number, told, sink)
  }
  examineListed(set, hashes, sink)
}

/** Tells of one data group whether it is the one whose hash is signed. */
export function examineGroup(part: ChipPart, signed: { readonly told: string | undefined; readonly digestOid: string }, sink: ExaminationSink): void {
  const { told, digestOid } = signed
  const what = describeElement(part.element)
  const { locator } = part
  if (told === undefined) {
    return sink.observe(chipChecks.groupCovered, {
      outcome: 'fail', locator, observed: `${part.element} (${part.name})`, expected: 'a signed hash of each data group that is there',
      message: `${what} is there, and no hash of it is signed: nothing vouches for it.`,
    })
  }
  if (!part.file) {
    return sink.observe(chipChecks.groupHash, {
      outcome: 'fail', locator, observed: `${part.element} (${part.name}): ${part.damage}`, expected: `${part.element} ${told}`,
      message: `${part.name} is not the ${what} that was signed: ${part.damage}.`,
    })
  }
  const algorithm = digestName({ oid: digestOid, parameters: undefined })
  if (!algorithm) {
    return sink.observe(chipChecks.groupHash, {
      outcome: 'undetermined', locator, observed: part.element, expected: `${part.element} ${told}`,
      message: `The hash of ${what} cannot be computed: the digest algorithm ${digestOid} is not known.`,
    })
  }
  const computed = createHash(algorithm).update(part.file.node.encoded).digest('hex')
  const holds = computed === told
  sink.observe(chipChecks.groupHash, {
    outcome: holds ? 'pass' : 'fail', locator, observed: `${part.element} ${algorithm} ${computed}`, expected: `${part.element} ${algorithm} ${told}`,
    message: `${what} ${holds ? 'is' : 'is not'} the one whose hash was signed.`,
  })
}

function tellAbsent(number: number, told: string, sink: ExaminationSink): void {
  const what = describeElement(`DG${number}`)
  sink.observe(chipChecks.groupHash, {
    outcome: 'undetermined', observed: `DG${number} is not among the files`, expected: `DG${number} ${told}`,
    message: `${what} has a signed hash and is not among the files; it was not compared.`,
  })
}

function examineListed({ com, groups }: ChipSet, { hashes }: SecurityObject, sink: ExaminationSink): void {
  if (!com) return
  const expected = `the data groups that have hashes: ${[...hashes.keys()].join(', ')}`
  const listed = com.file && listedGroups(com.file)
  if (!listed) {
    return sink.observe(chipChecks.groupsListed, {
      outcome: 'undetermined', locator: com.locator, observed: com.damage ?? 'it cannot be read', expected, message: `EF.COM cannot be read: ${com.damage ?? 'its list is damaged'}.`,
    })
  }
  const isSame = listed.length === hashes.size && listed.every((number) => hashes.has(number))
  const unread = listed.filter((number) => !groups.has(number))
  const note = unread.length > 0 ? ` Not among the files: ${unread.map((number) => `DG${number}`).join(', ')}.` : ''
  sink.observe(chipChecks.groupsListed, {
    outcome: isSame ? 'pass' : 'fail', locator: com.locator, observed: `EF.COM lists ${listed.join(', ') || 'nothing'}`, expected,
    message: `EF.COM, which nobody signs, ${isSame ? 'lists' : 'does not list'} the data groups that have signed hashes.${note}`,
  })
}

function listedGroups(file: NonNullable<ChipPart['file']>): number[] | undefined {
  try {
    return [...tagsListed(file)].map((tag) => groupNumber(elementOfTag(tag) ?? 'COM') ?? 0).sort((a, b) => a - b)
  } catch (thrown) {
    if (thrown instanceof MalformedAsn) return undefined
    throw thrown
  }
}
