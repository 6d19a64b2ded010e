import { wordsOf } from '../language.ts'

/** Words of the list of cases. */
export const words = wordsOf(
  'cases',
  {
    title: 'Cases', hint: 'Each case is by itself: nothing is searched across them.', authority: 'Authority', until: 'until', review: 'Keeping to be reviewed', exhibits: 'Exhibits', waits: 'What waits',
    build: 'a build', unread: 'findings to be read', nothing: 'nothing', open: 'Open', past: 'past', case: 'Case', locked: 'locked', shut: 'kept too long: shut;',
  },
  {
    title: 'Affaires', hint: 'Chaque affaire est à part : rien n’est cherché à travers elles.', authority: 'Titre', until: 'jusqu’au', review: 'Conservation à revoir', exhibits: 'Pièces', waits: 'Ce qui attend',
    build: 'une construction', unread: 'constats à lire', nothing: 'rien', open: 'Ouvrir', past: 'passé', case: 'Affaire', locked: 'verrouillée', shut: 'gardée trop longtemps : close ;',
  },
)
