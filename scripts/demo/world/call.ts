import { addDays } from '../day.ts'
import type { Random } from '../random.ts'
import { persons } from './person.ts'
import { places, type Place } from './place.ts'

/** One telephone call or text message, as a network operator records it. */
export interface CallRecord {
  readonly caller: string
  readonly receiver: string
  /** ISO instant in UTC. */
  readonly start: string
  readonly durationSeconds: number
  readonly type: 'voice' | 'text'
  readonly callerImei: string
  readonly cell: Cell
}

/** A radio cell. */
export interface Cell {
  readonly id: string
  readonly latitude: number
  readonly longitude: number
}

/** The handset that was handed from one number to another, and the days of the change. */
export const handedOn = {
  imei: imeiOf('00101730047116'),
  before: '+447700900471',
  after: '+447700900862',
  lastDay: '2024-04-30',
  firstDay: '2024-05-02',
} as const

/** A number that moved to a new handset: the innocent mirror image. */
export const newHandset = {
  number: persons.paula.phone, before: imeiOf('00101730052290'), after: imeiOf('00101730088014'), since: '2024-03-18',
} as const

/** Subscribers of the numbers that call, as the operators have them. */
export const subscribers: readonly { readonly number: string; readonly name: string; readonly from: string; readonly to: string }[] = [
  { number: handedOn.before, name: 'Quillmere Freight Services Ltd', from: '2021-10-01', to: '2024-04-30' },
  { number: handedOn.after, name: 'not registered (prepaid)', from: '2024-05-02', to: '' },
  ...(['lucian', 'odile', 'platon', 'yusuf', 'georgios', 'eleni', 'anselmSenior', 'petra', 'paula', 'nadezhda', 'anselmJunior'] as const).map((key) => ({
    number: persons[key].phone, name: `${persons[key].given} ${persons[key].family}`, from: '2020-01-01', to: '',
  })),
]

/** All calls of the half-year, in order of time. */
export function makeCalls(random: Random): CallRecord[] {
  const calls: CallRecord[] = []
  for (let day = '2024-01-02'; day <= '2024-06-28'; day = addDays(day, 1)) {
    const handset = handsetOf(day)
    for (let count = handset ? random.whole(0, 3) : 0; count > 0; count--) {
      const other = random.pick(partners)
      calls.push(makeCall(random, day, random.chance(0.6) ? [handset, other] : [other, handset]))
    }
    for (let count = random.whole(0, 2); count > 0; count--) {
      const [caller = '', receiver = ''] = random.shuffle(bystanders)
      calls.push(makeCall(random, day, [caller, receiver]))
    }
  }
  const keyed = calls.map((call, index) => ({ call, index }))
  keyed.sort((a, b) => (a.call.start < b.call.start ? -1 : a.call.start > b.call.start ? 1 : a.index - b.index))
  return keyed.map(({ call }) => call)
}

const partners = [persons.lucian.phone, persons.lucian.phone, persons.odile.phone, persons.platon.phone, persons.georgios.phone]

const bystanders = [
  persons.petra.phone, persons.paula.phone, persons.nadezhda.phone, persons.anselmJunior.phone, persons.anselmSenior.phone, persons.eleni.phone,
]

const cellPlaces: readonly Place[] = [places.portVelna, places.sarnholm, places.ostrel, places.dunmarrow]

function makeCall(random: Random, day: string, ends: readonly [string, string]): CallRecord {
  const [caller, receiver] = ends
  const isText = random.chance(0.25)
  const second = random.whole(7 * 3600, 22 * 3600)
  return {
    caller, receiver, type: isText ? 'text' : 'voice', durationSeconds: isText ? 0 : random.whole(9, 940), callerImei: imeiFor(caller, day),
    start: new Date(Date.parse(`${day}T00:00:00Z`) + second * 1000).toISOString().replace('.000Z', 'Z'), cell: cellFor(random, caller),
  }
}

function handsetOf(day: string): string {
  if (day <= handedOn.lastDay) return handedOn.before
  return day >= handedOn.firstDay ? handedOn.after : ''
}

function imeiFor(number: string, day: string): string {
  if (number === handedOn.before || number === handedOn.after) return handedOn.imei
  if (number === newHandset.number) return day < newHandset.since ? newHandset.before : newHandset.after
  return imeiOf(`001017${number.slice(-8)}`)
}

function cellFor(random: Random, caller: string): Cell {
  const home = cellPlaces[Number(caller.slice(-1)) % cellPlaces.length] ?? places.portVelna
  const sector = random.whole(1, 3)
  return {
    id: `${home.postcode.replace('-', '')}-${sector}`, latitude: Math.round((home.latitude + sector * 0.004) * 1e4) / 1e4,
    longitude: Math.round((home.longitude - sector * 0.006) * 1e4) / 1e4,
  }
}

/** The 15 digits of a handset number, of 14 and their Luhn digit. It begins with 001, which is kept for tests. */
function imeiOf(digits: string): string {
  const sum = [...digits].reverse().reduce((total, char, index) => {
    const value = Number(char) * (index % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return digits + String((10 - (sum % 10)) % 10)
}
