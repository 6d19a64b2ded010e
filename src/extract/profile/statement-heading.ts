import { readDate } from '../../model/value/date.ts'
import type { ReadingSettings } from '../../model/value/reading-settings.ts'
import { subSpan, type Span } from '../document/span.ts'
import { labelledValue } from './labelled-value.ts'
import type { LayoutRow } from './layout-row.ts'
import type { StatementPeriod } from './statement-date.ts'

/** What an account statement says of itself, as far as it is labelled. */
export interface StatementHeading {
  readonly iban?: Span | undefined
  readonly accountNumber?: Span | undefined
  readonly holder?: Span | undefined
  readonly bankName?: Span | undefined
  readonly bic?: Span | undefined
  readonly currency?: Span | undefined
  readonly statementNumber?: Span | undefined
  readonly period?: StatementPeriod | undefined
}

const labels = {
  iban: /(?:account )?IBAN/,
  accountNumber: /account (?:number|no)|a\/c no|konto(?:nummer|-?nr)|num\u00e9ro de compte/,
  holder: /(?:account )?holder(?: name)?|account name|kontoinhaber(?:in)?|inhaber|titulaire|customer(?: name)?|kunde/,
  bankName: /bank(?: name)?|institut/,
  bic: /BIC(?: ?\/ ?SWIFT)?|SWIFT(?:[ -]?code)?/,
  currency: /(?:account )?currency|w\u00e4hrung|devise/,
  statementNumber: /(?:account )?statement (?:number|no)|(?:konto)?auszug(?:snummer|s-?nr|(?: |-)nr)?|relev\u00e9 n\u00b0|auszug/,
  period: /(?:statement )?period|zeitraum|p\u00e9riode|statement (?:from|dates)|from/,
}

/** Reads the labelled values in the rows above a statement's table. */
export function readHeading(rows: readonly LayoutRow[], settings: ReadingSettings): StatementHeading {
  const period = labelledValue(rows, labels.period)
  const iban = labelledValue(rows, labels.iban)
  return {
    iban: iban && ibanPart(iban),
    accountNumber: labelledValue(rows, labels.accountNumber),
    holder: labelledValue(rows, labels.holder, true),
    bankName: labelledValue(rows, labels.bankName),
    bic: labelledValue(rows, labels.bic),
    currency: labelledValue(rows, labels.currency),
    statementNumber: labelledValue(rows, labels.statementNumber),
    period: period && readPeriod(period.text, settings),
  }
}

/** The IBAN at the start of a span; other values may follow it in the same line. */
export function ibanPart(span: Span): Span | undefined {
  const match = /^[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3}(?![A-Za-z0-9]))?/.exec(span.text)
  return match ? subSpan(span, 0, match[0].length) : undefined
}

function readPeriod(text: string, settings: ReadingSettings): StatementPeriod | undefined {
  const ends = text.split(/\s+(?:-|\u2013|to|bis|until|au|al|a)\s+|\s*\u2013\s*/u)
  const [from, to] = ends.map((end) => readDate(end.trim(), settings)?.value)
  return from && to && from.length >= 10 && to.length >= 10 ? { from, to } : undefined
}
