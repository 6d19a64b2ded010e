/** How a field of a seal is packed. `visa-a`, `visa-b`: the first line of the zone and the beginning of the second. */
export type FieldCoding = 'c40' | 'zone' | 'visa-a' | 'visa-b' | 'utf8' | 'bytes' | 'number' | 'masked-date' | 'fields'

/** What a field of a kind of document is. */
export interface FieldKind {
  readonly name: string
  readonly coding: FieldCoding
  readonly isRequired?: boolean
  /** Width of the lines of a zone. */
  readonly width?: number
}

/** The fields of a kind of document by their tags. */
export interface DocumentKind {
  readonly name: string
  readonly fields: Readonly<Record<number, FieldKind>>
}

const zone = (width: number): FieldKind => ({ name: 'MRZ', coding: 'zone', width, isRequired: true })
const c40 = (name: string): FieldKind => ({ name, coding: 'c40', isRequired: true })
const optional = (name: string, coding: FieldCoding): FieldKind => ({ name, coding })
const sticker = { 1: c40('document number'), 2: c40('key of the municipality'), 3: c40('address') }
const visa: Readonly<Record<number, FieldKind>> = {
  1: { name: 'MRZ', coding: 'visa-a' }, 2: { name: 'MRZ', coding: 'visa-b' }, 3: { name: 'number of entries', coding: 'number', isRequired: true },
  4: { name: 'duration of stay (days, months, years)', coding: 'bytes', isRequired: true }, 5: c40('passport number'), 6: optional('visa type', 'bytes'),
  7: optional('additional features', 'bytes'),
}

/** Kinds of documents with a seal of bytes: ICAO Doc 9303-13, annexes (visa, emergency travel document); BSI TR-03137-2 and TR-03171 (the German ones). */
export const vdsDocuments: Readonly<Record<string, DocumentKind>> = {
  '5d01': { name: 'visa', fields: visa },
  '5e03': { name: 'emergency travel document', fields: { 2: zone(36) } },
  'fd02': { name: 'arrival attestation', fields: { 2: zone(36), 3: c40('number of the register of foreigners') } },
  'fb06': { name: 'residence permit', fields: { 2: zone(36), 3: c40('passport number') } },
  'fa06': { name: 'supplementary sheet of a residence permit', fields: { 4: zone(36), 5: c40('number of the sheet') } },
  'fc04': {
    name: 'social insurance card',
    fields: {
      1: c40('social insurance number'), 2: { name: 'surname', coding: 'utf8', isRequired: true }, 3: { name: 'first name', coding: 'utf8', isRequired: true },
      4: optional('birth name', 'utf8'),
    },
  },
  'f908': { name: 'address sticker of an identity card', fields: sticker },
  'f90c': { name: 'address sticker of a residence permit', fields: sticker },
  'f80a': { name: 'residence sticker of a passport', fields: { ...sticker, 3: c40('postal code') } },
  '01c8': { name: 'administrative document', fields: { 0: { name: 'profile', coding: 'bytes', isRequired: true }, 1: optional('validity', 'utf8') } },
  '01c9': {
    name: 'administrative document',
    fields: {
      0: { name: 'profile', coding: 'bytes', isRequired: true }, 1: optional('valid from', 'utf8'), 2: optional('valid to', 'utf8'), 3: optional('address of the profile', 'utf8'),
      4: optional('address of the certificate', 'utf8'), 5: optional('address of the status', 'utf8'), 6: optional('index of the status', 'bytes'),
    },
  },
}

/** Fields of an ICAO barcode (ICAO TR "Datastructure for Barcode"; tags from 80 on are those of BSI TR-03137-2). */
export const barcodeFields: Readonly<Record<number, FieldKind>> = {
  0x01: optional('visa', 'fields'), 0x02: optional('emergency travel document', 'fields'), 0x03: optional('proof of testing', 'fields'),
  0x04: optional('proof of vaccination', 'fields'), 0x05: optional('proof of recovery', 'fields'), 0x06: optional('digital travel authorisation', 'fields'),
  0x07: { name: 'MRZ', coding: 'zone', width: 30 }, 0x08: { name: 'MRZ', coding: 'zone', width: 44 }, 0x09: optional('card access number', 'c40'),
  0x0a: optional('EF.CardAccess', 'bytes'), 0x80: optional('picture of the face', 'bytes'), 0x81: { name: 'MRZ', coding: 'zone', width: 36 },
  0x82: optional('document reference', 'c40'), 0x83: optional('number of the register of foreigners', 'c40'), 0x84: optional('date of expiry', 'masked-date'),
  0x85: optional('document number', 'c40'), 0x86: optional('kind of national document', 'number'),
}

/** Fields inside the field of a visa (1) and of an emergency travel document (2) of an ICAO barcode. */
export const innerFields: Readonly<Record<number, Readonly<Record<number, FieldKind>>>> = { 1: visa, 2: { 2: zone(36) } }
