import type { Random } from '../../../scripts/demo/random.ts'
import type { Identity, Stage } from './identity.ts'
import { misspell } from './misspell.ts'
import type { Register } from './register.ts'
import { romanise } from './script.ts'

/** The columns of a generated record, in order; a company's name stands in `family_name`, as registers of customers have it. */
export const recordColumns = [
  'record_id', 'kind', 'full_name', 'given_name', 'family_name', 'birth_date', 'street', 'postcode', 'city', 'country', 'phone', 'email', 'id_number',
] as const

/** One record as a register tells it: a text for each column but the first, empty where nothing is told. */
export type Observation = Record<Exclude<(typeof recordColumns)[number], 'record_id'>, string>

/**
 * What a register writes of an identity. Errors hang together: a careless record has many, an outdated one has the old
 * address, telephone and name at once, and a clerk who takes the wrong member of a household takes several of his data.
 */
export function observe(random: Random, identity: Identity, register: Register): Observation {
  const { fills, habits } = register
  const stage = random.chance(register.outdated) ? identity.stages[0]! : identity.stages.at(-1)!
  const care = -Math.log(1 - random.next())
  const mixed = identity.near.length > 0 && random.chance(0.012 * care) ? random.pick(identity.near) : undefined
  const [given, family] = namesOf(random, identity, { register, stage })
  const contact = (mixed && random.chance(0.6) ? mixed.stages.at(-1) : stage)!
  const told: Observation = {
    kind: identity.kind, ...layOut(random, [given, family], register), country: identity.culture.country,
    birth_date: random.chance(fills.born) ? dateOf(random, (mixed && random.chance(0.5) ? mixed : identity).born, habits) : '',
    ...addressOf(random, identity, { stage, register }),
    phone: random.chance(fills.phone) ? several(random, contact.phones) : '',
    email: random.chance(fills.email) ? several(random, contact.emails) : '',
    id_number: random.chance(fills.idNumber) ? identity.idNumber : '',
  }
  const errors = Math.floor(register.errors * care + random.next())
  for (let error = 0; error < errors; error++) spoil(random, told, register)
  return told
}

function namesOf(random: Random, identity: Identity, { register, stage }: { register: Register; stage: Stage }): [given: string, family: string] {
  const { culture } = identity
  const write = (name: string) => inLetters(register.romanisation ? romanise(name, culture.script, register.romanisation) : name, register)
  if (identity.kind === 'company') return ['', companyName(random, identity, { register, stage, write })]
  const [first, ...others] = identity.given
  const nicknames = culture.nicknames[first!]
  const called = nicknames && random.chance(register.habits.nickname) ? random.pick(nicknames) : first!
  const initial = random.chance(register.habits.initial)
  const middle = others.filter(() => random.chance(0.45)).map((name) => (random.chance(0.5) ? `${write(name).charAt(0)}.` : write(name)))
  return [[initial ? write(called).charAt(0) : write(called), ...middle].join(' '), write(stage.family)]
}

function companyName(random: Random, { legalForm, culture }: Identity, { register, stage, write }: { register: Register; stage: Stage; write: (name: string) => string }): string {
  const short = legalForm.length > 1 ? legalForm.slice(1) : legalForm
  const form = random.chance(0.15) ? '' : random.chance(register.habits.abbreviate + 0.4) ? random.pick(short) : legalForm[0]!
  const name = random.chance(0.1) ? stage.family.replace(' & ', ' and ') : stage.family
  const joined = culture.script === 'han' ? `${name.replaceAll(' ', '')}${form}` : `${name} ${form}`
  return write(culture.script === 'cyrillic' && form !== '' && random.chance(0.6) ? `${form} ${name}` : joined.trim())
}

function inLetters(text: string, { letters }: Register): string {
  if (letters === 'as-is') return text
  return letters === 'upper' ? text.toUpperCase() : text.toLowerCase()
}

function layOut(random: Random, [given, family]: readonly [string, string], register: Register): Pick<Observation, 'full_name' | 'given_name' | 'family_name'> {
  if (given === '') return { full_name: family, given_name: '', family_name: family }
  const [first, last] = random.chance(register.habits.nameSwap) ? [family, given] : [given, family]
  const full = { 'given-first': `${first} ${last}`, 'family-first': `${last} ${first}`, 'comma': `${last}, ${first}` }[register.fullName]
  return { full_name: full, given_name: first, family_name: last }
}

function dateOf(random: Random, born: string, { daySwap, january }: Register['habits']): string {
  const [year, month, day] = born.split('-') as [string, string, string]
  if (random.chance(january)) return `${year}-01-01`
  return random.chance(daySwap) && Number(day) <= 12 ? `${year}-${day}-${month}` : born
}

function addressOf(random: Random, { culture }: Identity, { stage, register }: { stage: Stage; register: Register }): Pick<Observation, 'street' | 'postcode' | 'city'> {
  if (!random.chance(register.fills.address)) return { street: '', postcode: '', city: '' }
  const { address } = stage
  const write = (text: string) => inLetters(register.romanisation ? romanise(text, culture.script, register.romanisation) : text, register)
  const [word, short] = address.abbreviation
  const named = random.chance(register.habits.abbreviate) ? address.street.replace(new RegExp(`${word}$|^${word}`, 'i'), short) : address.street
  const flat = address.flat && random.chance(0.7) ? (random.chance(0.5) ? ` / ${address.flat}` : `-${address.flat}`) : ''
  const number = `${address.number}${flat}`
  return {
    street: culture.numberFirst ? `${number} ${write(named)}` : `${write(named)} ${number}`,
    postcode: random.chance(0.93) ? address.postcode : '',
    city: write(address.city),
  }
}

/** One value, or all with `; ` between, in either order. */
function several(random: Random, values: readonly string[]): string {
  if (values.length < 2) return values[0] ?? ''
  return random.chance(0.5) ? random.pick(values) : random.shuffle(values).join('; ')
}

const spoilable = ['given_name', 'family_name', 'family_name', 'birth_date', 'street', 'street', 'postcode', 'city', 'phone', 'email', 'id_number'] as const

/** One error in one filled field; the full name is written from the same slip of paper, so that an error of a name is in both. */
function spoil(random: Random, told: Observation, register: Register): void {
  const field = random.pick(spoilable)
  const before = told[field]
  if (before === '') return
  const isDigits = field === 'birth_date' || field === 'phone' || field === 'id_number'
  const wrong = isDigits ? changeDigit(random, before) : misspell(random, before, register.slip)
  const after = before === before.toUpperCase() ? wrong.toUpperCase() : wrong
  told[field] = after
  if (field === 'given_name' || field === 'family_name') told.full_name = told.full_name.replace(before, () => after)
}

function changeDigit(random: Random, text: string): string {
  const places = [...text].flatMap((sign, place) => (/\d/.test(sign) ? [place] : []))
  if (places.length < 2) return text
  const at = random.pick(places.slice(1))
  const changed = text.slice(0, at) + String(random.whole(0, 9)) + text.slice(at + 1)
  return /^\d{4}-\d\d-\d\d$/.test(text) && Number.isNaN(Date.parse(changed)) ? text : changed
}
