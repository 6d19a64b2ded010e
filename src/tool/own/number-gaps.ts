import type { Tool, ToolRow } from '../tool.ts'

const numbered = (series: string, ...numbers: readonly string[]) => numbers.map((number) => ({ statement: `s-${series}-${number}`, issuer: series, number }))

/** Numbers missing in a series that is otherwise without a gap. */
export const tool = {
  id: 'number-gaps',
  version: '1.0.0',
  title: 'Numbers missing in a series',
  answers: 'Which numbers are missing in the invoices, receipts or records of one issuer that otherwise run on?',
  author: 'Jackdaw',
  explanations: ['The issuer serves others too: their numbers lie between.', 'Numbers were voided, or the evidence holds only a part.'],
  parameters: {
    least: { type: 'integer', doc: 'Least numbers of the series that are there.', default: 5, min: 3, max: 1_000_000 },
    share: { type: 'number', doc: 'Least share of the numbers between the first and the last that is there.', default: 0.7, min: 0.05, max: 1 },
  },
  reads: {
    numbers: `SELECT statement_id AS statement, coalesce(payer_id, beneficiary_id, exhibit_id) || '|' || schema AS issuer, record_id AS number FROM accounts_rows
WHERE record_id IS NOT NULL AND same_as = id ORDER BY issuer, record_id, id`,
  },
  outputs: {
    issuer: { type: 'string', doc: 'Whose series, and of what.' },
    prefix: { type: 'string', doc: 'What stands before each number.' },
    after: { type: 'string', doc: 'Last number before the gap.' },
    before: { type: 'string', doc: 'First number after it.' },
    missing: { type: 'integer', doc: 'How many are missing.' },
    rests_on: { type: 'statements', doc: 'Both ends of the gap.' },
  },
  key: ['issuer', 'after', 'before'],
  run({ parameters, rows }) {
    const parsed = rows['numbers']!.flatMap((row) => {
      const match = /^(.*?)(\d{1,15})$/.exec(String(row['number']))
      return match ? [{ row, prefix: match[1]!, value: Number(match[2]) }] : []
    })
    return [...Map.groupBy(parsed, ({ row, prefix }) => `${row['issuer']}\u0000${prefix}`).values()].flatMap((members) => {
      const series = [...new Map(members.toSorted((left, right) => left.value - right.value).map((member) => [member.value, member])).values()]
      const span = series.at(-1)!.value - series[0]!.value + 1
      if (series.length < Number(parameters['least']) || series.length < Number(parameters['share']) * span) return []
      return series.slice(1).flatMap((next, index): ToolRow[] => {
        const last = series[index]!
        if (next.value === last.value + 1) return []
        return [{
          issuer: String(next.row['issuer']), prefix: next.prefix, after: String(last.row['number']), before: String(next.row['number']),
          missing: next.value - last.value - 1, rests_on: [String(last.row['statement']), String(next.row['statement'])],
        }]
      })
    })
  },
  tests: [
    { name: 'one of ten is missing', rows: { numbers: numbered('a', 'R-001', 'R-002', 'R-003', 'R-004', 'R-006', 'R-007') }, finds: [{ issuer: 'a', after: 'R-004', before: 'R-006' }] },
    { name: 'none is missing', rows: { numbers: numbered('a', '1', '2', '3', '4', '5', '6') }, finds: [] },
    { name: 'numbers all over', rows: { numbers: numbered('a', '3', '190', '2044', '70001', '70002', '880000') }, finds: [] },
    { name: 'too few to be a series', rows: { numbers: numbered('a', '1', '2', '4') }, finds: [] },
    { name: 'two prefixes are two series', rows: { numbers: [...numbered('a', 'A1', 'A2', 'A3', 'A4', 'A5'), ...numbered('a', 'B1', 'B2', 'B3', 'B5', 'B6')] }, finds: [{ issuer: 'a', after: 'B3', before: 'B5' }] },
    { name: 'text without a number', rows: { numbers: numbered('a', 'x', 'y', 'z') }, finds: [] },
  ],
} satisfies Tool
