import type { CheckDescription } from '../document/document-examiner.ts'

/** The checks of a PDF, by a short name. Texts of the product: a change is a change of what users read. */
export const pdfChecks = {
  range: {
    id: 'pdf.signature-range', title: 'Signed bytes', strength: 'A', explanations: ['signing-program', 'transfer-damage'],
    clause: 'ISO 32000-2, 12.8.1 and table 255 (ByteRange, Contents); ETSI EN 319 142-1, 5.3: the whole revision but the signature value',
  },
  field: {
    id: 'pdf.signature-field', title: 'Signatures of no form', strength: 'B', explanations: ['signing-program', 'saved-again'],
    clause: 'ISO 32000-2, 12.7.5.5: a signature is the value of a field; a reader shows no other',
  },
  overlap: {
    id: 'pdf.signature-overlap', title: 'Ranges of several signatures', strength: 'A', explanations: ['signing-program', 'transfer-damage'],
    clause: 'ISO 32000-2, 12.8.1: a later signature signs all that an earlier one signs, its value too',
  },
  value: {
    id: 'pdf.signature-value', title: 'Digest and signature value', strength: 'A', explanations: ['transfer-damage', 'signing-program'],
    clause: 'ISO 32000-2, 12.8.3; RFC 5652, 5.4 to 5.6; ETSI EN 319 142-1 (PAdES)',
  },
  padding: {
    id: 'pdf.signature-padding', title: 'Bytes after the signature value', strength: 'C', explanations: ['signing-program'],
    clause: 'ISO 32000-2, 12.8.1: what is left of the place reserved for Contents is filled with zeros',
  },
  chain: {
    id: 'pdf.signature-chain', title: 'Issuer of the signer\u2019s certificate', strength: 'B', explanations: ['root-not-given', 'signing-program'],
    clause: 'RFC 5280, section 6; ETSI EN 319 102-1, 5.2.6, against the roots that a person gave',
  },
  revocation: {
    id: 'pdf.signature-revocation', title: 'Revocation of the signer\u2019s certificate', strength: 'B', explanations: ['revoked-later', 'clock'],
    clause: 'RFC 5280, 5 and 6.3, by lists in the file (ISO 32000-2, 12.8.4.3) or given by a person',
  },
  time: {
    id: 'pdf.signature-time', title: 'Time of signing, by a time stamp', strength: 'B', explanations: ['clock', 'signing-program'],
    clause: 'RFC 5280, 4.1.2.5: the certificate is valid at the time of signing',
  },
  claimedTime: {
    id: 'pdf.signature-claimed-time', title: 'Time of signing, as the signer says', strength: 'C', explanations: ['clock', 'signing-program'],
    clause: 'ISO 32000-2, table 255 (M); RFC 5652, 11.3 (signing time): a claim, no proof',
  },
  timestamp: {
    id: 'pdf.signature-timestamp', title: 'Time stamp', strength: 'A', explanations: ['transfer-damage', 'signing-program'],
    clause: 'RFC 3161, 2.4.2; ISO 32000-2, 12.8.5; ETSI EN 319 142-1, 5.4.3',
  },
  content: {
    id: 'pdf.signed-content', title: 'Content after signing', strength: 'A', explanations: ['saved-again', 'signing-service'],
    clause: 'ISO 32000-2, 7.5.6 and 12.8.2.2; ETSI EN 319 142-1 (PAdES): what a reader sees is what was signed',
  },
  annotations: {
    id: 'pdf.signed-annotations', title: 'Annotations and fields after signing', strength: 'C', explanations: ['comment-added', 'signing-service'],
    clause: 'ISO 32000-2, 12.5 and 12.8.2.2, table 257',
  },
  permissions: {
    id: 'pdf.signed-permissions', title: 'Changes that the signature forbids', strength: 'B', explanations: ['saved-again', 'signing-service'],
    clause: 'ISO 32000-2, 12.8.2.2 (DocMDP) and 12.8.2.4 (FieldMDP)',
  },
  shadow: {
    id: 'pdf.shadow-objects', title: 'Objects that can be exchanged', strength: 'B', explanations: ['signing-program', 'saved-again'],
    clause: 'ISO 32000-2, 7.5.4 and 7.5.6: a revision names the objects that it brings, each once',
  },
  structure: {
    id: 'pdf.structure', title: 'Structure of the file', strength: 'C', explanations: ['transfer-damage', 'simple-writer'],
    clause: 'ISO 32000-2, 7.5.4, 7.5.5 and 7.5.8',
  },
  tail: {
    id: 'pdf.trailing-bytes', title: 'Bytes that belong to no revision', strength: 'C', explanations: ['transfer-damage', 'appended-by-transport'],
    clause: 'ISO 32000-2, 7.5.5: the file ends with its end mark',
  },
  revisions: {
    id: 'pdf.revisions', title: 'Pages changed by a later saving', strength: 'C', explanations: ['saved-again', 'form-stamped'],
    clause: 'ISO 32000-2, 7.5.6: an incremental update leaves the earlier content in the file',
  },
  dates: {
    id: 'pdf.date-order', title: 'Dates in order', strength: 'C', explanations: ['clock', 'converted'],
    clause: 'ISO 32000-2, table 349 (CreationDate, ModDate); ISO 16684-1, 8.4 (CreateDate, ModifyDate, MetadataDate)',
  },
  infoXmp: {
    id: 'pdf.info-xmp', title: 'Document information against XMP', strength: 'C', explanations: ['converted', 'partial-update'],
    clause: 'ISO 32000-2, 14.3.3; ISO 19005-1, 6.7.3: both tell the same',
  },
  documentId: {
    id: 'pdf.document-id', title: 'Identifiers of the document', strength: 'C', explanations: ['converted', 'simple-writer'],
    clause: 'ISO 32000-2, 14.4: the first part of ID stays when a file is updated; ISO 16684-1 (xmpMM)',
  },
  producers: {
    id: 'pdf.producer-chain', title: 'Programs that made and changed it', strength: 'I', explanations: ['converted'],
    clause: 'ISO 32000-2, table 349 (Creator, Producer); ISO 16684-1 (xmpMM:History)',
  },
  hiddenText: {
    id: 'pdf.hidden-text', title: 'Text that cannot be seen', strength: 'C', explanations: ['text-recognition', 'layout-program'],
    clause: 'ISO 32000-2, 9.3.6 (rendering mode), 8.5.4 (clipping), 14.11.2 (crop box)',
  },
  coveredText: {
    id: 'pdf.covered-text', title: 'Text that something is drawn over', strength: 'C', explanations: ['redaction', 'layout-program'],
    clause: 'ISO 32000-2, 11.2: what is painted later hides what is below',
  },
  textPicture: {
    id: 'pdf.text-picture', title: 'Text against the drawn page', strength: 'C', explanations: ['text-recognition', 'font-missing', 'layout-program'],
    clause: 'ISO 32000-2, 9.4 and 11.2: what is searched and copied is what is seen; that there is ink is looked at, not what it says',
  },
  figureFont: {
    id: 'pdf.figure-font', title: 'Figures in another font', strength: 'C', explanations: ['font-emphasis', 'form-stamped'],
    clause: 'ISO 32000-2, 9.6 and 9.9.2 (subsets): a column set by one program comes from one font',
  },
} as const satisfies Readonly<Record<string, CheckDescription>>
