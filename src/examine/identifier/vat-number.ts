import { euVat } from 'stdnum'

/** What the library has for one state. */
interface Validator {
  validate(value: string): { readonly isValid: boolean }
}

const validators: Readonly<Record<string, readonly Validator[] | Validator | undefined>> = euVat
/** Greece and Northern Ireland write another prefix than their country code. */
const prefixes: Readonly<Record<string, string>> = { EL: 'GR' }

/**
 * What is wrong with a VAT number that begins with the prefix of its state; undefined when its check digits hold, `unknown` when
 * it begins with none whose rule is known.
 */
export function vatFault(compact: string): 'unknown' | 'its length or check digit is not that of its state' | undefined {
  const prefix = compact.slice(0, 2)
  const known = validators[prefixes[prefix] ?? prefix]
  if (!known || !/^[A-Z]{2}[A-Z0-9+*]{2,13}$/.test(compact)) return 'unknown'
  // Some states write their numbers without the prefix inside the state; the library takes either.
  const forms = [compact, compact.slice(2)]
  const all = Array.isArray(known) ? (known as readonly Validator[]) : [known as Validator]
  return all.some((validator) => forms.some((form) => validator.validate(form).isValid)) ? undefined : 'its length or check digit is not that of its state'
}
