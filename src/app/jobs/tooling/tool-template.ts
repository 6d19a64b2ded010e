/** The file that `jackdaw tool new` writes: a small tool that works, to be made into another. */
export function toolTemplate(id: string, author: string): string {
  return `/** Who pays one beneficiary most often. Change it into what you need; docs/adding/a-tool.md tells every field. */
export const tool = {
  id: ${JSON.stringify(id)},
  version: '0.1.0',
  title: 'Paid again and again',
  answers: 'Who pays the same beneficiary many times?',
  author: ${JSON.stringify(author)},
  explanations: ['Rent, wages and subscriptions are paid again and again.'],
  parameters: {
    least: { type: 'integer', doc: 'Least number of payments.', default: 3, min: 2 },
  },
  reads: {
    movements: 'SELECT statement_id AS statement, payer_id AS payer, beneficiary_id AS beneficiary FROM accounts_rows WHERE same_as = id AND payer_id IS NOT NULL AND beneficiary_id IS NOT NULL ORDER BY payer_id, beneficiary_id, date, id',
  },
  outputs: {
    payer: { type: 'entity', doc: 'Who pays.' },
    beneficiary: { type: 'entity', doc: 'Who receives.' },
    payments: { type: 'integer', doc: 'How often.' },
    rests_on: { type: 'statements', doc: 'The amounts.' },
  },
  key: ['payer', 'beneficiary'],
  run({ parameters, rows }) {
    const pairs = Map.groupBy(rows.movements, (row) => row.payer + ' ' + row.beneficiary)
    return [...pairs.values()]
      .filter((movements) => movements.length >= parameters.least)
      .map((movements) => ({
        payer: movements[0].payer,
        beneficiary: movements[0].beneficiary,
        payments: movements.length,
        rests_on: movements.map((row) => row.statement),
      }))
  },
  tests: [
    { name: 'three times', rows: { movements: ['s1', 's2', 's3'].map((statement) => ({ statement, payer: 'a', beneficiary: 'b' })) }, finds: [{ payer: 'a', beneficiary: 'b' }] },
    { name: 'twice', rows: { movements: ['s1', 's2'].map((statement) => ({ statement, payer: 'a', beneficiary: 'b' })) }, finds: [] },
  ],
}
`
}
