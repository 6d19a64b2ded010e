import { wordsOf } from '../language.ts'

/** Words of the list of people and things. */
export const words = wordsOf(
  'things',
  {
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
    select: 'Select',
  },
  {
    title: 'Personnes et choses',
    filter: 'Filtrer par nom',
    schema: 'Nature',
    all: 'personnes et choses',
    records: 'Fiches et événements',
    empty: 'Rien de ce nom n’est cité.',
    order: 'Ordre',
    orders: { told: 'le plus de preuves d’abord', name: 'par nom', sources: 'le plus de sources réunies d’abord' },
    columns: { name: 'Nom', kind: 'Nature', sources: 'Sources réunies', exhibits: 'Pièces', statements: 'Énoncés', joined: 'Identité' },
    states: { single: 'une source', machine: 'machine', judged: 'jugée' } as Readonly<Record<string, string>>,
    stateHints: {
      single: 'Une seule source en parle ; rien n’a été réuni.', machine: 'Des sources ont été réunies par calcul ; personne n’a regardé.', judged: 'Chaque jonction a été jugée par une personne.',
    } as Readonly<Record<string, string>>,
    weakest: 'jonction la plus faible',
    select: 'Sélectionner',
  },
)
