import { readDate } from '../../model/value/date.ts'
import type { ReadingSettings } from '../../model/value/reading-settings.ts'
import type { Span } from '../document/span.ts'
import { findIban, labelledValue, restAfterLabel } from './labelled-value.ts'
import type { LayoutRow } from './layout-row.ts'
import { isBank, readLetterhead } from './letterhead.ts'
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
  accountNumber: /account (?:number|no)|a\/c no|konto(?:nummer|-?nr)|num\u00e9ro de compte/,
  holder: /(?:account )?holder(?: name)?|account name|kontoinhaber(?:in)?|inhaber|titulaire|customer(?: name)?|kunde/,
  bankName: /bank(?: name)?|institut/,
  bic: /BIC(?: ?\/ ?SWIFT)?|SWIFT(?:[ -]?code)?/,
  currency: /(?:account )?currency|w\u00e4hrung|devise/,
  statementNumber: /(?:account )?statement (?:number|no)|(?:konto)?auszug(?:snummer|s-?nr|(?: |-)nr)?|relev\u00e9 n\u00b0/,
  period: /(?:statement )?period|zeitraum|p\u00e9riode|statement (?:from|dates)|from/,
}

/** Reads the labelled values in the rows above a statement's table. */
export function readHeading(rows: readonly LayoutRow[], settings: ReadingSettings): StatementHeading {
  const period = labelledValue(rows, labels.period)
  const { sender, addressee } = readLetterhead(rows)
  return {
    iban: findIban(rows),
    accountNumber: labelledValue(rows, labels.accountNumber),
    holder: labelledValue(rows, labels.holder, true) ?? addressee,
    bankName: labelledValue(rows, labels.bankName) ?? (sender && isBank(sender.text) ? sender : undefined),
    bic: labelledValue(rows, labels.bic),
    currency: labelledValue(rows, labels.currency) ?? codeAfter(rows, labels.currency),
    statementNumber: statementNumber(rows),
    period: period && readPeriod(period.text, settings),
  }
}

/** `Statement No. 3`, or a heading `Account statement 3/2024`: then one word with a digit. */
function statementNumber(rows: readonly LayoutRow[]): Span | undefined {
  const labelled = labelledValue(rows, labels.statementNumber)
  if (labelled) return labelled
  const heading = labelledValue(rows, /(?:account |bank )?statement|kontoauszug|relev\u00e9 de compte/)
  return heading && /^\S*\d\S*$/.test(heading.text) ? heading : undefined
}

/** A currency needs no colon before it. */
function codeAfter(rows: readonly LayoutRow[], label: RegExp): Span | undefined {
  for (const { cells } of rows) {
    for (const { span } of cells) {
      const rest = restAfterLabel(span, label)
      if (rest && /^[A-Z]{3}$/.test(rest.text)) return rest
    }
  }
  return undefined
}

function readPeriod(text: string, settings: ReadingSettings): StatementPeriod | undefined {
  const ends = text.split(/\s+(?:-|\u2013|to|bis|until|au|al|a)\s+|\s*\u2013\s*/u)
  const [from, to] = ends.map((end) => readDate(end.trim(), settings)?.value)
  return from && to && from.length >= 10 && to.length >= 10 ? { from, to } : undefined
}
