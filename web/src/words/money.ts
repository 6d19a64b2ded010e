import { wordsOf } from '../language.ts'

/** Words of movements of money. */
export const words = wordsOf(
  'money',
  {
    title: 'Money',
    filter: 'Filter by party, purpose, amount or path',
    schema: 'Told as',
    all: 'all',
    empty: 'No movement of money fits.',
    order: 'Order',
    orders: { date: 'by date', amount: 'largest first' },
    sums: 'Sum of what is listed',
    repeats: 'told again under the same number, counted once',
    noCurrency: '(no currency told)',
    repeat: 'told before',
    columns: { date: 'Date', amount: 'Amount', currency: '', payer: 'From', beneficiary: 'To', purpose: 'Purpose', told: 'Told at' },
  },
  {
    title: 'Argent',
    filter: 'Filtrer par partie, motif, montant ou chemin',
    schema: 'Cité comme',
    all: 'tous',
    empty: 'Aucun mouvement d’argent ne correspond.',
    order: 'Ordre',
    orders: { date: 'par date', amount: 'les plus grands d’abord' },
    sums: 'Somme de la liste',
    repeats: 'répétés sous le même numéro, comptés une fois',
    noCurrency: '(monnaie non citée)',
    repeat: 'déjà cité',
    columns: { date: 'Date', amount: 'Montant', currency: '', payer: 'De', beneficiary: 'À', purpose: 'Motif', told: 'Cité à' },
  },
)
