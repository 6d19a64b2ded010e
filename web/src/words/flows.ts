import { wordsOf } from '../language.ts'

/** Words of flows of money. */
export const words = wordsOf(
  'flows',
  {
    movements: 'Movements', flows: 'Flows', currency: 'Currency', noCurrency: '(no currency told)', giver: 'From', taker: 'To', amount: 'Amount', transfers: 'Transfers', span: 'When', told: 'Told at', ofAll: 'of', pairs: 'pairs', again: '(again)',
    hint: 'Who gave to whom, each transfer counted once; the widest are drawn, all are in the table. Money that goes round is drawn dashed to a second box of the same name. Click a flow to open its evidence.',
    label: 'Flows of money as a picture. The table below has the same as text.', empty: 'No transfer fits. The ledger needs both ends and an amount.',
  },
  {
    movements: 'Mouvements', flows: 'Flux', currency: 'Monnaie', noCurrency: '(monnaie non citée)', giver: 'De', taker: 'À', amount: 'Montant', transfers: 'Virements', span: 'Quand', told: 'Cité à', ofAll: 'sur', pairs: 'paires', again: '(encore)',
    hint: 'Qui a donné à qui, chaque virement compté une fois ; les plus larges sont tracés, tous sont dans la table. L’argent qui revient est tracé en tirets vers un second rectangle du même nom. Cliquez sur un flux pour ouvrir sa preuve.',
    label: 'Flux d’argent en image. La table en dessous a la même chose en texte.', empty: 'Aucun virement ne correspond. Le grand livre exige les deux parties et un montant.',
  },
)
