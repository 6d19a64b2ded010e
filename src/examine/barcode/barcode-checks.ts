import type { CheckDescription } from '../sign.ts'

/** Every check of a barcode that nobody has signed, in the order of the sheet. */
export const barcodeChecks = {
  content: {
    id: 'barcode.content', title: 'Content of the barcode', clause: 'ISO/IEC 15438, 18004, 16022, 24778', strength: 'I', explanations: [],
  },
  unsigned: {
    id: 'barcode.unsigned', title: 'Signature of the barcode', clause: 'AAMVA DL/ID Card Design Standard, annex D.1', strength: 'I', explanations: [],
  },
  header: {
    id: 'barcode.aamva-header', title: 'Header of the card\u2019s barcode', clause: 'AAMVA DL/ID Card Design Standard, D.12.3', strength: 'B',
    explanations: ['misread', 'issuer-practice', 'old-standard'],
  },
  places: {
    id: 'barcode.aamva-places', title: 'Places and lengths of the parts', clause: 'AAMVA DL/ID Card Design Standard, D.12.4', strength: 'B',
    explanations: ['issuer-practice', 'copy-damaged'],
  },
  issuer: {
    id: 'barcode.aamva-issuer', title: 'Issuer number beside the state', clause: 'AAMVA DL/ID Card Design Standard, D.12.3 and D.12.4', strength: 'B',
    explanations: ['address-elsewhere', 'issuer-practice', 'specimen'],
  },
  elements: {
    id: 'barcode.aamva-elements', title: 'Data elements', clause: 'AAMVA DL/ID Card Design Standard, D.12.5', strength: 'B', explanations: ['issuer-practice', 'old-standard'],
  },
  dates: {
    id: 'barcode.aamva-dates', title: 'Dates and their order', clause: 'AAMVA DL/ID Card Design Standard, D.12.5', strength: 'B', explanations: ['issuer-practice', 'typing', 'day-month'],
  },
} as const satisfies Record<string, CheckDescription>
