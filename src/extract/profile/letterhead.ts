import { hasLegalForm } from '../../model/value/legal-form.ts'
import type { Span } from '../document/span.ts'
import type { LayoutRow } from './layout-row.ts'
import { looksLikePersonName } from './person-name.ts'

/** Who sends a business letter and whom it addresses, as the rows at its top tell. */
export interface Letterhead {
  readonly sender?: Span | undefined
  readonly addressee?: Span | undefined
}

const bankName = /\b(?:bank|banque|banca|banco|sparkasse|volksbank|kontorbank|credit union)\b|bank\b/i
const rowsLooked = 12
const longest = 80

/**
 * The parties of a letter that labels neither: the first row holds the name of a company or bank, which sends it; the next
 * row that is a company's or a person's name begins the address it goes to (DIN 5008, annex A; the same order elsewhere).
 */
export function readLetterhead(rows: readonly LayoutRow[]): Letterhead {
  const sender = rows[0]?.cells[0]?.span
  if (!sender || !isOrganisation(sender.text)) return {}
  const addressee = rows.slice(1, rowsLooked).map((row) => row.cells[0]?.span)
    .find((span) => span !== undefined && span.text !== sender.text && (isOrganisation(span.text) || looksLikePersonName(span.text)))
  return { sender, ...(addressee ? { addressee } : {}) }
}

/** Whether a text reads as the name of a bank. */
export function isBank(text: string): boolean {
  return text.length <= longest && !/[:\d]/.test(text) && bankName.test(text)
}

/** Whether a text reads as the name of an organisation: with a legal form, or a bank's. */
export function isOrganisation(text: string): boolean {
  return text.length <= longest && !text.includes(':') && (hasLegalForm(text) || isBank(text))
}
