import { resolve } from 'node:path'
import { systemClock } from '../../../base/clock.ts'
import { Failure } from '../../../base/failure.ts'
import { sha256 } from '../../../base/hash.ts'
import type { Case } from '../../../case/case.ts'
import { passFourEyes } from '../../../case/members/four-eyes-register.ts'
import type { RedactedPart } from '../../../case/journal/journal-entry.ts'
import { lapsesAt, sealReasons } from '../../../case/authority/seals.ts'
import { findWords } from '../../../dossier/redact/find-words.ts'
import { redactText } from '../../../dossier/redact/redact-text.ts'
import { whatElseInPdf, whatElseInPng } from '../../../dossier/redact/what-else.ts'
import { openEvidence } from '../../../evidence/open-evidence.ts'
import { decodeText } from '../../../extract/encoding/decode-text.ts'
import { pictureKind } from '../../../extract/image/picture-kind.ts'
import type { Exhibit } from '../../../model/exhibit.ts'
import { refusesRisky } from '../reading/refuses-risky.ts'
import { assertMayLeave, recipientOf, writeBeside, type ExportOptions, type Written } from '../write-beside.ts'
import { cannot, redactApart, unsafe } from './redact-process.ts'
import type { PagePart, RedactReport } from './redact-task.ts'

const maxBytes = 200 * 1024 * 1024

/** What is to be removed from a copy of an exhibit, and why. */
export interface RedactOrder {
  /** Number of the exhibit. */
  readonly exhibit: string
  readonly parts: readonly PagePart[]
  readonly words: readonly string[]
  readonly reason: string
}

/** A copy that was written, what was removed from it, and where words that were removed stand still. */
export interface RedactedCopy extends Written {
  readonly removed: readonly RedactedPart[]
  readonly elsewhere: RedactReport['elsewhere']
}

interface RedactedBytes {
  readonly bytes: Uint8Array
  readonly removed: readonly RedactedPart[]
  readonly elsewhere: RedactReport['elsewhere']
}

/**
 * Writes a copy of an exhibit from which parts were removed, after it was read back, and enters it in the journal. Throws `usage`
 * for an order that cannot be followed, `exhibit.absent`, `redaction.unsafe`, `authority.expired`, `purpose.outside`; `second.needed` where
 * a second person has to agree to this very copy first.
 */
export async function redactExhibit(opened: Case, order: RedactOrder, options: ExportOptions): Promise<RedactedCopy> {
  assertMayLeave(opened, options)
  if (!order.reason.trim()) throw new Failure('usage', 'Say with --reason why it is removed.')
  if (order.parts.length === 0 && !order.words.some((word) => word.trim())) throw new Failure('usage', 'Say what is removed: with --page and --box, or with --words.')
  const exhibit = mayLeave(opened, order.exhibit)
  const { bytes, removed, elsewhere } = await redact(opened, await bytesOf(opened, exhibit), { order, signal: options.signal })
  const result = sha256(bytes)
  const author = { actor: options.actor, clock: systemClock }
  const path = resolve(options.out)
  const written = await writeBeside(opened.files, path, async (draft) => {
    const details = { format: 'redaction', exhibit: exhibit.number, result, reason: order.reason, recipient: options.recipient ?? '' }
    passFourEyes(opened.journal, { deed: 'export', details }, author)
    const file = opened.files.now.create(draft, 0o644)
    try {
      file.write(bytes)
      file.sync()
    } finally {
      file.close()
    }
    const payload = { exhibit: exhibit.number, sha256: exhibit.sha256, result, boxes: removed, reason: order.reason, ...recipientOf(options) }
    opened.journal.append([{ verb: 'content.redacted', payload }], author)
    return result
  })
  return { ...written, removed, elsewhere }
}

/** The exhibit of a number, unless the authority it is held under does not hold today, or does not cover it. */
function mayLeave(opened: Case, number: string): Exhibit {
  const exhibit = opened.exhibits.all().find((one) => one.number === number)
  if (!exhibit) throw new Failure('exhibit.absent', `No exhibit ${number} was received. What lies inside of another exhibit is redacted once it is taken in by itself.`)
  const lapse = lapsesAt(opened.journal, systemClock.now()).find(({ authority }) => authority === exhibit.authority)
  const reason = lapse?.reason ?? sealReasons(opened.journal)(exhibit)
  if (reason !== undefined) throw new Failure('authority.expired', `Exhibit ${number} may not be used: ${reason}.`)
  return exhibit
}

async function bytesOf(opened: Case, exhibit: Exhibit): Promise<Uint8Array> {
  if (exhibit.sizeBytes > maxBytes) throw cannot(`it has ${exhibit.sizeBytes} bytes, and at most ${maxBytes} are taken`)
  const evidence = await openEvidence(opened, exhibit.sha256)
  try {
    const bytes = await evidence.all(maxBytes)
    if (sha256(bytes) !== exhibit.sha256) throw new Failure('evidence.damaged', `The bytes of exhibit ${exhibit.number} are not those that were received. Run 'jackdaw verify'.`)
    return bytes
  } finally {
    await evidence.close()
  }
}

async function redact(opened: Case, bytes: Uint8Array, { order, signal }: { order: RedactOrder; signal: AbortSignal | undefined }): Promise<RedactedBytes> {
  const kind = kindOf(bytes)
  if (kind === 'text') return redactWords(bytes, order)
  if (refusesRisky(opened.journal)) throw new Failure('machine.lacks', `No wall of namespaces stands here, and a ${kind} is not opened without one ('jackdaw isolation').`)
  const { report: { parts, elsewhere }, result } = await redactApart(bytes, { kind, parts: order.parts, words: order.words }, signal)
  const found = kind === 'pdf' ? whatElseInPdf(result) : whatElseInPng(result)
  if (found !== undefined) throw unsafe(`beside pictures there is ${found}`)
  return { bytes: result, removed: parts, elsewhere }
}

function kindOf(bytes: Uint8Array): 'pdf' | 'picture' | 'text' {
  const head = Buffer.from(bytes.subarray(0, 1024))
  if (head.includes('%PDF-')) return 'pdf'
  return pictureKind(head) ? 'picture' : 'text'
}

/** A text leaves as UTF-8. */
function redactWords(bytes: Uint8Array, { parts, words }: RedactOrder): RedactedBytes {
  const original = decodeText(bytes).text.normalize('NFC')
  if (/[\0\ufffd]/.test(original)) throw cannot('it is no PDF, picture or plain text. Print it as a PDF, take that in, and redact it')
  if (parts.length > 0) throw cannot('it is a text, which has no pages: name words')
  const missing = words.find((word) => findWords(original, [word]).length === 0)
  if (missing !== undefined) throw cannot(`'${missing}' does not stand in it; leave the word out, or write it as it stands there`)
  const { text, removed } = redactText(original, words)
  const left = words.find((word) => findWords(text, [word]).length > 0)
  if (left !== undefined) throw unsafe(`'${left}' stands in it`)
  return { bytes: Buffer.from(text), removed, elsewhere: [] }
}
