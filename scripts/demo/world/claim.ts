import { persons, type Person } from './person.ts'
import { places, type Place } from './place.ts'

/** A claim under a policy of the firm. */
export interface Claim {
  readonly number: string
  readonly vessel: string
  readonly insured: string
  readonly lossDate: string
  readonly place: Place
  readonly handler: Person
  readonly reserveCents: number
  readonly cause: string
  /** Who wrote the report. */
  readonly surveyor: string
  readonly report: readonly string[]
}

const copied = [
  'The vessel was found alongside with the weather deck wet and the hatch covers closed. In hold 2 the cargo was stowed in',
  'three tiers. The upper tier showed water staining over an area of about four metres by two. The lashings were slack.',
  'Samples were taken and the silver nitrate test was positive. In our opinion the damage was caused by seawater that',
  'entered through the cross joint of the hatch cover. We estimate depreciation at thirty-five per cent of sound value.',
]

/** Where the photographs of the Dawn claim were really taken: the firm's own yard. */
export const yard = { latitude: 46.5229, longitude: -28.3957 } as const

/** The claims of the half-year. Two reports have one text. */
export const claims: readonly Claim[] = [
  {
    number: 'CL-24-031', vessel: 'Aurelia Norde', insured: 'Aurelde Line A/S', lossDate: '2024-02-29', place: places.karstenBay,
    handler: persons.paula, reserveCents: 18_500_000, cause: 'Contact with quay', surveyor: 'Pieter Halcyr, Halcyrra Survey B.V.',
    report: [
      'Attended on board at Karsten Bay on 7 March 2024. Indentation of the shell plating, starboard, frames 44 to 51, in way of',
      'the sheer strake, depth up to 60 millimetres. Frames 46 to 49 buckled. Fresh paint marks of the fender. The master',
      'stated that the vessel landed heavily in a gust. The damage is consistent with that cause. No cargo was examined.',
    ],
  },
  {
    number: 'CL-24-038', vessel: 'Thessmere Dawn', insured: 'Thessmere Bulk Carriers Ltd', lossDate: '2024-03-19', place: places.dunmarrow,
    handler: persons.paula, reserveCents: 6_200_000, cause: 'Wet damage to cargo', surveyor: 'Quillmere Freight Services Ltd', report: copied,
  },
  {
    number: 'CL-24-040', vessel: 'Kjelvane', insured: 'Kjelvane Tankers AS', lossDate: '2024-04-02', place: places.ostrel,
    handler: persons.nadezhda, reserveCents: 24_000_000, cause: 'Main engine', surveyor: 'Pieter Halcyr, Halcyrra Survey B.V.',
    report: [
      'Crankcase opened in the presence of the chief engineer. Bearing 4 wiped, journal scored. Lubricating oil sample milky.',
      'Water found in the sump tank; a tube of the oil cooler leaked on test. Repair afloat recommended, about nine days.',
    ],
  },
  {
    number: 'CL-24-047', vessel: 'Cassia Bell', insured: 'Aurelde Line A/S', lossDate: '2024-04-21', place: places.karstenBay,
    handler: persons.paula, reserveCents: 7_900_000, cause: 'Heavy weather, deck cargo', surveyor: 'Quillmere Freight Services Ltd',
    report: [
      'Two containers on bay 12 collapsed, one lost overboard. Twist locks of the second tier were found open. The remaining',
      'boxes show racking. Photographs were taken on the spot in Karsten Bay on 24 April 2024.',
    ],
  },
  {
    number: 'CL-24-052', vessel: 'Aurelia Norde', insured: 'Aurelde Line A/S', lossDate: '2024-05-16', place: places.sarnholm,
    handler: persons.paula, reserveCents: 6_450_000, cause: 'Wet damage to cargo', surveyor: 'Quillmere Freight Services Ltd', report: copied,
  },
  {
    number: 'CL-24-058', vessel: 'Larkspur', insured: 'Alma Spindrovic', lossDate: '2024-06-08', place: places.portVelna,
    handler: persons.paula, reserveCents: 310_000, cause: 'Stranding of a yacht', surveyor: 'Pieter Halcyr, Halcyrra Survey B.V.',
    report: ['Keel scraped over two metres, rudder stock bent. The yacht was lifted and lies ashore.'],
  },
]
