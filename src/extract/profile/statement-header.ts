import type { LayoutRow } from './layout-row.ts'

/** What a column of an account statement holds. */
export type StatementColumn =
  | 'date'
  | 'valueDate'
  | 'purpose'
  | 'counterpartyName'
  | 'counterpartyAccountNumber'
  | 'amount'
  | 'debit'
  | 'credit'
  | 'balance'
  | 'currency'
  | 'sequenceNumber'
  | 'entryType'

/** A column with its edges, as the header row sets it. */
export interface HeaderColumn {
  readonly kind: StatementColumn
  readonly left: number
  readonly right: number
}

/** Words over the columns of account statements, in the languages of the banks seen; the more special come first. */
const words: readonly (readonly [StatementColumn, RegExp])[] = [
  ['valueDate', /^(?:value ?date|value|valuta|wert(?:stellung)?(?:sdatum)?|date (?:de )?valeur|fecha valor)$/],
  [
    'date',
    /^(?:(?:booking|posting|transaction|trans|entry) ?date|date|datum|tag|buchung(?:stag|sdatum)?|fecha|data|date op[e\u00e9]ration)$/,
  ],
  ['counterpartyAccountNumber', /^(?:(?:counterparty )?(?:account|iban|konto)(?: (?:number|no))?|gegenkonto|kontonummer)$/],
  ['counterpartyName', /^(?:counterparty|payee|payer|beneficiary|name|auftraggeber.*|empf\u00e4nger.*|beg\u00fcnstigter.*|to ?\/ ?from)$/],
  [
    'purpose',
    /^(?:description|details?|text|buchungstext|verwendungszweck|narrative|particulars|transactions?|libell[e\u00e9]|concepto|purpose|reference|vorgang.*|memo|remarks?|transaction details)$/,
  ],
  ['debit', /^(?:debits?|soll|paid out|withdrawals?|money out|ausgang|belastung(?:en)?|lastschrift|d[e\u00e9]bit|cargo|out)$/],
  ['credit', /^(?:credits?|haben|paid in|deposits?|money in|eingang|gutschrift(?:en)?|cr[e\u00e9]dit|abono|in)$/],
  ['amount', /^(?:amount|betrag|umsatz|montant|importe|importo|sum)$/],
  ['balance', /^(?:(?:running |new )?balance|saldo|kontostand|solde)$/],
  ['currency', /^(?:currency|curr|ccy|w\u00e4hrung)$/],
  ['sequenceNumber', /^(?:no|nr|#|seq|item|lfd nr|row)$/],
  ['entryType', /^(?:type|kind|art|buchungsart)$/],
]

/**
 * The columns of a row that heads an account statement's table: a date, and an amount (or debit and credit), and a text or
 * a balance. Undefined for any other row. `Amount (EUR)` is an amount.
 */
export function readStatementHeader(row: LayoutRow): HeaderColumn[] | undefined {
  if (row.cells.length < 3 || row.cells.length > 14) return undefined
  const columns = row.cells.flatMap((cell): HeaderColumn[] => {
    const kind = kindOf(cell.span.text)
    return kind ? [{ kind, left: cell.left, right: cell.right }] : []
  })
  const kinds = new Set(columns.map((column) => column.kind))
  const hasAmount = kinds.has('amount') || kinds.has('debit') || kinds.has('credit')
  const isStatement =
    kinds.has('date') && hasAmount && (kinds.has('purpose') || kinds.has('counterpartyName')) && columns.length >= row.cells.length - 1
  return isStatement && kinds.size === columns.length ? columns : undefined
}

/** The currency that stands in a header cell: `Amount (EUR)`, `Betrag in EUR`. */
export function currencyOfHeader(row: LayoutRow): { cell: number; text: string } | undefined {
  for (const [cell, { span }] of row.cells.entries()) {
    const match = /(?:^|[\s(])(?:in\s+)?([A-Z]{3})\)?$/.exec(span.text)
    if (match && kindOf(span.text)) return { cell, text: match[1]! }
  }
  return undefined
}

function kindOf(text: string): StatementColumn | undefined {
  const plain = text
    .replace(/\s*\(?(?:in\s+)?(?:[A-Z]{3}|[\u20ac$\u00a3])\)?$/u, '')
    .toLowerCase()
    .replace(/[.:*]/g, '')
    .trim()
  return words.find(([, pattern]) => pattern.test(plain || text.toLowerCase()))?.[0]
}
