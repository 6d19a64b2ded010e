import type { Mrz } from '../../extract/mrz/parse-mrz.ts'

/** A way in which genuine documents of an issuer depart from the standard. */
interface KnownDeviation {
  readonly issuer: string
  readonly format: Mrz['layout']['format']
  /** How the type begins, where only some of the issuer's documents depart. */
  readonly type?: RegExp
  /** The checks it concerns, without `mrz.`. */
  readonly checks: readonly string[]
  /** Continues the sentence "The rule does not hold; ...". */
  readonly says: string
  /** Where it is reported. */
  readonly source: string
}

/** All that are known to us, each with its source. A deviation without a source is not entered. */
const knownDeviations: readonly KnownDeviation[] = [
  {
    issuer: 'BWA', format: 'TD3', checks: ['number-digit', 'composite-digit'],
    says: 'passports of Botswana have been reported whose number has a digit that the standard does not give.',
    source: 'github.com/foxanna/mrz_parser, issue 3 (2020)',
  },
  {
    issuer: 'RUS', format: 'TD3', type: /^PN/, checks: ['names', 'page-names'],
    says: 'the passport of the Russian Federation for use at home writes names by a transliteration of its own, with digits for some letters.',
    source: 'Rules and manner of forming the machine readable record in the passport of a citizen of the Russian Federation (Federal Migration Service)',
  },
]

/** What is known of a rule that does not hold in a zone, in words; undefined when nothing is. */
export function knownDeviation(mrz: Mrz, check: string): string | undefined {
  const issuer = mrz.fields.issuer.replace(/<+$/, '')
  const known = knownDeviations.find((entry) => entry.issuer === issuer && entry.format === mrz.layout.format && entry.checks.includes(check)
    && (entry.type?.test(mrz.fields.type) ?? true))
  return known && `${known.says} Source: ${known.source}.`
}
