/**
 * One Outlook item (message, contact, appointment) out of an MSG or PST file, as texts. Names of fields follow
 * [MS-OXPROPS] without `PidTag`: `subject`, `senderName`, `recipients/0/smtpAddress`, `clientSubmitTime`.
 */
export interface MapiItem {
  /** `IPM.Note`, `IPM.Contact`, `IPM.Appointment`. */
  readonly messageClass: string
  /** Texts of the fields that are read, by name; times as the format's reader writes them. */
  readonly fields: ReadonlyMap<string, string>
  /** The header that the message came with through the Internet, when it did. */
  readonly headers?: string
  readonly plainBody?: string
  readonly htmlBody?: string
}

/** Where an item stands in its exhibit: the whole of an MSG, one of many in a PST. */
export interface MapiPlace {
  /** Before field names and part numbers: empty, or the id of the item with what parts it from them. */
  readonly fieldPrefix: string
  readonly partPrefix: string
  readonly entityId: string
}

/** Place of the only item of an exhibit. */
export function wholePlace(entityId: string): MapiPlace {
  return { fieldPrefix: '', partPrefix: '', entityId }
}

/** Part numbers of an item: its Internet header, its plain body and its HTML body. */
export const mapiParts = { header: '0', plain: '1', html: '2' } as const
