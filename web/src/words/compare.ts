import { wordsOf } from '../language.ts'

/** Words of the comparison of two pictures. */
export const words = wordsOf(
  'compare',
  {
    title: 'Compare', one: 'One', other: 'The other', page: 'Page', show: 'Show', prompt: 'Number, or words of its path', choose: 'Choose two exhibits that are pictures or PDF.',
    manners: { side: 'side by side', overlay: 'laid over', flicker: 'in turn', difference: 'what differs' }, shift: { dx: 'Right by', dy: 'Down by' },
    opacity: 'The other shows through', threshold: 'Differs from', stop: 'Stop', run: 'Run', showOne: 'Show the one', showOther: 'Show the other',
    found: 'The one against the other', control: 'Control: the one against itself, a pixel aside', differ: 'of the pixels differ',
    controlHint: 'Edges that the control marks too are explained by a slip of a pixel. Both are drawn equally wide; where their sizes differ, one was scaled. What differs here is a reason to look, not proof.',
    keys: 'Drag or arrows move, wheel or + − enlarge, 0 fits; both move together.', noPicture: 'it is neither a picture nor a PDF.', notDrawn: 'it cannot be drawn.', compare: 'Compare',
  },
  {
    title: 'Comparer', one: 'L’une', other: 'L’autre', page: 'Page', show: 'Montrer', prompt: 'Numéro, ou mots de son chemin', choose: 'Choisissez deux pièces qui sont des images ou des PDF.',
    manners: { side: 'côte à côte', overlay: 'superposées', flicker: 'en alternance', difference: 'ce qui diffère' }, shift: { dx: 'À droite de', dy: 'En bas de' },
    opacity: 'L’autre transparaît', threshold: 'Diffère à partir de', stop: 'Arrêter', run: 'Reprendre', showOne: 'Montrer l’une', showOther: 'Montrer l’autre',
    found: 'L’une contre l’autre', control: 'Témoin : l’une contre elle-même, un pixel à côté', differ: 'des pixels diffèrent',
    controlHint: 'Les bords que le témoin marque aussi s’expliquent par un glissement d’un pixel. Les deux sont dessinées à la même largeur ; si leurs tailles diffèrent, l’une fut mise à l’échelle. Ce qui diffère invite à regarder, et ne prouve rien.',
    keys: 'Glisser ou flèches : déplacer ; molette ou + − : agrandir ; 0 : ajuster ; les deux bougent ensemble.', noPicture: 'ce n’est ni une image ni un PDF.', notDrawn: 'elle ne peut être dessinée.', compare: 'Comparer',
  },
)
