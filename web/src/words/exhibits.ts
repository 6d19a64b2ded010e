import { wordsOf } from '../language.ts'

/** Words of the list of exhibits. */
export const words = wordsOf(
  'exhibits',
  {
    title: 'Exhibits',
    filter: 'Filter by path or number',
    state: 'State',
    format: 'Format',
    all: 'all',
    empty: 'No exhibit fits the filter.',
    unknown: 'unknown',
    columns: { number: 'No.', name: 'Name', folder: 'Path', format: 'Format', size: 'Size', statements: 'Statements', problems: 'Problems', state: 'State' },
  },
  {
    title: 'Pièces',
    filter: 'Filtrer par chemin ou numéro',
    state: 'État',
    format: 'Format',
    all: 'tous',
    empty: 'Aucune pièce ne correspond au filtre.',
    unknown: 'inconnu',
    columns: { number: 'N°', name: 'Nom', folder: 'Chemin', format: 'Format', size: 'Taille', statements: 'Énoncés', problems: 'Problèmes', state: 'État' },
  },
)
