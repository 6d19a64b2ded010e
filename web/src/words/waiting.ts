import { wordsOf } from '../language.ts'

/** Words of what waits on the case home. */
export const words = wordsOf(
  'waiting',
  {
    title: 'What waits', pairs: 'pairs to judge', unread: 'findings that nobody has read', stale: 'findings whose ground has changed', build: 'a build: journal or program have changed', nothing: 'Nothing waits.',
    hypotheses: 'Hypotheses', none: 'No hypothesis was written.', against: 'against it', persons: 'Written by persons', notSearched: 'exhibits could not be read, or only in part, and were not searched', write: 'Write one', pins: 'Pinned', unpin: 'Take the pin out', standing: 'Standing questions', noStanding: 'No question is asked again at each build.', askOne: 'Ask one',
    findings: 'Findings', findingStates: { machine: 'that nobody has read', reviewed: 'reviewed', confirmed: 'confirmed' } as Readonly<Record<string, string>>,
  },
  {
    title: 'Ce qui attend', pairs: 'paires à juger', unread: 'constats que personne n’a lus', stale: 'constats dont le fondement a changé', build: 'une construction : le journal ou le programme ont changé', nothing: 'Rien n’attend.',
    hypotheses: 'Hypothèses', none: 'Aucune hypothèse n’a été écrite.', against: 'contre elle', persons: 'Écrits par des personnes', notSearched: 'pièces n’ont pu être lues, ou en partie, et n’ont pas été cherchées', write: 'En écrire une', pins: 'Épinglées', unpin: 'Ôter l’épingle', standing: 'Questions permanentes', noStanding: 'Aucune question n’est reposée à chaque construction.', askOne: 'En poser une',
    findings: 'Constats', findingStates: { machine: 'que personne n’a lus', reviewed: 'relus', confirmed: 'confirmés' } as Readonly<Record<string, string>>,
  },
)
