import { wordsOf } from '../language.ts'

/** Words of links between entities. */
export const words = wordsOf(
  'links',
  {
    title: 'Links',
    filter: 'Filter by name',
    kind: 'Kind',
    all: 'all',
    empty: 'No link fits.',
    columns: { from: 'From', kind: 'Link', to: 'To', links: 'Links', sums: 'Sums', span: 'First, last', told: 'Told at' },
    pairColumns: { when: 'When', amount: 'Amount', role: 'Role or kind', edge: 'Record', told: 'Told at' },
    record: 'open',
    hint: 'A link is a relation between two different entities. It never says that they are the same.',
  },
  {
    title: 'Liens',
    filter: 'Filtrer par nom',
    kind: 'Nature',
    all: 'tous',
    empty: 'Aucun lien ne correspond.',
    columns: { from: 'De', kind: 'Lien', to: 'À', links: 'Liens', sums: 'Sommes', span: 'Premier, dernier', told: 'Cité à' },
    pairColumns: { when: 'Quand', amount: 'Montant', role: 'Rôle ou nature', edge: 'Fiche', told: 'Cité à' },
    record: 'ouvrir',
    hint: 'Un lien est une relation entre deux entités différentes. Il ne dit jamais qu’elles sont la même.',
  },
)
