/** How the values of an element are written. */
export interface ElementRule {
  readonly name: string
  readonly pattern: RegExp
  /** Editions of the standard in which it must be there, first and last. */
  readonly required?: readonly [first: number, last: number]
  /** Of driver licences alone. */
  readonly ofLicences?: boolean
}

const text = (most: number): RegExp => new RegExp(`^[\\x20-\\x7e\\xa0-\\xff]{1,${most}}$`)
const eyes = /^(?:BLK|BLU|BRO|GRY|GRN|HAZ|MAR|PNK|DIC|UNK)\s*$/
const cut = /^[NTU]$/
const date = /^\d{8}$/

/** Data elements of annex D.12.5 (tables D.3 and D.4), editions of 2005 to 2025. */
export const aamvaElements: Readonly<Record<string, ElementRule>> = {
  DCA: { name: 'vehicle class', pattern: text(6), required: [2, 99], ofLicences: true }, DCB: { name: 'restrictions', pattern: text(12), required: [2, 99], ofLicences: true },
  DCD: { name: 'endorsements', pattern: text(5), required: [2, 99], ofLicences: true }, DBA: { name: 'date of expiry', pattern: date, required: [1, 99] },
  DCS: { name: 'family name', pattern: text(40), required: [2, 99] }, DAC: { name: 'first name', pattern: text(40), required: [4, 99] },
  DAD: { name: 'middle names', pattern: text(40), required: [4, 99] }, DBD: { name: 'date of issue', pattern: date, required: [1, 99] },
  DBB: { name: 'date of birth', pattern: date, required: [1, 99] }, DBC: { name: 'sex', pattern: /^[129MFX]$/, required: [1, 99] },
  DAY: { name: 'colour of the eyes', pattern: eyes, required: [2, 99] }, DAU: { name: 'height', pattern: /^\d{3} ?(?:in|cm|IN|CM)$|^\d{3}$/, required: [2, 99] },
  DAG: { name: 'street', pattern: text(35), required: [1, 99] }, DAI: { name: 'town', pattern: text(20), required: [1, 99] },
  DAJ: { name: 'state of the address', pattern: /^[A-Z]{2}$/, required: [1, 99] }, DAK: { name: 'postal code', pattern: /^[A-Z0-9][A-Z0-9 -]{4,10}$/, required: [1, 99] },
  DAQ: { name: 'number of the card', pattern: text(25), required: [1, 99] }, DCF: { name: 'number of the document', pattern: text(25), required: [2, 99] },
  DCG: { name: 'country', pattern: /^(?:USA|CAN|MEX)$/, required: [2, 99] }, DDE: { name: 'family name cut', pattern: cut, required: [4, 99] },
  DDF: { name: 'first name cut', pattern: cut, required: [4, 99] }, DDG: { name: 'middle name cut', pattern: cut, required: [4, 99] },
  DDA: { name: 'compliance', pattern: /^[FNM]$/ }, DDB: { name: 'date of the card\u2019s design', pattern: date }, DDC: { name: 'endorsement ends', pattern: date },
  DDD: { name: 'temporary stay', pattern: /^[01]$/ }, DDH: { name: 'under 18 until', pattern: date }, DDI: { name: 'under 19 until', pattern: date },
  DDJ: { name: 'under 21 until', pattern: date }, DDK: { name: 'organ donor', pattern: /^1$/ }, DDL: { name: 'veteran', pattern: /^1$/ },
  DCU: { name: 'suffix of the name', pattern: text(5) }, DCK: { name: 'number of the stock', pattern: text(25) }, DAW: { name: 'weight in pounds', pattern: /^\d{3}$/ },
  DAX: { name: 'weight in kilograms', pattern: /^\d{3}$/ }, DCE: { name: 'range of weight', pattern: /^\d$/ }, DAZ: { name: 'colour of the hair', pattern: text(12) },
}
