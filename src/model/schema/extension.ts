import type { SchemaData } from './schema-data.ts'

/**
 * Words that FollowTheMoney 3.8 does not have, written in its own form. A schema named as one of FollowTheMoney's adds
 * to it; any other name is new.
 */
export const schemaExtension: Record<string, SchemaData> = {
  Call: {
    edge: { source: 'caller', target: 'receiver', directed: true, label: 'called', caption: ['date'] },
    properties: {
      callerImei: { label: 'Handset of the caller (IMEI)', type: 'identifier' },
      receiverImei: { label: 'Handset of the receiver (IMEI)', type: 'identifier' },
      callerImsi: { label: 'Subscriber card of the caller (IMSI)', type: 'identifier' },
      callType: { label: 'Kind of call (voice, text, data)', type: 'string' },
      cell: { label: 'Radio cell', type: 'string' },
      latitude: { label: 'Latitude of the cell', type: 'number' },
      longitude: { label: 'Longitude of the cell', type: 'number' },
    },
  },
  Email: {
    properties: {
      references: { label: 'Earlier messages of the thread', type: 'string' },
    },
  },
  AccountEntry: {
    label: 'Account statement row',
    plural: 'Account statement rows',
    description: 'One row of an account statement: what it moved and the balance after it.',
    extends: ['Interval', 'Value'],
    featured: ['date', 'amount', 'currency', 'purpose', 'balance'],
    caption: ['purpose', 'recordId'],
    properties: {
      account: { label: 'Account', type: 'entity', range: 'BankAccount' },
      counterparty: { label: 'Counterparty', type: 'entity', range: 'LegalEntity' },
      counterpartyName: { label: 'Name of the counterparty', type: 'name' },
      counterpartyAccount: { label: 'Account of the counterparty', type: 'entity', range: 'BankAccount' },
      counterpartyAccountNumber: { label: 'Account number of the counterparty', type: 'string' },
      purpose: { label: 'Text of the entry', type: 'text' },
      balance: { label: 'Balance after the entry', type: 'number' },
      openingBalance: { label: 'Opening balance of the statement', type: 'number' },
      closingBalance: { label: 'Closing balance of the statement', type: 'number' },
      valueDate: { label: 'Value date', type: 'date' },
      sequenceNumber: { label: 'Sequence number', type: 'string' },
      statementNumber: { label: 'Number of the account statement', type: 'string' },
      entryType: { label: 'Kind of entry', type: 'string' },
    },
  },
  CardUse: {
    label: 'Card use',
    plural: 'Card uses',
    description: 'One use of a payment, loyalty or access card at a place and time.',
    extends: ['Interval', 'Value'],
    edge: { source: 'card', target: 'merchant', directed: true, label: 'used at', caption: ['amount'] },
    featured: ['date', 'card', 'merchant', 'amount'],
    caption: ['recordId'],
    properties: {
      card: { label: 'Card', type: 'entity', range: 'Card', reverse: { name: 'cardUses', label: 'Uses' } },
      merchant: { label: 'Merchant or place', type: 'entity', range: 'LegalEntity', reverse: { name: 'cardUsesAt', label: 'Card uses' } },
      programme: { label: 'Kind of card (payment, loyalty, access)', type: 'string' },
    },
  },
  Card: {
    label: 'Card',
    plural: 'Cards',
    description: 'A payment, loyalty or access card, as far as the source tells it apart (often by its last digits only).',
    extends: ['Asset'],
    featured: ['name', 'cardNumber'],
    caption: ['name', 'cardNumber'],
    properties: {
      cardNumber: { label: 'Card number as written (often its last digits)', type: 'string' },
      holder: { label: 'Holder', type: 'entity', range: 'LegalEntity' },
      account: { label: 'Account behind it', type: 'entity', range: 'BankAccount' },
    },
  },
  TrackPoint: {
    label: 'Position',
    plural: 'Positions',
    description: 'Where a thing was at a time, from dated evidence (GPX track point, vehicle log, photograph).',
    extends: ['Interval'],
    featured: ['date', 'subject', 'latitude', 'longitude'],
    caption: ['recordId'],
    properties: {
      subject: { label: 'Whose or what\u2019s position', type: 'entity', range: 'Thing', reverse: { name: 'trackPoints', label: 'Positions' } },
      latitude: { label: 'Latitude (WGS 84, degrees)', type: 'number' },
      longitude: { label: 'Longitude (WGS 84, degrees)', type: 'number' },
      altitude: { label: 'Altitude (metres)', type: 'number' },
      speed: { label: 'Speed (metres per second)', type: 'number' },
      accuracy: { label: 'Accuracy (metres)', type: 'number' },
    },
  },
  Place: {
    label: 'Place',
    plural: 'Places',
    description: 'A point, line or area of a map file with its name.',
    extends: ['Thing'],
    featured: ['name', 'geometryType'],
    caption: ['name'],
    properties: {
      geometryType: { label: 'Point, LineString or Polygon', type: 'string' },
      latitude: { label: 'Latitude (WGS 84, degrees) of the point or first vertex', type: 'number' },
      longitude: { label: 'Longitude (WGS 84, degrees) of the point or first vertex', type: 'number' },
      vertexCount: { label: 'Number of vertices', type: 'number' },
      category: { label: 'Kind of place as the map file tells it', type: 'string' },
    },
  },
  Phone: {
    label: 'Telephone number',
    plural: 'Telephone numbers',
    description: 'A subscriber number as an end of calls and messages; who used it is another statement.',
    extends: ['Asset'],
    featured: ['number'],
    caption: ['number', 'name'],
    properties: {
      number: { label: 'Number (E.164)', type: 'phone' },
      imei: { label: 'Handset (IMEI)', type: 'identifier' },
      imsi: { label: 'Subscriber card (IMSI)', type: 'identifier' },
      holder: { label: 'Subscriber', type: 'entity', range: 'LegalEntity' },
    },
  },
  Report: {
    label: 'Report or posting',
    plural: 'Reports and postings',
    description: 'A dated utterance in a feed: a microblog, an emergency call, a log line.',
    extends: ['Interval', 'Analyzable'],
    featured: ['date', 'author', 'text'],
    caption: ['text'],
    properties: {
      author: { label: 'Author', type: 'entity', range: 'Thing' },
      authorName: { label: 'Author as written', type: 'string' },
      text: { label: 'Text', type: 'text' },
      category: { label: 'Kind as the source tells it', type: 'string' },
      location: { label: 'Place as written', type: 'address' },
      latitude: { label: 'Latitude (WGS 84, degrees)', type: 'number' },
      longitude: { label: 'Longitude (WGS 84, degrees)', type: 'number' },
    },
  },
  IdentityDocument: {
    label: 'Identity document',
    plural: 'Identity documents',
    description: 'A passport or identity card as its own page or chip tells it.',
    extends: ['Passport'],
    featured: ['type', 'number', 'country', 'holder', 'endDate'],
    caption: ['number'],
    properties: {
      mrz: { label: 'Machine readable zone, its lines joined by a line feed', type: 'string' },
      nationality: { label: 'Nationality of the holder', type: 'country' },
      optionalData: { label: 'Optional data of the MRZ', type: 'string' },
    },
  },
  Invoice: {
    label: 'Invoice',
    plural: 'Invoices',
    description: 'A demand for payment with its number, parties, date and total.',
    extends: ['Interval', 'Value'],
    edge: { source: 'issuer', target: 'recipient', directed: true, label: 'invoiced', caption: ['invoiceNumber'] },
    featured: ['invoiceNumber', 'date', 'issuer', 'recipient', 'amount'],
    caption: ['invoiceNumber'],
    properties: {
      invoiceNumber: { label: 'Invoice number', type: 'identifier' },
      issuer: { label: 'Issuer', type: 'entity', range: 'LegalEntity', reverse: { name: 'invoicesIssued', label: 'Invoices issued' } },
      recipient: { label: 'Recipient', type: 'entity', range: 'LegalEntity', reverse: { name: 'invoicesReceived', label: 'Invoices received' } },
      dueDate: { label: 'Due', type: 'date' },
      netAmount: { label: 'Net amount', type: 'number' },
      vatAmount: { label: 'VAT amount', type: 'number' },
      iban: { label: 'Account to pay to', type: 'iban' },
    },
  },
  Image: {
    properties: {
      widthPixels: { label: 'Width in pixels', type: 'number' },
      heightPixels: { label: 'Height in pixels', type: 'number' },
      perceptualHash: { label: 'Perceptual hash of the picture (64 bits, hex): likeness of pictures, never of persons', type: 'string' },
      picturePrint: { label: 'Hashes of the picture (64 and 1,024 bits, hex): likeness of pictures, never of persons', type: 'string' },
      regionPrint: { label: 'Hashes of a part of the picture that stands by itself, as a picture', type: 'string' },
      quantisationHash: { label: 'Hash of the JPEG tables it was saved with', type: 'string' },
      camera: { label: 'Camera or program that made it', type: 'string' },
      cameraSerial: { label: 'Serial number of the camera body', type: 'string' },
      latitude: { label: 'Latitude (WGS 84, degrees)', type: 'number' },
      longitude: { label: 'Longitude (WGS 84, degrees)', type: 'number' },
      capturedAt: { label: 'Taken at', type: 'date' },
    },
  },
  Document: {
    properties: {
      pageCount: { label: 'Number of pages', type: 'number' },
      lastModifiedBy: { label: 'Last changed by', type: 'string' },
      documentIdentifier: { label: 'Identifier that the file gives itself (PDF ID, XMP DocumentID)', type: 'string' },
      fontSubset: { label: 'Subset of a font embedded in it: six letters and the name of the font', type: 'string' },
    },
  },
  Person: {
    properties: {
      militaryService: { label: 'Military service as written', type: 'string' },
      citizenshipName: { label: 'Citizenship as written, of a state that ISO 3166 does not have', type: 'string' },
      citizenshipBasis: { label: 'How the citizenship came about', type: 'string' },
      citizenshipDate: { label: 'Citizen since', type: 'date' },
    },
  },
  BankAccount: {
    properties: {
      holder: { label: 'Holder', type: 'entity', range: 'LegalEntity' },
    },
  },
  Payment: {
    properties: {
      transactionCount: { label: 'Number of transactions in the sum', type: 'number' },
      reportNumber: { label: 'Number of the report it was named in', type: 'string' },
      reportedBy: { label: 'Who reported it', type: 'entity', range: 'LegalEntity' },
    },
  },
  UnknownLink: {
    properties: {
      weight: { label: 'Weight of the tie as the source counts it', type: 'number' },
    },
  },
  Passport: {
    properties: {
      issueDate: { label: 'Issued', type: 'date' },
      expiryDate: { label: 'Expires', type: 'date' },
    },
  },
}
