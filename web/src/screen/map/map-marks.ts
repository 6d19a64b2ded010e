import type { MapAnswer, Place } from '../../../../src/app/server/api-types.ts'

/** One mark on the map. */
export interface Mark {
  readonly longitude: number
  readonly latitude: number
  /** Pixels. */
  readonly radius: number
  readonly kind: 'cell' | 'thing' | 'stay'
  readonly text: string
  readonly place: Place
}

/** Colours of journeys, told apart by those who see colours differently (Okabe and Ito 2008), each legible in both themes. */
export const journeyColours = ['#0072b2', '#d55e00', '#009e73', '#b8559c', '#a07c00', '#3d8fc4', '#7a5fb5', '#6a6a6a', '#c23b5e', '#4a8a2c', '#1c8c95', '#8a4b22'] as const

/** The colour of a journey by its place among those selected. */
export function journeyColour(at: number): string {
  return journeyColours[at % journeyColours.length] ?? journeyColours[0]
}

/** The marks of an answer, the largest first, so that small ones lie on top. */
export function marksOf({ cells, things, stays }: MapAnswer, words: { readonly events: string }): Mark[] {
  const most = Math.max(1, ...cells.map(({ events }) => events))
  const day = (moment: string) => moment.slice(0, 16).replace('T', ' ')
  return [
    ...cells.map(({ longitude, latitude, events, name, first, last, place }): Mark => ({
      longitude, latitude, kind: 'cell', place, radius: 3 + 13 * Math.sqrt(events / most),
      text: `${name ? `${name}: ` : ''}${events} ${words.events}, ${day(first)}${first === last ? '' : ` – ${day(last)}`}`,
    })),
    ...stays.map(({ entity, longitude, latitude, from, until, name, place }): Mark => ({
      longitude, latitude, kind: 'stay', place, radius: 7, text: `${entity.caption}${name ? `, ${name}` : ''}: ${day(from)} – ${day(until)}`,
    })),
    ...things.map(({ entity, longitude, latitude, place }): Mark => ({ longitude, latitude, kind: 'thing', place, radius: things.length > 200 ? 2.5 : 4.5, text: `${entity.caption} (${entity.kind})` })),
  ].sort((a, b) => b.radius - a.radius)
}
