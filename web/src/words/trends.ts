import { wordsOf } from '../language.ts'

/** Words of the trends. */
export const words = wordsOf(
  'trends',
  {
    title: 'Trends', base: 'All of the case', kind: 'Kind', all: 'all', events: 'events', hour: 'Hour of the day', weekday: 'Day of the week', month: 'Month', share: 'share of its events', baseShare: 'share in the case',
    hint: 'Bars: the share of the events that fall to each hour, weekday or month. Ticks: the share in the whole case, to compare with. Hours count only events told to the minute; local times stand as written.',
    pick: 'Select people or things to compare them; without a selection each kind of event stands for itself.', table: 'As a table', few: 'Fewer than 20 events: a share says little.', empty: 'Nothing dated fits.',
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  },
  {
    title: 'Tendances', base: 'Toute l’affaire', kind: 'Nature', all: 'toutes', events: 'événements', hour: 'Heure du jour', weekday: 'Jour de la semaine', month: 'Mois', share: 'part de ses événements', baseShare: 'part dans l’affaire',
    hint: 'Barres : la part des événements de chaque heure, jour ou mois. Traits : la part dans toute l’affaire, pour comparer. Les heures ne comptent que les événements dits à la minute ; les heures locales telles qu’écrites.',
    pick: 'Choisissez des personnes ou des choses pour les comparer ; sans choix, chaque nature d’événement est montrée.', table: 'En table', few: 'Moins de 20 événements : une part dit peu.', empty: 'Rien de daté ne correspond.',
    weekdays: ['lun', 'mar', 'mer', 'jeu', 'ven', 'sam', 'dim'],
  },
)
