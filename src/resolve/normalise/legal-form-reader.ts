import { editDistance } from './edit-distance.ts'
import { legalFormTable } from './table/legal-form-table.ts'
import { unpartedFormTable } from './table/unparted-form-table.ts'

/** Words of a name without its legal forms, and the kinds of organisation that these tell, sorted: `jsc`, `llc`. */
export interface FormReading {
  readonly words: readonly string[]
  readonly kinds: readonly string[]
}

/** What is a number, a word or an abbreviation of several things is not taken for a legal form. */
const notForms = new Set(['ii', 'iii', 'iv', 'un', 'us', 'uk', 'eu'])
const kindOf = new Map(legalFormTable.flatMap((line) => {
  const [kind, forms] = line.split(':') as [string, string]
  return forms.split('|').filter((form) => !notForms.has(form)).map((form) => [form, kind] as const)
}))
const longForms = [...kindOf.keys()].filter((form) => form.length >= 12)
const byLength = Map.groupBy(longForms, (form) => form.length)
const longestForm = 8
const mostForms = 4

/**
 * Takes legal forms off both ends of a folded name, the longest first, as often as there are any; a word at least is left.
 * A long form may have a slip (`joynt stock company`).
 */
export function readLegalForms(words: readonly string[]): FormReading {
  const kinds = new Set<string>()
  let left = [...words]
  for (let taken = 0; taken < mostForms; taken++) {
    const found = formAt(left, true) ?? formAt(left, false)
    if (!found) break
    kinds.add(found.kind)
    left = found.words
  }
  return { words: left, kinds: [...kinds].sort() }
}

/** A name as written without the legal form that is joined to it, in scripts that part no words. */
export function withoutUnpartedForm(text: string): string {
  const form = unpartedFormTable.find((each) => text.length > each.length && (text.endsWith(each) || text.startsWith(each)))
  if (!form) return text
  return text.endsWith(form) ? text.slice(0, -form.length) : text.slice(form.length)
}

function formAt(words: readonly string[], atEnd: boolean): { words: string[]; kind: string } | undefined {
  for (let length = Math.min(longestForm, words.length - 1); length > 0; length--) {
    const piece = (atEnd ? words.slice(-length) : words.slice(0, length)).join(' ')
    const kind = kindOf.get(piece) ?? kindOf.get(piece.replaceAll(' ', '')) ?? kindOfSlip(piece)
    if (kind) return { kind, words: atEnd ? words.slice(0, -length) : words.slice(length) }
  }
  return undefined
}

function kindOfSlip(piece: string): string | undefined {
  if (piece.length < 12) return undefined
  for (const length of [piece.length - 1, piece.length, piece.length + 1]) {
    const form = byLength.get(length)?.find((each) => each[0] === piece[0] && editDistance(each, piece, 1) <= 1)
    if (form) return kindOf.get(form)
  }
  return undefined
}
