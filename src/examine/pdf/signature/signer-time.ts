import { isoOfPdfDate } from '../../../extract/pdf/pdf-date.ts'
import type { MessageFinding } from './signature-message.ts'
import { textEntry, type PdfSignature } from './pdf-signature.ts'

/** When something was signed, and who says so. */
export interface SignerTime {
  /** `2024-05-01T00:00:00Z`. */
  readonly time: string
  readonly told: 'time stamp' | 'signer' | 'entry M'
}

/** The time of signing by the best witness there is: a time stamp that holds, the signed attribute, the entry M. */
export function findSignerTime(signature: PdfSignature, message: MessageFinding): SignerTime | undefined {
  if (message.timestamp?.outcome === 'holds') return { time: message.timestamp.time, told: 'time stamp' }
  if (message.signingTime) return { time: message.signingTime, told: 'signer' }
  const entry = utcOfPdfDate(textEntry(signature, 'M'))
  return entry ? { time: entry, told: 'entry M' } : undefined
}

/** A date of a PDF in UTC to the second, a missing zone taken as UTC; undefined when it is no whole date. */
export function utcOfPdfDate(text: string | undefined): string | undefined {
  const iso = text === undefined ? undefined : isoOfPdfDate(text)
  if (!iso || !/^\d{4}-\d\d-\d\d/.test(iso)) return undefined
  const whole = iso.length === 10 ? `${iso}T00:00:00Z` : /(?:Z|[+-]\d\d:\d\d)$/.test(iso) ? iso : `${iso}Z`
  const time = Date.parse(whole)
  return Number.isNaN(time) ? undefined : `${new Date(time).toISOString().slice(0, 19)}Z`
}
