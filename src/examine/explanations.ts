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
  'other-charges': 'Freight, deposit, discount or another charge stands outside the sum.',
  'several-rates': 'Some lines bear another rate of tax, or none.',
  'discount': 'A discount, a minimum charge or a price for another unit applies.',
  'paid-twice': 'The payer made the same payment twice on one day, as for two of one thing.',
  'exported-twice': 'Two exports or pages that overlap were joined.',
  'fixed-prices': 'Prices, fees, wages or limits of a fixed size stand behind many of the amounts.',
  'joined-files': 'Several papers were scanned or printed into one file, or one of them was taken out to be filed.',
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
  'signing-program': 'The signing program writes signatures in a way of its own; other files of the same program show the same.',
  'transfer-damage': 'The file was damaged or cut when it was copied, mailed or stored.',
  'root-not-given': 'The issuer is one whose root certificate nobody gave, or that runs a list of its own.',
  'revoked-later': 'The certificate was revoked after it was used, when a card was replaced or a person left.',
  'clock': 'The clock of the machine was wrong, or the time zone was not written.',
  'saved-again': 'A viewer or document system saved the file again without anybody meaning to change it.',
  'signing-service': 'A signing service adds links, pictures and fields of its own between the signatures of several parties.',
  'comment-added': 'Somebody commented on, stamped or marked the signed document, as offices do.',
  'simple-writer': 'The program that wrote the file keeps the rules loosely, and does so in all its files.',
  'appended-by-transport': 'A mail gateway, a scanner or a web server appended bytes of its own.',
  'form-stamped': 'A number, date or stamp was printed onto a finished page by a second program.',
  'converted': 'The file was converted, printed to PDF or joined from others by a second program.',
  'partial-update': 'The last program brought only one of the two up to date.',
  'text-recognition': 'The page is a scan, with invisible text over the picture from text recognition.',
  'layout-program': 'The program that laid out the page draws such text for its own ends: marks of a form, links, reading aloud.',
  'redaction': 'The words were blacked out or replaced on purpose and openly, for privacy or as a correction.',
  'font-emphasis': 'The figure is set off on purpose, as a total is, or the font lacks one of its characters.',
  'copy-damaged': 'The file was damaged or cut when it was read or copied: read the chip, seal or document again.',
  'mixed-files': 'Files of two documents, or of two readings, were put together.',
  'list-incomplete': 'The list of trusted certificates is older or younger than the document, or lacks its issuer.',
  'list-unsigned': 'The list was converted or cut out of its signed form by whoever passed it on.',
  'wrong-clock': 'The clock of the office that signed was wrong, or the date of issue is not the day of signing.',
  'padded-read': 'The program that read the file reads whole blocks and left padding at the end.',
} as const

/** A key of the explanations. */
export type ExplanationKey = keyof typeof explanations

/** The sentence of a key. Throws a TypeError where there is none: a check must not name what does not exist. */
export function explain(key: string): string {
  if (!(key in explanations)) throw new TypeError(`There is no explanation '${key}'.`)
  return explanations[key as ExplanationKey]
}
