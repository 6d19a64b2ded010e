import { wordsOf } from '../language.ts'

/** Counted nouns, singular and plural, in each language: `countOf(3, 'exhibit')`. Another one needs a line here. */
export const nouns = wordsOf(
  'translation',
  {
    row_one: '{{n}} row', row_other: '{{n}} rows',
    exhibit_one: '{{n}} exhibit', exhibit_other: '{{n}} exhibits',
    entry_one: '{{n}} entry', entry_other: '{{n}} entries',
    movement_one: '{{n}} movement', movement_other: '{{n}} movements',
    place_one: '{{n}} place', place_other: '{{n}} places',
    source_one: '{{n}} source', source_other: '{{n}} sources',
    statement_one: '{{n}} statement', statement_other: '{{n}} statements',
    pair_one: '{{n}} pair', pair_other: '{{n}} pairs',
    entity_one: '{{n}} selected', entity_other: '{{n}} selected',
    event_one: '{{n}} event', event_other: '{{n}} events',
    link_one: '{{n}} link', link_other: '{{n}} links',
    finding_one: '{{n}} finding', finding_other: '{{n}} findings',
    citation_one: '{{n}} citation', citation_other: '{{n}} citations',
    other_one: '{{n}} other', other_other: '{{n}} others',
    file_one: '{{n}} file', file_other: '{{n}} files',
    problem_one: '{{n}} problem', problem_other: '{{n}} problems',
    case_one: '{{n}} case', case_other: '{{n}} cases',
    judgement_one: '{{n}} judgement', judgement_other: '{{n}} judgements',
  },
  {
    row_one: '{{n}} ligne', row_other: '{{n}} lignes',
    exhibit_one: '{{n}} pièce', exhibit_other: '{{n}} pièces',
    entry_one: '{{n}} acte', entry_other: '{{n}} actes',
    movement_one: '{{n}} mouvement', movement_other: '{{n}} mouvements',
    place_one: '{{n}} endroit', place_other: '{{n}} endroits',
    source_one: '{{n}} source', source_other: '{{n}} sources',
    statement_one: '{{n}} énoncé', statement_other: '{{n}} énoncés',
    pair_one: '{{n}} paire', pair_other: '{{n}} paires',
    entity_one: '{{n}} choisie', entity_other: '{{n}} choisies',
    event_one: '{{n}} événement', event_other: '{{n}} événements',
    link_one: '{{n}} lien', link_other: '{{n}} liens',
    finding_one: '{{n}} constat', finding_other: '{{n}} constats',
    citation_one: '{{n}} citation', citation_other: '{{n}} citations',
    other_one: '{{n}} autre', other_other: '{{n}} autres',
    file_one: '{{n}} fichier', file_other: '{{n}} fichiers',
    problem_one: '{{n}} problème', problem_other: '{{n}} problèmes',
    case_one: '{{n}} affaire', case_other: '{{n}} affaires',
    judgement_one: '{{n}} jugement', judgement_other: '{{n}} jugements',
  },
)

/** A noun that can be counted. */
export type Noun = keyof typeof nouns extends infer Key ? (Key extends `${infer Name}_one` ? Name : never) : never
