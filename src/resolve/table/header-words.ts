import type { ColumnRole } from '../plan/column-role.ts'

/** Headers, without case and signs, that tell a column's role by themselves; the first that fits counts. */
export const headerPatterns: readonly (readonly [ColumnRole, RegExp])[] = [
  ['given-name', /^(first|fore|given|christian)names?$|^(fname|vorname|prenom|nombre|givn|firstnames)$/],
  ['family-name', /^(sur|last|family|second|maiden)names?$|^(lname|nachname|familienname|nomdefamille|apellidos?|surn)$/],
  ['birth-date', /dob$|^dateofbirth|^birth(date|day|dt)|^born(on)?$|geburtsdatum|datenaissance|^dateofnaissance$/],
  ['email', /e?mail(address)?$|^emailid$/],
  ['phone', /phone|mobile|^tel(ephone|efon)?(no|number)?$|^cell|fax/],
  ['postcode', /post(al)?code|^zip(code)?|postcode|^plz$|codepostal/],
  ['organisation', /company|organi[sz]ation|employer|^firm(name)?$|business|corporation|applicant|^bank(name)?$|entityname/],
  ['full-name', /^(full|person|customer|client|employee|holder|beneficiary|owner|contact|patient)?name$|^nameoffull|^fullname|^(customer|client|holder|beneficiary)$/],
  ['place', /^(birth|death)?place|placeofbirth|birthplace|city|town|suburb|village|locality|county|region|^state$|province|country|ort$|ville$/],
  ['address', /addr|street(?!no|num)|strasse|^rue$|^road$|lane/],
  ['amount', /amount|price|total|sum|value|betrag|montant|salary/],
  ['date', /date|datum|^day$|^when$/],
  ['identifier', /(ssn|socsec|passport|iban|vat|tax|national|licen[cs]e|account|register|registration|insurance|nhs|customer|policy|document|serial).*$/],
  ['category', /^(gender|sex|type|class|title|status|occupation|profession|job|cuisine|category|kind|state|streetno|streetnum(ber)?|housenumber)$/],
  ['text', /memo|description|note|comment|reference|remark|subject|detail|text/],
]

/** Headers of a column that numbers the records of a file, in order of preference. */
export const recordIdHeaders: readonly string[] = ['uniqueid', 'recordid', 'recid', 'rowid', 'id', 'rownumber', 'recordnumber']

/** A header as it is looked up: lower case, letters and digits only. */
export function headerKey(header: string): string {
  return header.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')
}
