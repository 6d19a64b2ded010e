/** Words of the timeline. */
export const words = {
  title: 'Timeline',
  filter: 'Filter by title or place',
  kind: 'Kind',
  all: 'all',
  empty: 'Nothing dated fits.',
  from: 'from',
  until: 'until',
  only: 'Only',
  remove: 'remove',
  columns: { when: 'When', kind: 'Kind', title: 'What', who: 'Who', where: 'Where', told: 'Told at' },
  others: 'others',
  hint: 'Dates have the precision of their source. A time without UTC is local, as written.',
} as const
