import { wordsOf } from '../language.ts'

/** Words of the map. */
export const words = wordsOf(
  'map',
  {
    title: 'Map', empty: 'Nothing in view of the selection and filter has coordinates.', kind: 'Kind', all: 'all',
    positions: 'positions', places: 'places', journeys: 'Journeys', points: 'changes of place', stays: 'Stays', cut: 'There is more than is drawn; narrow the time or select somebody.',
    hint: 'Click a mark to open its evidence. Select people to see their journeys.', dated: 'Positions are what dated evidence tells; between two of them nothing is known.',
    closer: 'Closer', farther: 'Farther', fit: 'All of it', plain: 'Plain map', gl: 'WebGL map', stage: 'The map as a picture. The table below has the same events as text.',
    events: 'events', of: 'of', things: 'things', from: 'from', until: 'until',
  },
  {
    title: 'Carte', empty: 'Rien de la sélection et du filtre n’a de coordonnées.', kind: 'Nature', all: 'toutes',
    positions: 'positions', places: 'lieux', journeys: 'Trajets', points: 'changements de lieu', stays: 'Séjours', cut: 'Il y a plus que ce qui est tracé ; restreignez le temps ou choisissez quelqu’un.',
    hint: 'Cliquez sur une marque pour ouvrir sa preuve. Choisissez des personnes pour voir leurs trajets.', dated: 'Les positions sont ce que dit une preuve datée ; entre deux d’entre elles, rien n’est connu.',
    closer: 'Plus près', farther: 'Plus loin', fit: 'Tout', plain: 'Carte simple', gl: 'Carte WebGL', stage: 'La carte en image. La table en dessous a les mêmes événements en texte.',
    events: 'événements', of: 'de', things: 'choses', from: 'du', until: 'au',
  },
)
