/**
 * Innocent explanations, told with every sign and contradiction that could be read as more than it is. Each is one
 * sentence an examiner could say. Texts of the product: a change is a change of what users read.
 */
export const explanations = {
  'misread': 'A character was misread by a scanner or a person; look at the original line.',
  'typing': 'A number or date was mistyped when the record was made.',
  'issuer-practice': 'The issuing office is known to depart from the standard in some of its genuine documents.',
  'specimen': 'The document is a specimen or a test print.',
  'old-standard': 'The document follows an earlier edition of the standard.',
  'unknown-date': 'The holder\u2019s date of birth is not fully known, which the standard allows to be left open.',
  'shortened': 'The number was shortened, masked or grouped for display.',
  'transmitted-imei': 'A network reports the handset number with 0 or another spare digit in place of the check digit.',
  'domestic-account': 'It is a domestic account number that only looks like an IBAN.',
  'page-missing': 'A page or some rows were left out when the statement was copied or exported.',
  'rows-filtered': 'The export shows a selection of rows, not all of them.',
  'value-date-order': 'The rows are in order of value date or of another column, while the balance follows the booking.',
  'correction': 'The bank booked and reversed an entry on another statement.',
  'rounding': 'Amounts were rounded or converted from another currency.',
  'not-one-entity': 'The two records speak of two persons or companies that were taken for one.',
  'changed-over-time': 'Both were true, at different times.',
  'other-source-error': 'One of the two sources has it wrong.',
  'day-month': 'One source writes the day first, the other the month.',
  'placeholder-date': 'Registers write the first of January when only the year is known.',
  'renewed-number': 'The number was given anew after the first document ran out, or belongs to another series of the issuer.',
  'name-changed': 'The holder\u2019s name changed, or is written in two scripts or spellings.',
  'two-titles': 'The person holds both posts, or the two lists name one post differently.',
  'free-text-title': 'In a curriculum vitae people describe their own post in words of their own.',
  'late-registration': 'The event was recorded late, with the date of the record.',
  'migrated-account': 'The account was moved from another bank or system and kept its history.',
} as const

/** A key of the explanations. */
export type ExplanationKey = keyof typeof explanations

/** The sentence of a key. Throws a TypeError where there is none: a check must not name what does not exist. */
export function explain(key: string): string {
  if (!(key in explanations)) throw new TypeError(`There is no explanation '${key}'.`)
  return explanations[key as ExplanationKey]
}
