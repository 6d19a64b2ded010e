import type { CheckDescription } from '../sign.ts'

/** Every check of a visible digital seal, in the order of the sheet. */
export const sealChecks = {
  structure: {
    id: 'seal.structure', title: 'Structure of the seal', clause: 'ICAO Doc 9303-13, 2.3; BSI TR-03137-1, 2.3', strength: 'B',
    explanations: ['copy-damaged', 'issuer-practice', 'specimen'],
  },
  signature: {
    id: 'seal.signature', title: 'Signature of the seal', clause: 'ICAO Doc 9303-13, 2.4; BSI TR-03137-1, 2.4', strength: 'A', explanations: ['copy-damaged'],
  },
  signer: {
    id: 'seal.signer', title: 'Signer of the seal', clause: 'ICAO Doc 9303-13, 3; Doc 9303-12, 7', strength: 'A', explanations: ['copy-damaged', 'list-incomplete', 'specimen'],
  },
  signerPeriod: {
    id: 'seal.signer-period', title: 'Date of the signature', clause: 'ICAO Doc 9303-12, 7.1; RFC 5280, 4.1.2.5', strength: 'B', explanations: ['wrong-clock', 'specimen'],
  },
  country: {
    id: 'seal.country', title: 'State of the seal and of its signer', clause: 'ICAO Doc 9303-13, 2.3.1', strength: 'B', explanations: ['specimen', 'issuer-practice'],
  },
  dates: {
    id: 'seal.dates', title: 'Order of the dates', clause: 'ICAO Doc 9303-13, 2.3.1', strength: 'C', explanations: ['issuer-practice', 'wrong-clock'],
  },
  zoneDigits: {
    id: 'seal.zone-digits', title: 'Check digits of the zone in the seal', clause: 'ICAO Doc 9303-3, 4.9', strength: 'A', explanations: ['issuer-practice', 'specimen'],
  },
  zonePrinted: {
    id: 'seal.zone-printed', title: 'Zone in the seal beside the printed zone', clause: 'ICAO Doc 9303-13, 5', strength: 'B', explanations: ['misread', 'mixed-files'],
  },
  copy: {
    id: 'seal.copy', title: 'Seal and document', clause: 'ICAO Doc 9303-13, 5', strength: 'I', explanations: [],
  },
} as const satisfies Record<string, CheckDescription>
