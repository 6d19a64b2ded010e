import { Random } from '../../../scripts/demo/random.ts'
import type { Culture } from './culture.ts'
import { drawPattern, drawSkewed } from './draw.ts'
import type { Address } from './identity.ts'

const streetsPerCity = 400
const postcodesPerCity = 40

/** An address in one of the culture's cities: few cities hold most people, and a postcode belongs to a part of a city. */
export function drawAddress(random: Random, culture: Culture, scale: number): Address {
  return addressIn(random, culture, { city: Math.floor(culture.cities.length * random.next() ** 2), scale })
}

/**
 * An address in a city told by its number. Streets and postcodes are the city's own, made from its number: the same each
 * time. `scale` widens a city with the size of the population, so that namesakes in one street stay as rare as they are.
 */
export function addressIn(random: Random, culture: Culture, { city, scale }: { city: number; scale: number }): Address {
  const area = Math.floor(postcodesPerCity * scale * random.next() ** 1.3)
  const streetNumber = Math.floor(streetsPerCity * scale * random.next() ** 1.2)
  const own = new Random(city * 7919 + streetNumber * 104_729 + culture.name.length)
  const [word, short] = drawSkewed(own, culture.streetWords, 1.6)
  const start = own.pick(culture.streetStarts).replaceAll('-', ' ')
  const second = streetNumber > culture.streetStarts.length ? own.pick(culture.commonFamilies) : ''
  const postcode = drawPattern(new Random(city * 31 + area * 613 + culture.country.charCodeAt(0)), culture.postcode)
  return {
    street: streetName(culture, [start, second], word),
    abbreviation: [word, short],
    number: String(Math.ceil(150 * random.next() ** 2)),
    flat: random.chance(0.3) ? String(random.whole(1, 40)) : '',
    postcode,
    city: culture.cities[city]!,
  }
}

function streetName(culture: Culture, [start, second]: readonly [string, string], word: string): string {
  if (culture.name === 'german') return `${second ? `${second}-` : ''}${start}${second ? '-' : ''}${second ? word.charAt(0).toUpperCase() + word.slice(1) : word}`
  if (culture.script === 'han') return `${second}${start}${word}`
  const names = [second, start].filter((name) => name !== '').join(' ')
  return culture.numberFirst && culture.script === 'latin' && culture.name !== 'french' ? `${names} ${word}` : `${word} ${names}`
}
