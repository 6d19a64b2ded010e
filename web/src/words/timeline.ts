import { wordsOf } from '../language.ts'

/** Words of the timeline. */
export const words = wordsOf(
  'timeline',
  {
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
  },
  {
    title: 'Chronologie',
    filter: 'Filtrer par titre ou lieu',
    kind: 'Nature',
    all: 'tous',
    empty: 'Rien de daté ne correspond.',
    from: 'du',
    until: 'au',
    only: 'Seulement',
    remove: 'enlever',
    columns: { when: 'Quand', kind: 'Nature', title: 'Quoi', who: 'Qui', where: 'Où', told: 'Cité à' },
    others: 'autres',
    hint: 'Les dates ont la précision de leur source. Une heure sans UTC est locale, telle qu’écrite.',
  },
)
