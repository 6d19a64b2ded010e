import type { ExtractInput } from '../contract.ts'
import type { DocumentReading } from '../document/document-reading.ts'
import { findSeals } from './find-seals.ts'
import type { Seal } from './seal.ts'

/** Media type of the content of a seal; there is no registered one. */
export const sealMediaType = 'application/x-vds'

/** Reads the seals of a file as text, field by field, a zone in its lines: the profile of identity documents finds its fields there. */
export async function readSeal(input: ExtractInput): Promise<DocumentReading> {
  const { seals, unreadBytes } = findSeals(await input.source.all(input.limits.maxBytesInMemory))
  if (seals.length === 0) throw new Error('header, lengths or dates do not fit')
  const message = `${unreadBytes} bytes after the last seal are none and were not read. Look whether two files were joined.`
  return {
    facts: { mediaType: sealMediaType, ...(unreadBytes > 0 ? { partly: 'bytes after the seal' } : {}) },
    sections: seals.map(({ seal }) => ({ text: sealText(seal) })),
    problems: unreadBytes > 0 ? [{ code: 'seal.rest-unread', severity: 'warning', message }] : [],
  }
}

function sealText(seal: Seal): string {
  const head = [
    ['Seal', seal.documentName ?? `document type ${seal.documentType}`], ['State', seal.country], ['Signer', `${seal.signerId ?? ''}${seal.certificateReference ?? ''}`],
    ['Issued', seal.issueDate], ['Signed', seal.signatureDate],
  ]
  const fields = seal.fields.map(({ name, text, zone, bytes }) => (zone ? `${name}:\n${zone.join('\n')}` : `${name}: ${text ?? `${bytes.length} bytes`}`))
  return [...head.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : [])), ...fields].join('\n')
}
