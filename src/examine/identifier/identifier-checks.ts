import { isValidBIC, validateIBAN, ValidationErrorsIBAN } from 'ibantools'
import { hasImoDigit, hasLuhnDigit, hasMod97Digits, hasVinDigit } from '../../model/value/check-digits.ts'
import { containerFault, containerProperties } from './container-number.ts'
import { vatFault } from './vat-number.ts'
import type { Check, Observation } from '../check.ts'
import type { Place } from '../sign.ts'

/** One value of an identifier in one exhibit. */
export interface IdentifierSubject extends Place {
  readonly schema: string
  readonly property: string
  /** As written, without blanks and marks, in capitals. */
  readonly compact: string
}

interface DigitRule {
  readonly id: string
  readonly title: string
  readonly clause: string
  /** A where a check digit decides, B where only the form of the standard does. */
  readonly strength: 'A' | 'B'
  readonly explanations: readonly string[]
  fits(subject: IdentifierSubject): boolean
  /** Undefined when it holds, else what is wrong. */
  fault(compact: string): string | undefined
}

const ibanFaults: Readonly<Record<number, string>> = {
  [ValidationErrorsIBAN.WrongBBANLength]: 'its length is not that of its country',
  [ValidationErrorsIBAN.WrongBBANFormat]: 'its letters and digits are not placed as its country places them',
  [ValidationErrorsIBAN.WrongIBANChecksum]: 'its check digits (MOD 97-10) do not hold',
  [ValidationErrorsIBAN.WrongAccountBankBranchChecksum]: 'the check digit of the domestic account number does not hold',
  [ValidationErrorsIBAN.NoIBANCountry]: 'no country of the IBAN registry begins so',
}

const rules: readonly DigitRule[] = [
  {
    id: 'identifier.iban', title: 'IBAN', clause: 'ISO 13616-1; ISO/IEC 7064 MOD 97-10', strength: 'A', explanations: ['typing', 'misread', 'domestic-account', 'shortened'],
    fits: ({ property, compact }) => /^(?:iban|accountNumber|counterpartyAccountNumber)$/.test(property) && /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(compact),
    fault: (compact) => {
      const { valid, errorCodes } = validateIBAN(compact)
      return valid ? undefined : errorCodes.map((code) => ibanFaults[code] ?? 'it is not built as an IBAN').join('; ')
    },
  },
  {
    id: 'identifier.lei', title: 'LEI', clause: 'ISO 17442; ISO/IEC 7064 MOD 97-10', strength: 'A', explanations: ['typing', 'misread'],
    fits: ({ property }) => property === 'leiCode',
    fault: (compact) => (isLei(compact) ? undefined : 'its 20 characters and check digits do not hold'),
  },
  {
    id: 'identifier.card-number', title: 'Card number', clause: 'ISO/IEC 7812-1, annex B (Luhn)', strength: 'A', explanations: ['typing', 'misread', 'shortened'],
    fits: ({ schema, property, compact }) => schema === 'Card' && property === 'cardNumber' && /^\d{13,19}$/.test(compact),
    fault: (compact) => (hasLuhnDigit(compact) ? undefined : 'its last digit does not hold'),
  },
  {
    id: 'identifier.imei', title: 'IMEI', clause: '3GPP TS 23.003, annex B (Luhn)', strength: 'A', explanations: ['transmitted-imei', 'typing', 'misread'],
    fits: ({ property, compact }) => /^(?:imei|callerImei|receiverImei)$/.test(property) && /^\d{15}$/.test(compact),
    fault: (compact) => (hasLuhnDigit(compact) ? undefined : 'its last digit does not hold'),
  },
  {
    id: 'identifier.imo', title: 'IMO ship number', clause: 'IMO Resolution A.1117(30)', strength: 'A', explanations: ['typing', 'misread'],
    fits: ({ schema, property }) => schema === 'Vessel' && property === 'imoNumber',
    fault: (compact) => (hasImoDigit(compact.replace(/^IMO/, '')) ? undefined : 'its seventh digit does not hold'),
  },
  {
    id: 'identifier.vin', title: 'Vehicle identification number', clause: 'ISO 3779; 49 CFR 565.15', strength: 'A', explanations: ['typing', 'misread', 'issuer-practice'],
    // Only North American makers (first character 1 to 5) must give a check digit.
    fits: ({ property, compact }) => property === 'vin' && /^[1-5][A-HJ-NPR-Z0-9]{16}$/.test(compact),
    fault: (compact) => (hasVinDigit(compact) ? undefined : 'its ninth character does not hold'),
  },
  {
    id: 'identifier.bic', title: 'BIC', clause: 'ISO 9362: four letters, country, two characters, and none or three more', strength: 'B', explanations: ['typing', 'misread', 'shortened'],
    fits: ({ property }) => property === 'bic' || property === 'swiftBic',
    fault: (compact) => (isValidBIC(compact) ? undefined : 'it is not built as a BIC, or names no country'),
  },
  {
    id: 'identifier.vat', title: 'VAT number', clause: 'Directive 2006/112/EC, article 215; check digit as its state lays down', strength: 'A', explanations: ['typing', 'misread', 'shortened'],
    fits: ({ property, compact }) => property === 'vatCode' && vatFault(compact) !== 'unknown',
    fault: (compact) => vatFault(compact),
  },
  {
    id: 'identifier.container', title: 'Container number', clause: 'ISO 6346, annex A', strength: 'A', explanations: ['typing', 'misread'],
    // A register's number of a company may look like one.
    fits: ({ schema, property, compact }) => /^(?:Asset|Thing|Vehicle|Vessel)$/.test(schema) && containerProperties.includes(property) && /^[A-Z]{3}[JUZ]\d{7}$/.test(compact),
    fault: (compact) => containerFault(compact),
  },
]

/** Checks of numbers that carry check digits. */
export const identifierChecks: readonly Check<IdentifierSubject>[] = rules.map((rule) => ({
  id: rule.id, title: rule.title, clause: rule.clause, strength: rule.strength, explanations: rule.explanations,
  examine: (subject) => (rule.fits(subject) ? [observe(rule, subject)] : []),
}))

/** Properties that any of the checks reads. */
export const identifierProperties: readonly string[] = [
  'iban', 'accountNumber', 'counterpartyAccountNumber', 'leiCode', 'cardNumber', 'imei', 'callerImei', 'receiverImei', 'imoNumber', 'vin', 'bic', 'swiftBic', 'vatCode', ...containerProperties,
]

function isLei(compact: string): boolean {
  return /^[A-Z0-9]{18}\d\d$/.test(compact) && hasMod97Digits(compact)
}

function observe(rule: DigitRule, { compact }: IdentifierSubject): Observation {
  const fault = rule.fault(compact)
  const expected = `${rule.title} whose length and check digits hold`
  if (!fault) return { outcome: 'pass', observed: compact, expected, message: `${rule.title} ${compact}: the check digits hold.` }
  // Networks report handset numbers with 0 in place of the digit, so nothing can be told of such a number.
  const outcome = rule.id === 'identifier.imei' && compact.endsWith('0') ? 'undetermined' : 'fail'
  return { outcome, observed: compact, expected, message: `${rule.title} ${compact}: ${fault}.` }
}
