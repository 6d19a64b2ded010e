import { companies, type CompanyKey } from './company.ts'
import { places, states, type Place, type State } from './place.ts'

/** A person of the story. Nobody of it lives. */
export interface Person {
  readonly given: string
  readonly family: string
  /** The name in its own script, where that is not Latin. */
  readonly native?: { readonly given: string; readonly family: string; readonly language: string }
  readonly birthDate: string
  readonly sex: 'F' | 'M'
  readonly company: CompanyKey
  readonly position: string
  readonly email: string
  /** E.164, from a range that a numbering authority keeps for fiction. */
  readonly phone: string
  readonly street: string
  readonly place: Place
  readonly passport: Passport
}

/** A travel or identity document that a state of the story gave out. */
export interface Passport {
  readonly kind: 'passport' | 'identity card'
  readonly state: State
  readonly number: string
  readonly issued: string
  readonly expires: string
}

/** The persons that the story turns on; the rest of the staff is drawn by chance. */
export const persons = {
  georgios: person('Georgios', 'Kallivrontis', {
    native: { given: 'Γεώργιος', family: 'Καλλιβρόντης', language: 'ell' }, birthDate: '1968-02-17', sex: 'M', company: 'tarvessa',
    position: 'Head of Treasury', phone: '+447700900114', street: '6 Lantern Steps', place: places.portVelna,
    passport: passport('L4081772X', '2019-06-03', '2029-06-02'),
  }),
  nadezhda: person('Nadezhda', 'Verestova', {
    native: { given: 'Надежда', family: 'Верестова', language: 'rus' }, birthDate: '1981-12-05', sex: 'F', company: 'tarvessa',
    position: 'Claims Manager', phone: '+447700900127', street: '31 Mole Road', place: places.portVelna,
    passport: passport('L5127604R', '2021-02-15', '2031-02-14'),
  }),
  marek: person('Marek', 'Dussolin', {
    birthDate: '1981-09-04', sex: 'M', company: 'tarvessa', position: 'Procurement Officer', phone: '+447700900133',
    street: '2 Chandler Court', place: places.portVelna, passport: passport('L4460918K', '2018-11-20', '2028-11-19'),
  }),
  petra: person('Petra', 'Lindqvane', {
    birthDate: '1986-07-19', sex: 'F', company: 'tarvessa', position: 'Accounts Clerk', phone: '+447700900141',
    street: '14 Cordage Lane', place: places.portVelna, passport: card('VC1180432', '2020-05-11', '2030-05-10'),
  }),
  paula: person('Paula', 'Lindqvane', {
    birthDate: '1986-07-19', sex: 'F', company: 'tarvessa', position: 'Claims Handler', phone: '+447700900142',
    street: '14 Cordage Lane', place: places.portVelna, passport: card('VC1180433', '2020-05-11', '2030-05-10'),
  }),
  anselmJunior: person('Anselm', 'Brocard', {
    birthDate: '1987-11-02', sex: 'M', company: 'tarvessa', position: 'Chartering Assistant', phone: '+447700900156',
    street: '3 Kontorgade', place: places.sarnholm, passport: card('VC0977215', '2019-01-28', '2029-01-27'),
  }),
  ines: person('Inês', 'Taborval', {
    birthDate: '1979-03-30', sex: 'F', company: 'tarvessa', position: 'Internal Auditor', phone: '+447700900168',
    street: '17 Signal Hill', place: places.portVelna, passport: passport('L3950021P', '2017-09-05', '2027-09-04'),
  }),
  sophia: person('Sophia', 'Antellari', {
    birthDate: '1975-10-12', sex: 'F', company: 'tarvessa', position: 'Company Secretary', phone: '+447700900170',
    street: '5 Tallow Quay', place: places.portVelna, passport: passport('L4207366D', '2020-08-24', '2030-08-23'),
  }),
  yannic: person('Yannic', 'Prévolt', {
    birthDate: '1962-06-08', sex: 'M', company: 'tarvessa', position: 'Managing Director', phone: '+447700900101',
    street: '40 Signal Hill', place: places.portVelna, passport: passport('L3804415T', '2016-04-19', '2026-04-18'),
  }),
  anselmSenior: person('Anselm', 'Brocard', {
    birthDate: '1958-03-11', sex: 'M', company: 'brundelund', position: 'Managing Director', phone: '+491713920017',
    street: '3 Kontorgade', place: places.sarnholm, passport: card('VC0412896', '2015-10-13', '2025-10-12'),
  }),
  lucian: person('Lucian', 'Draveck', {
    birthDate: '1974-05-14', sex: 'M', company: 'quillmere', position: 'Director', phone: '+447700900305',
    street: '19 Ropewalk', place: places.sarnholm, passport: passport('L6610457M', '2022-03-07', '2032-03-06'),
  }),
  yusuf: person('Yusuf', 'al-Darwazi', {
    native: { given: 'يوسف', family: 'الدروازي', language: 'ara' }, birthDate: '1971-08-23', sex: 'M', company: 'darRimah',
    position: 'General Manager', phone: '+33199001142', street: '7 Mina Street', place: places.marsaAlZahr,
    passport: passport('L5538201B', '2021-10-18', '2031-10-17'),
  }),
  odile: person('Odile', 'Varrenpont', {
    birthDate: '1969-01-25', sex: 'F', company: 'ostrivane', position: 'Administrator', phone: '+33639980411',
    street: '9 Rue des Amarres', place: places.ostrel, passport: passport('L4719930C', '2019-12-09', '2029-12-08'),
  }),
  eleni: person('Eleni', 'Kelvari', {
    native: { given: 'Ελένη', family: 'Κελβάρη', language: 'ell' }, birthDate: '1977-04-21', sex: 'F', company: 'kelvaris',
    position: 'Chair of the Board', phone: '+447700900377', street: '18 Farou', place: places.neaKallipea,
    passport: passport('L5001188J', '2020-11-30', '2030-11-29'),
  }),
  platon: person('Platon', 'Zarudeev', {
    native: { given: 'Платон', family: 'Зарудеев', language: 'rus' }, birthDate: '1984-10-03', sex: 'M', company: 'severiana',
    position: 'Director', phone: '+447700900390', street: '3 Naberezhnaya', place: places.tavrograd,
    passport: passport('L6023375G', '2021-07-26', '2031-07-25'),
  }),
  pieter: person('Pieter', 'Halcyr', {
    birthDate: '1966-09-16', sex: 'M', company: 'halcyrra', position: 'Surveyor', phone: '+491713920052', street: 'Lanternstraat 12',
    place: places.dunmarrow, passport: passport('L4318842F', '2018-02-12', '2028-02-11'),
  }),
} as const satisfies Record<string, Person>

/** The short names by which the generator tells persons apart. */
export type PersonKey = keyof typeof persons

/** Given and family name, in Latin letters. */
export function nameOf(of: Pick<Person, 'given' | 'family'>): string {
  return `${of.given} ${of.family}`
}

/** The name in its own script; the Latin one when it has no other. */
export function nativeNameOf(of: Pick<Person, 'given' | 'family' | 'native'>): string {
  return of.native ? `${of.native.given} ${of.native.family}` : nameOf(of)
}

/** Initial and family name: `G. Kallivrontis`. */
export function shortNameOf(of: Pick<Person, 'given' | 'family'>): string {
  return `${of.given[0]}. ${of.family}`
}

/** `G.Kallivrontis` at the company's domain, in plain lower-case letters. */
export function emailOf(given: string, family: string, domain: string): string {
  const plain = `${given[0]}.${family}`.normalize('NFD').replace(/[^\p{L}.-]/gu, '').toLowerCase()
  return `${plain}@${domain}`
}

function person(given: string, family: string, rest: Omit<Person, 'given' | 'family' | 'email'>): Person {
  const twin = family === 'Lindqvane' ? `${given}.${family}`.toLowerCase() + '@tarvessa.example' : undefined
  return { given, family, email: twin ?? emailOf(given, family, companies[rest.company].domain), ...rest }
}

function passport(number: string, issued: string, expires: string): Passport {
  return { kind: 'passport', state: states.utopia, number, issued, expires }
}

function card(number: string, issued: string, expires: string): Passport {
  return { kind: 'identity card', state: states.utopia, number, issued, expires }
}
