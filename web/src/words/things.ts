/** Words of the list of people and things. */
export const words = {
  title: 'People & things',
  filter: 'Filter by name',
  schema: 'Kind',
  all: 'people and things',
  records: 'Records and events',
  empty: 'Nothing of that name is told of.',
  order: 'Order',
  orders: { told: 'most evidence first', name: 'by name', sources: 'most sources joined first' },
  columns: { name: 'Name', kind: 'Kind', sources: 'Sources joined', exhibits: 'Exhibits', statements: 'Statements', joined: 'Identity' },
  states: { single: 'one source', machine: 'machine', judged: 'judged' } as Readonly<Record<string, string>>,
  stateHints: {
    single: 'One source tells of it; nothing was joined.', machine: 'Sources were joined by computation; no person has looked.', judged: 'Every join was judged by a person.',
  } as Readonly<Record<string, string>>,
  weakest: 'weakest join',
} as const
