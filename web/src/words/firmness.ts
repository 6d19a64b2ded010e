import { wordsOf } from '../language.ts'

/** Words of how firm a link or path is. */
export const words = wordsOf(
  'firmness',
  {
    ask: 'How firm is it?', hint: 'Who is one with whom is drawn a hundred times as the probabilities of the matches allow; the links are looked at in each.',
    linked: 'Linked, in worlds', same: 'One entity, in worlds', grouped: 'In one group, in worlds', hops: 'Steps of the shortest path', uncertain: 'Source entities that are not sure',
  },
  {
    ask: 'Est-ce solide ?', hint: 'Qui ne fait qu’un avec qui est tiré cent fois, comme le permettent les probabilités des rapprochements ; les liens sont regardés dans chaque monde.',
    linked: 'Liées, en mondes', same: 'Une seule entité, en mondes', grouped: 'Dans un groupe, en mondes', hops: 'Pas du plus court chemin', uncertain: 'Entités de source incertaines',
  },
)
