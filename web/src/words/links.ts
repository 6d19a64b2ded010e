/** Words of links between entities. */
export const words = {
  title: 'Links',
  filter: 'Filter by name',
  kind: 'Kind',
  all: 'all',
  empty: 'No link fits.',
  columns: { from: 'From', kind: 'Link', to: 'To', links: 'Links', sums: 'Sums', span: 'First, last', told: 'Told at' },
  pairColumns: { when: 'When', amount: 'Amount', role: 'Role or kind', edge: 'Record', told: 'Told at' },
  record: 'open',
  hint: 'A link is a relation between two different entities. It never says that they are the same.',
} as const
