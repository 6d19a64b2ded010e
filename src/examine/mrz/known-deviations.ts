import type { Mrz, MrzDigit } from './parse-mrz.ts'

/** A way in which genuine documents of an issuer depart from the standard. */
interface KnownDeviation {
  readonly issuer: string
  readonly format: Mrz['layout']['format']
  readonly digits: readonly MrzDigit['of'][]
  /** Continues the sentence "The check digit does not hold; ...". */
  readonly says: string
  /** Where it is reported. */
  readonly source: string
}

/** All that are known to us, each with its source. A deviation without a source is not entered. */
const knownDeviations: readonly KnownDeviation[] = [
  {
    issuer: 'BWA', format: 'TD3', digits: ['number', 'composite'],
    says: 'passports of Botswana have been reported whose number has a digit that the standard does not give.',
    source: 'github.com/foxanna/mrz_parser, issue 3',
  },
]

/** What is known of a digit that does not hold, in words; undefined when nothing is. */
export function knownDeviation(mrz: Mrz, digit: MrzDigit['of']): string | undefined {
  const issuer = mrz.fields.issuer.replace(/<+$/, '')
  const known = knownDeviations.find((entry) => entry.issuer === issuer && entry.format === mrz.layout.format && entry.digits.includes(digit))
  return known && `${known.says} Source: ${known.source}.`
}

/**
 * Why a zone is not examined by the standard's layout, in a sentence; undefined when it is. The French identity card
 * issued until 2021 has two lines of 36 characters laid out otherwise (PRADO, Council of the European Union, FRA-BO-02002).
 */
export function foreignLayout(mrz: Mrz): string | undefined {
  if (mrz.layout.format !== 'TD2' || mrz.fields.issuer !== 'FRA' || mrz.fields.type !== 'ID') return undefined
  return 'The French identity card issued until 2021 has a layout of its own, which is not examined.'
}
