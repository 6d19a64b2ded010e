import { messageOf } from '../../base/failure.ts'
import { elementOfName } from '../../extract/chip/chip-element.ts'
import { looksLikeReadOut } from '../../extract/chip/read-out.ts'
import type { DocumentBytes, DocumentInput, ExaminationSink } from '../document/document-examiner.ts'
import { chipSetOf, partOfFile, partsOfReadOut, type ChipPart, type ChipSet } from './chip-set.ts'
import { CscaShelf } from './csca-shelf.ts'
import { examineChip } from './examine-chip.ts'
import { examineGroup } from './examine-groups.ts'
import { readPrintedZones } from './printed-zones.ts'
import { readSignedHashes } from './signed-hashes.ts'

/** Makes the examination of chips; it keeps the last list of trusted certificates that it has indexed. */
export function makeChipExamination(): { examine(input: DocumentInput, sink: ExaminationSink): Promise<void> } {
  const shelf = new CscaShelf()
  return {
    async examine(input, sink) {
      const own = await readParts(input, input, sink)
      if (own.length === 0) return tellUnread(input, sink)
      const trust = shelf.read(input.trust)
      for (const { name, reasons } of trust.unread) {
        const message = `${reasons.length} certificates or lists of ${name} cannot be read (the first: ${reasons[0]}); what could be read is used.`
        sink.problem({ code: 'trust.unread', severity: 'warning', message })
      }
      const companions = await Promise.all(input.companions.filter(({ path }) => elementOfName(path)).map((each) => readParts(each, input, sink)))
      const set = chipSetOf([...own, ...companions.flat().map((part) => ({ ...part, locator: 'whole' }))])
      for (const doubled of set.doubled) {
        sink.problem({ code: 'chip.doubled', severity: 'warning', message: `${doubled} is there a second time and was left out; put the files of each chip in a folder of its own.` })
      }
      if (own.length > 1 || own[0]!.element === 'SOD' || !set.sod) return examineChip(set, { trust, printed: await readPrintedZones(input.companions, input.limits) }, sink)
      examineOne(own[0]!, set, sink)
    },
  }
}

/** A data group with its SOD beside it has one line of its own; the whole sheet is that of the SOD. */
function examineOne(part: ChipPart, set: ChipSet, sink: ExaminationSink): void {
  const file = set.sod?.file
  if (!file || part.element === 'COM') return
  try {
    const { hashes } = readSignedHashes(file)
    examineGroup(part, { told: hashes.hashes.get(Number(part.element.slice(2))), digestOid: hashes.digestOid }, sink)
  } catch (thrown) {
    const message = `${part.name} could not be compared with the hashes of ${set.sod?.name}: ${messageOf(thrown)}. See the sheet of that file.`
    sink.problem({ code: 'chip.hashes-unread', severity: 'warning', message })
  }
}

async function readParts(document: DocumentBytes, { limits }: DocumentInput, sink: ExaminationSink): Promise<ChipPart[]> {
  if (document.source.sizeBytes > limits.maxBytesInMemory) {
    const message = `${document.path} has ${document.source.sizeBytes} bytes, more than a chip holds or the limit allows (${limits.maxBytesInMemory}); it was not examined.`
    sink.problem({ code: 'limit.bytes', severity: 'error', message })
    return []
  }
  const bytes = await document.source.all(limits.maxBytesInMemory)
  const start = Buffer.from(bytes.subarray(0, 65_536)).toString('utf8')
  if (!looksLikeReadOut(start)) {
    const part = partOfFile(bytes, document.path)
    return part ? [part] : []
  }
  try {
    return partsOfReadOut(Buffer.from(bytes).toString('utf8'))
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown
    sink.problem({ code: 'chip.read-out-damaged', severity: 'error', message: `${document.path} looks like the read-out of a chip and is no JSON: ${messageOf(thrown)}.` })
    return []
  }
}

function tellUnread(input: DocumentInput, sink: ExaminationSink): void {
  const message = `${input.path} looks like a file of a chip and holds none that can be read; read the chip again.`
  sink.problem({ code: 'chip.unread', severity: 'warning', message })
}
