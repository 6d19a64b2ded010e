import { hasLegalForm } from '../../model/value/legal-form.ts'
import { splitPersonName } from '../../model/value/name.ts'

/** Words that say that a display name is of a desk, a list or a machine, in the languages seen in practice, folded. */
const deskWords = new Set(
  ('info admin administrator administration office sales support service services team department dept helpdesk help desk newsletter news ' +
    'noreply no-reply donotreply mailer daemon postmaster webmaster system alert alerts notification notifications list lists group members ' +
    'customer customers billing accounts accounting finance hr human resources marketing press media security it board committee council ' +
    'university school college institute bank agency ministry government police court embassy association society union club church hospital ' +
    'hotel airlines travel online shop store digest updates users user dev developers project all staff employees undisclosed recipients ' +
    'kundenservice kundendienst buchhaltung verwaltung vertrieb sekretariat redaktion abteilung verein gesellschaft amt ' +
    'comptabilite secretariat direction redaction ministere universite service-client contact contacto ventas soporte administracion ' +
    'ип отдел служба поддержка редакция компания банк ' +
    'the and for of your our').split(' '),
)

/**
 * Whether the display name of a mail address reads as the name of a person: two to five words of letters, no word of a
 * desk or a company. When in doubt it is not: the entity stays a LegalEntity, which a person may be.
 */
export function readsAsPerson(name: string): boolean {
  if (name.length > 120) return false
  const text = name.replace(/\s*\([^)]*\)\s*$/u, '').trim()
  if (text.length > 60 || /[\d@/|_#&:;!?*<>[\]{}"]/u.test(text) || hasLegalForm(text)) return false
  if ((text.match(/,/gu)?.length ?? 0) > 1) return false
  const words = text.split(/[\s,]+/u).filter((word) => word !== '')
  if (words.length < 2 || words.length > 5) return false
  if (words.some((word) => deskWords.has(fold(word)))) return false
  if (!words.every((word) => /^\p{L}[\p{L}\p{M}'\u2019.\u00b7-]*$/u.test(word))) return false
  const { first, last } = splitPersonName(text)
  return Boolean(first && last) && words.some((word) => word.length > 2 || /\p{Lo}/u.test(word)) && isCapitalised(words)
}

/** Alphabets with two cases write names with capitals; a sentence in lower case is no name, an address part may be one. */
function isCapitalised(words: readonly string[]): boolean {
  const cased = words.filter((word) => /\p{Lu}|\p{Ll}/u.test(word[0]!))
  return cased.length === 0 || cased.filter((word) => /\p{Lu}/u.test(word[0]!)).length >= Math.min(2, cased.length)
}

function fold(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\.$/u, '')
}
