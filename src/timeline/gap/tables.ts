import { columnsOf, type TableSpec } from '../../store/table.ts'

/** What is missing in series that else run on. */
export const gapsTable: TableSpec = {
  name: 'gaps',
  doc: 'What is missing in a series that else runs on: numbers (invoices of one issuer, rows and account statements of one account, records of one exhibit), pages of one exhibit, months of one account, days of one exhibit.',
  columns: columnsOf({
    id: ['VARCHAR', 'Hash of series and the end before.'],
    kind: ['VARCHAR', '`numbers`, `pages`, `months` or `days`.'],
    series: ['VARCHAR', 'What runs on: `invoiceNumber R-2030-`, `sequenceNumber`, `page of 4`, `AccountEntry by month`.'],
    subject_id: ['VARCHAR', 'Canonical entity or exhibit whose series it is.'],
    subject: ['VARCHAR', 'Its caption or path.'],
    after: ['VARCHAR', 'Last that is there before the gap; NULL when the first is missing.'],
    before: ['VARCHAR', 'First that is there after it; NULL when the last is missing.'],
    missing: ['BIGINT', 'Numbers, pages, months or days that are missing.'],
    members: ['BIGINT', 'How many of the series are there.'],
    share: ['DOUBLE', 'Share of the series, from its first to its last, that is there.'],
    chance: ['DOUBLE', 'Of days: chance of such a gap if days with records lay by chance (Fisher 1929, doi:10.1098/rspa.1929.0151; times the exhibits looked at); else NULL.'],
    after_statement_id: ['VARCHAR', 'A statement of the one before; NULL for pages.'],
    after_exhibit_id: ['VARCHAR', 'Its exhibit.'],
    after_locator: ['VARCHAR', 'Its place.'],
    before_statement_id: ['VARCHAR', 'A statement of the one after; NULL for pages.'],
    before_exhibit_id: ['VARCHAR', 'Its exhibit.'],
    before_locator: ['VARCHAR', 'Its place.'],
    run_id: ['VARCHAR', 'The run.'],
  }),
}
