import { wordsOf } from '../language.ts'

/** Words of the first walk through a case: for each step the screen, what it is, and what to try. */
export const words = wordsOf(
  'tour',
  {
    title: 'A walk through the case', offer: 'First time here?', begin: 'Show me around', later: 'Not now', next: 'Next', back: 'Back', end: 'End', of: 'of',
    steps: [
      { path: 'overview', title: 'Case home', text: 'What was given, what was read and what could not be. Every number leads to its list; every value on any screen leads to the place in the evidence where it stands.' },
      { path: 'search', title: 'Search', text: 'Press / anywhere. Accents and scripts are folded; what was not searched is told beside what was found.' },
      { path: 'things', title: 'People and things', text: 'Select with the box or x: the selection goes with you to chart, timeline, map and money. Ctrl Z takes it back.' },
      { path: 'review', title: 'Pairs to judge', text: 'Are these two the same? The evidence first; s, d or n says it, and only then does the machine show its reasons, in bits.' },
      { path: 'contradictions', title: 'What does not hold', text: 'Statements that cannot both be true, and documents that failed a check: a sign, not proof, each with its innocent explanations.' },
      { path: 'findings', title: 'Findings', text: 'Open a place, press c to put it aside, write a sentence that rests on it. The machine’s sentences stay marked until a person has read them.' },
      { path: 'intake', title: 'Intake', text: 'Drop a file here: it is hashed, entered in the journal and, with the next build, part of everything above. Ctrl K finds the rest.' },
    ],
  },
  {
    title: 'Visite de l’affaire', offer: 'Première visite ?', begin: 'Faire la visite', later: 'Plus tard', next: 'Suite', back: 'Retour', end: 'Finir', of: 'sur',
    steps: [
      { path: 'overview', title: 'Accueil', text: 'Ce qui a été remis, ce qui a été lu et ce qui n’a pu l’être. Chaque nombre mène à sa liste ; chaque valeur, à l’endroit de la pièce où elle figure.' },
      { path: 'search', title: 'Recherche', text: 'Tapez / partout. Accents et écritures sont repliés ; ce qui n’a pas été cherché est dit à côté de ce qui est trouvé.' },
      { path: 'things', title: 'Personnes et choses', text: 'Choisissez avec la case ou x : le choix vous suit au graphe, à la chronologie, à la carte et à l’argent. Ctrl Z le reprend.' },
      { path: 'review', title: 'Paires à juger', text: 'Est-ce la même ? Les preuves d’abord ; s, d ou n le dit, et alors seulement la machine montre ses raisons, en bits.' },
      { path: 'contradictions', title: 'Ce qui ne tient pas', text: 'Des énoncés inconciliables, et des documents dont un contrôle a échoué : un indice, pas une preuve, avec ses explications innocentes.' },
      { path: 'findings', title: 'Constats', text: 'Ouvrez un endroit, tapez c pour le mettre de côté, écrivez une phrase qui repose dessus. Les phrases de la machine restent marquées jusqu’à ce qu’une personne les lise.' },
      { path: 'intake', title: 'Réception', text: 'Déposez un fichier : il est haché, inscrit au journal et, à la prochaine construction, présent partout. Ctrl K trouve le reste.' },
    ],
  },
)
