import { findSeals } from '../../extract/barcode/find-seals.ts'
import { isAamva, parseAamva } from '../../extract/barcode/parse-aamva.ts'
import { SymbolReader } from '../../extract/barcode/symbol-reader.ts'
import { pictureKind } from '../../extract/image/picture-kind.ts'
import { formatLocator } from '../../model/locator.ts'
import type { ZoneReading } from '../chip/compare-zones.ts'
import { readPictureZone } from '../chip/printed-zones.ts'
import type { DocumentInput, ExaminationSink } from '../document/document-examiner.ts'
import { examinePayload as examineSeals, tellUnreadTrust } from '../seal/seal-examination.ts'
import { SignerShelf } from '../seal/signer-shelf.ts'
import { barcodeChecks } from './barcode-checks.ts'
import { examineAamva } from './examine-aamva.ts'

/** Makes the examination of barcodes; it keeps the reader of pictures and the last certificates it has read. */
export function makeBarcodeExamination(): { examine(input: DocumentInput, sink: ExaminationSink): Promise<void> } {
  const reader = new SymbolReader()
  const shelf = new SignerShelf()
  return {
    async examine(input, sink) {
      const { maxBytesInMemory, maxPixels } = input.limits
      if (input.source.sizeBytes > maxBytesInMemory) {
        const message = `${input.path} has ${input.source.sizeBytes} bytes, more than the limit of ${maxBytesInMemory}; no barcode was looked for in it.`
        return sink.problem({ code: 'limit.bytes', severity: 'error', message })
      }
      const bytes = await input.source.all(maxBytesInMemory)
      const context = { input, shelf, sink }
      if (!pictureKind(bytes.subarray(0, 64))) return examineContent({ bytes, symbology: 'file', locator: 'whole' }, context)
      const { symbols, unread } = await reader.read(bytes, { maxPixels })
      if (unread) {
        const message = `No barcode was looked for in the picture: ${unread}. Look at it with another program.`
        return sink.problem({ code: 'barcode.picture-unread', severity: 'warning', message })
      }
      for (const { symbology, bytes: content, box } of symbols) {
        const printed = () => readPictureZone(bytes, { name: 'the same picture', maxPixels })
        await examineContent({ bytes: content, symbology, locator: formatLocator({ kind: 'page', page: 1, box }), printed }, context)
      }
    },
  }
}

interface BarcodeContent {
  readonly bytes: Uint8Array
  readonly symbology: string
  readonly locator: string
  /** Reads the zones of the picture that the barcode stands in. */
  readonly printed?: () => Promise<ZoneReading[]>
}

async function examineContent(content: BarcodeContent, context: { input: DocumentInput; shelf: SignerShelf; sink: ExaminationSink }): Promise<void> {
  const { bytes, symbology, locator } = content
  const { input, shelf, sink } = context
  const what = symbology === 'file' ? 'The file keeps the content of a barcode' : `A barcode of the kind ${symbology}`
  sink.observe(barcodeChecks.content, {
    outcome: 'not-applicable', locator, observed: `${symbology}, ${bytes.length} bytes: ${shownText(bytes)}`, expected: 'what the document that bears it says in print',
    message: `${what}, ${bytes.length} bytes; compare what it says with the print.`,
  })
  const { seals, isSeal } = findSeals(bytes)
  if (isSeal) {
    const trust = shelf.read(input.trust)
    tellUnreadTrust(trust, sink)
    const hasZone = seals.some(({ seal }) => seal.fields.some(({ zone }) => zone))
    return examineSeals(bytes, { trust, printed: (hasZone ? await content.printed?.() : undefined) ?? [], locator }, sink)
  }
  examineUnsigned(content, sink)
}

function examineUnsigned({ bytes, locator }: BarcodeContent, sink: ExaminationSink): void {
  const text = Buffer.from(bytes).toString('latin1')
  if (isAamva(text)) {
    const card = parseAamva(text)
    if (card) examineAamva(card, locator, sink)
    else {
      sink.observe(barcodeChecks.header, {
        outcome: 'fail', locator, observed: shownText(bytes), expected: 'edition, number of parts and their places', message: 'It opens as the barcode of a card, and its header breaks off or holds no numbers.',
      })
    }
  }
  sink.observe(barcodeChecks.unsigned, {
    outcome: 'undetermined', locator, observed: 'no signature', expected: 'a signature that can be verified',
    message: 'A valid unsigned barcode proves nothing: anybody can write one that keeps every rule. It helps only where it differs from the print, or breaks a rule.',
  })
}

function shownText(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 300)).toString('latin1').replace(/[^\x20-\x7e]+/g, ' ').trim().slice(0, 160)
}
