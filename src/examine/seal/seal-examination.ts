import { findSeals } from '../../extract/barcode/find-seals.ts'
import type { ZoneReading } from '../chip/compare-zones.ts'
import { readPrintedZones } from '../chip/printed-zones.ts'
import type { DocumentInput, ExaminationSink } from '../document/document-examiner.ts'
import { examineSeal } from './examine-seal.ts'
import { sealChecks } from './seal-checks.ts'
import { SignerShelf, type SealTrust } from './signer-shelf.ts'

const maxPayloadBytes = 1_000_000

/** Makes the examination of files with seals; it keeps the last certificates that it has read. */
export function makeSealExamination(): { examine(input: DocumentInput, sink: ExaminationSink): Promise<void> } {
  const shelf = new SignerShelf()
  return {
    async examine(input, sink) {
      if (input.source.sizeBytes > maxPayloadBytes) {
        const message = `${input.path} has ${input.source.sizeBytes} bytes, more than any barcode holds; it was not examined as a seal.`
        return sink.problem({ code: 'limit.bytes', severity: 'error', message })
      }
      const bytes = await input.source.all(maxPayloadBytes)
      const trust = shelf.read(input.trust)
      tellUnreadTrust(trust, sink)
      examinePayload(bytes, { trust, printed: await readPrintedZones(input.companions, input.limits), locator: undefined }, sink)
    },
  }
}

/** What the seals of a payload are examined with. */
export interface PayloadContext {
  readonly trust: SealTrust
  readonly printed: readonly ZoneReading[]
  /** Where the barcode stands; of a file the bytes of each seal are told when it is absent. */
  readonly locator: string | undefined
}

/** Examines the seals of a payload one by one, and tells of bytes that are none. */
export function examinePayload(bytes: Uint8Array, { trust, printed, locator }: PayloadContext, sink: ExaminationSink): void {
  const { seals, unreadBytes } = findSeals(bytes)
  for (const { seal, start, end } of seals) examineSeal({ seal, locator: locator ?? `bytes=${start},${end}`, printed }, trust, sink)
  if (unreadBytes === 0) return
  const at = bytes.length - unreadBytes
  sink.observe(sealChecks.structure, {
    outcome: 'fail', locator: locator ?? `bytes=${at},${bytes.length}`, observed: `${unreadBytes} bytes from byte ${at} on that are no seal`, expected: 'a seal that fills the barcode',
    message: seals.length === 0 ? 'It opens or is called as a seal, and none can be read in it: header, lengths or dates do not fit.' : `${unreadBytes} bytes stand after the seal and are none; no signature covers them.`,
  })
}

/** Tells of certificates that were given and cannot be read. */
export function tellUnreadTrust(trust: SealTrust, sink: ExaminationSink): void {
  for (const { name, reasons } of trust.unread) {
    const message = `${reasons.length} certificates of ${name} cannot be read (the first: ${reasons[0]}); what could be read is used.`
    sink.problem({ code: 'trust.unread', severity: 'warning', message })
  }
}
