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
    whole: 'Whole time', bursts: 'more than a steady rate would give', gaps: 'silent longer than a steady rate would be', lanes: 'lanes', ofLanes: 'of', outside: 'far before or after the rest, left out of the lanes',
    lanesAre: 'Lanes: when each person or thing has events. The table below has the same events as text.', hintLanes: 'Drag over time to narrow every screen; click a bar to open its evidence; click a name to select it.',
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
    whole: 'Tout le temps', bursts: 'plus qu’un rythme régulier n’en donnerait', gaps: 'silence plus long qu’à un rythme régulier', lanes: 'lignes', ofLanes: 'sur', outside: 'loin avant ou après le reste, hors des lignes',
    lanesAre: 'Lignes : quand chaque personne ou chose a des événements. La table en dessous a les mêmes événements en texte.', hintLanes: 'Glissez sur le temps pour restreindre tous les écrans ; cliquez sur une barre pour ouvrir sa preuve ; cliquez sur un nom pour le choisir.',
    hint: 'Les dates ont la précision de leur source. Une heure sans UTC est locale, telle qu’écrite.',
  },
)
