/** Words of movements of money. */
export const words = {
  title: 'Money',
  filter: 'Filter by party, purpose, amount or path',
  schema: 'Told as',
  all: 'all',
  empty: 'No movement of money fits.',
  order: 'Order',
  orders: { date: 'by date', amount: 'largest first' },
  sums: 'Sum of what is listed',
  repeats: 'told again under the same number, counted once',
  movements: 'movement',
  noCurrency: '(no currency told)',
  repeat: 'told before',
  columns: { date: 'Date', amount: 'Amount', currency: '', payer: 'From', beneficiary: 'To', purpose: 'Purpose', told: 'Told at' },
} as const
