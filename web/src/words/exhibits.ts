/** Words of the list of exhibits. */
export const words = {
  title: 'Exhibits',
  filter: 'Filter by path or number',
  state: 'State',
  format: 'Format',
  all: 'all',
  empty: 'No exhibit fits the filter.',
  columns: { number: 'No.', name: 'Name', folder: 'Path', format: 'Format', size: 'Size', statements: 'Statements', problems: 'Problems', state: 'State' },
} as const
