import type { CheckDescription } from '../sign.ts'

/** Every check of the files of a chip, in the order of the sheet. Each is one rule of passive authentication (ICAO Doc 9303-11, 5.1) or around it. */
export const chipChecks = {
  structure: {
    id: 'chip.structure', title: 'Structure of the signed file', clause: 'ICAO Doc 9303-10, 4.6.2', strength: 'B',
    explanations: ['copy-damaged', 'issuer-practice', 'old-standard'],
  },
  encoding: {
    id: 'chip.encoding', title: 'Encoding of the signed file', clause: 'ITU-T X.690, 10 and 11; ICAO Doc 9303-10, 4.6.2', strength: 'C',
    explanations: ['issuer-practice', 'copy-damaged'],
  },
  signature: {
    id: 'chip.signature', title: 'Signature over the hashes', clause: 'ICAO Doc 9303-11, 5.1; RFC 5652, 5.4', strength: 'A',
    explanations: ['copy-damaged', 'mixed-files'],
  },
  groupHash: {
    id: 'chip.group-hash', title: 'Hash of a data group', clause: 'ICAO Doc 9303-11, 5.1; Doc 9303-10, 4.6.2.3', strength: 'A',
    explanations: ['copy-damaged', 'mixed-files'],
  },
  groupCovered: {
    id: 'chip.group-covered', title: 'Data group that no hash covers', clause: 'ICAO Doc 9303-10, 4.6.2.3', strength: 'B',
    explanations: ['mixed-files', 'specimen', 'issuer-practice'],
  },
  groupsListed: {
    id: 'chip.groups-listed', title: 'List of the files beside the hashes', clause: 'ICAO Doc 9303-10, 4.6.1', strength: 'B',
    explanations: ['mixed-files', 'issuer-practice'],
  },
  signerChain: {
    id: 'chip.signer-chain', title: 'Issuer of the signing certificate', clause: 'ICAO Doc 9303-11, 5.1; Doc 9303-12, 4', strength: 'A',
    explanations: ['copy-damaged', 'list-incomplete', 'specimen'],
  },
  signerPeriod: {
    id: 'chip.signer-period', title: 'Time of signing', clause: 'ICAO Doc 9303-12, 7.1; RFC 5280, 4.1.2.5', strength: 'B',
    explanations: ['wrong-clock', 'specimen', 'issuer-practice'],
  },
  signerRevoked: {
    id: 'chip.signer-revoked', title: 'Revocation of the signing certificate', clause: 'ICAO Doc 9303-12, 7.2; RFC 5280, 5', strength: 'B',
    explanations: ['revoked-later'],
  },
  signerCountry: {
    id: 'chip.signer-country', title: 'State of the signer and of the document', clause: 'ICAO Doc 9303-12, 7.1; BSI TR-03135', strength: 'B',
    explanations: ['specimen', 'issuer-practice', 'mixed-files'],
  },
  key: {
    id: 'chip.signer-key', title: 'Key of the signer', clause: 'ICAO Doc 9303-12, 4.4; RFC 5480, 2.1.1', strength: 'C', explanations: ['issuer-practice'],
  },
  zonePrinted: {
    id: 'chip.zone-printed', title: 'Zone on the chip beside the printed zone', clause: 'ICAO Doc 9303-10, 4.7.1', strength: 'B',
    explanations: ['misread', 'mixed-files'],
  },
  detailsAgree: {
    id: 'chip.details-agree', title: 'Details on the chip beside its zone', clause: 'ICAO Doc 9303-10, 4.7.11', strength: 'B',
    explanations: ['name-changed', 'specimen', 'mixed-files'],
  },
  padding: {
    id: 'chip.padding', title: 'Bytes after the end of a file', clause: 'ICAO Doc 9303-10, 3.4', strength: 'C', explanations: ['padded-read'],
  },
  masterList: {
    id: 'chip.master-list', title: 'Signature of the list of trusted certificates', clause: 'ICAO Doc 9303-12, 8', strength: 'C', explanations: ['list-unsigned'],
  },
  copy: {
    id: 'chip.copy', title: 'Copy of a chip', clause: 'ICAO Doc 9303-11, 5.1 and 6', strength: 'I', explanations: [],
  },
} as const satisfies Record<string, CheckDescription>
