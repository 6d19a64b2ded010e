import { decompressRTF } from '@kenjiuno/decompressrtf'
import msgReader, { type FieldsData } from '@kenjiuno/msgreader'
import { decodeCharset } from '../mail/charset.ts'
import type { MapiItem } from '../mail/mapi-item.ts'
import { recordFields } from '../mail/mapi-record.ts'

/** An attachment of an Outlook item; `bytes` throws where they cannot be had. */
interface MsgAttachment {
  readonly name: string
  readonly bytes: () => Uint8Array
}

/** What an MSG file holds. */
export interface MsgFile {
  readonly item: MapiItem
  readonly attachments: readonly MsgAttachment[]
  /** The body in RTF, where there is no other. */
  readonly rtfBody?: Uint8Array
}

/** Field names of the reader and ours, where they differ. */
const plainFields: readonly (readonly [theirs: keyof FieldsData, ours: string])[] = [
  ['subject', 'subject'],
  ['conversationTopic', 'conversationTopic'],
  ['senderName', 'senderName'],
  ['senderSmtpAddress', 'senderSmtpAddress'],
  ['senderEmail', 'senderEmailAddress'],
  ['sentRepresentingSmtpAddress', 'sentRepresentingSmtpAddress'],
  ['clientSubmitTime', 'clientSubmitTime'],
  ['messageDeliveryTime', 'messageDeliveryTime'],
  ['messageId', 'internetMessageId'],
]
/** Fields read by their tag, which the reader has no name for ([MS-OXPROPS]: PidTagInReplyToId, PidTagSentRepresentingName, ...EmailAddress). */
const taggedFields: Readonly<Record<string, string>> = { '1042': 'inReplyToId', '0042': 'sentRepresentingName', '0065': 'sentRepresentingEmailAddress' }

/** Reads an MSG file. Throws an Error with the reason when it is none or damaged. */
export function readMsg(bytes: Uint8Array): MsgFile {
  checkHeader(bytes)
  const reader = new msgReader.default(bytes.slice().buffer)
  reader.parserConfig = { includeRawProps: true }
  const data = reader.getFileData()
  if (data.error || data.dataType !== 'msg') throw new Error(data.error ?? 'it holds no Outlook item')
  const charset = data.messageCodepage ? codePage(data.messageCodepage) : undefined
  const html = htmlOf(data)
  const rtfBody = data.body?.trim() || html ? undefined : rtfOf(data)
  return {
    item: {
      messageClass: data.messageClass ?? '',
      fields: fieldsOf(data, charset),
      ...(data.headers ? { headers: data.headers } : {}),
      ...(data.body ? { plainBody: data.body } : {}),
      ...(html ? { htmlBody: html } : {}),
    },
    attachments: (data.attachments ?? []).map((attachment, index) => ({
      name: attachmentName(attachment, index),
      bytes: () => reader.getAttachment(index).content,
    })),
    ...(rtfBody ? { rtfBody } : {}),
  }
}

/**
 * Refuses a compound file whose header tells of more table sectors than the file has room for ([MS-CFB] 2.2): the
 * library believes it, and works for as long as the number is large.
 */
function checkHeader(bytes: Uint8Array): void {
  if (bytes.byteLength < 512) throw new Error('it is cut off within its first sector')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sectorBytes = 2 ** Math.min(view.getUint16(0x1e, true), 16)
  const sectors = [0x2c, 0x40, 0x48].map((offset) => view.getUint32(offset, true))
  const mostBytes = bytes.byteLength + sectorBytes
  if (sectors.some((count) => count * sectorBytes > mostBytes)) throw new Error('its header tells of tables larger than the file')
}

function fieldsOf(data: FieldsData, charset: string | undefined): Map<string, string> {
  const fields = new Map<string, string>()
  const put = (name: string, value: unknown) => {
    if (typeof value === 'string' && value !== '' && !fields.has(name)) fields.set(name, value)
  }
  for (const [theirs, ours] of plainFields) put(ours, data[theirs])
  for (const name of recordFields) put(name, data[name as keyof FieldsData])
  for (const { propertyTag, value } of data.rawProps ?? []) {
    const name = propertyTag && taggedFields[propertyTag.slice(0, 4).toLowerCase()]
    if (name && value !== undefined) put(name, typeof value === 'string' ? value : decodeCharset(value, charset).text)
  }
  for (const [index, recipient] of (data.recipients ?? []).entries()) {
    fields.set(`recipients/${index}/type`, recipient.recipType ?? 'to')
    put(`recipients/${index}/name`, recipient.name)
    put(`recipients/${index}/smtpAddress`, recipient.smtpAddress)
    put(`recipients/${index}/emailAddress`, recipient.email)
  }
  return fields
}

function htmlOf(data: FieldsData): string | undefined {
  if (data.bodyHtml) return data.bodyHtml
  if (!data.html) return undefined
  return decodeCharset(data.html, data.internetCodepage ? codePage(data.internetCodepage) : undefined).text
}

function rtfOf(data: FieldsData): Uint8Array | undefined {
  if (!data.compressedRtf) return undefined
  try {
    return Uint8Array.from(decompressRTF(Array.from(data.compressedRtf)))
  } catch {
    return undefined
  }
}

function attachmentName(attachment: FieldsData, index: number): string {
  if (attachment.innerMsgContent) return `${attachment.name?.trim() || `message-${index + 1}`}.msg`
  const name = attachment.fileName ?? attachment.fileNameShort ?? attachment.name
  return name?.trim() ? name : `attachment-${index + 1}${attachment.extension ?? '.bin'}`
}

/** The name under which a Windows code page is known as a character set. */
function codePage(number: number): string {
  switch (number) {
    case 65001:
      return 'utf-8'
    case 20127:
      return 'us-ascii'
    case 28591:
      return 'iso-8859-1'
    case 20866:
      return 'koi8-r'
    case 21866:
      return 'koi8-u'
    case 50220:
    case 50221:
    case 50222:
      return 'iso-2022-jp'
    case 51932:
      return 'euc-jp'
    case 51949:
      return 'euc-kr'
    default:
      return number > 28591 && number < 28606 ? `iso-8859-${number - 28590}` : `cp${number}`
  }
}
