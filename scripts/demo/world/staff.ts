import type { Random } from '../random.ts'
import { addDays } from '../day.ts'
import { emailOf, persons, type Person } from './person.ts'
import { places, states } from './place.ts'

/** A person on the payroll of the firm. */
export interface StaffMember extends Person {
  readonly staffNo: string
  readonly department: string
  readonly started: string
  readonly monthlyCents: number
  readonly deskPhone: string
}

/** The whole staff, in order of staff number; those the story turns on are among it. */
export function makeStaff(random: Random): StaffMember[] {
  const leads = Object.values(persons).filter((person) => person.company === 'tarvessa')
  const family = random.shuffle(familyNames)
  const given = random.shuffle(givenNames)
  const others = given.map(([name, sex], index) => makePerson(random, { given: name, sex, family: family[index] ?? 'Ashkettle' }, index))
  return random.shuffle<Person>([...leads, ...others]).map((person, index) => ({
    ...person,
    staffNo: `T${String(1001 + index)}`,
    department: departmentOf(person.position),
    started: addDays('2006-01-09', random.whole(0, 6200)),
    monthlyCents: random.whole(260, 910) * 1000 * (person.position === 'Managing Director' ? 2 : 1),
    deskPhone: `+4420794601${String(10 + index).padStart(2, '0')}`,
  }))
}

function makePerson(random: Random, name: { given: string; sex: 'F' | 'M'; family: string }, index: number): Person {
  const { given, family, sex } = name
  const issued = addDays('2016-01-04', random.whole(0, 2700))
  return {
    given,
    family,
    sex,
    birthDate: addDays('1961-01-01', random.whole(0, 13_500)),
    company: 'tarvessa',
    position: positions[index % positions.length] ?? 'Clerk',
    email: emailOf(given, family, 'tarvessa.example'),
    phone: `+4477009006${String(index).padStart(2, '0')}`,
    street: `${random.whole(1, 88)} ${random.pick(streets)}`,
    place: random.pick([places.portVelna, places.portVelna, places.dunmarrow, places.sarnholm]),
    passport: {
      kind: 'passport',
      state: states.utopia,
      number: `L${random.whole(2, 6)}${random.digits(6)}${random.pick([...'BCDFGHJKMNPRTVX'])}`,
      issued,
      expires: addDays(issued, 3652),
    },
  }
}

function departmentOf(position: string): string {
  for (const [word, department] of departments) if (position.includes(word)) return department
  return 'Administration'
}

const departments: readonly (readonly [string, string])[] = [
  ['Treasury', 'Finance'], ['Accounts', 'Finance'], ['Account', 'Finance'], ['Claims', 'Claims'], ['Underwriter', 'Underwriting'],
  ['Underwriting', 'Underwriting'], ['Procurement', 'Procurement'], ['Charter', 'Chartering'], ['Audit', 'Audit'], ['Systems', 'IT'],
]

const positions = [
  'Underwriter', 'Claims Handler', 'Senior Underwriter', 'Accounts Clerk', 'Charter Broker', 'Systems Administrator', 'Receptionist',
  'Claims Handler', 'Underwriting Assistant', 'Charter Broker', 'Records Clerk', 'Treasury Analyst', 'Claims Analyst', 'Driver',
]

const streets = ['Mole Road', 'Signal Hill', 'Ropewalk', 'Chandler Court', 'Lantern Steps', 'Cordage Lane', 'Ballast Street', 'Harbour View']

const givenNames: readonly (readonly [string, 'F' | 'M'])[] = [
  ['Adela', 'F'], ['Bram', 'M'], ['Celestine', 'F'], ['Dorian', 'M'], ['Esme', 'F'], ['Florin', 'M'], ['Greta', 'F'], ['Hamid', 'M'],
  ['Isolde', 'F'], ['Jarek', 'M'], ['Katya', 'F'], ['Leopold', 'M'], ['Mireille', 'F'], ['Nils', 'M'], ['Oona', 'F'], ['Pascoe', 'M'],
  ['Quirin', 'M'], ['Rosalba', 'F'], ['Stellan', 'M'], ['Tamsin', 'F'], ['Ulrik', 'M'], ['Vesna', 'F'], ['Wendel', 'M'], ['Xenia', 'F'],
  ['Yorick', 'M'], ['Zofia', 'F'], ['Amir', 'M'], ['Bettina', 'F'], ['Corentin', 'M'], ['Delphine', 'F'], ['Emeka', 'M'], ['Fenna', 'F'],
  ['Gaspard', 'M'], ['Hedda', 'F'], ['Ignatius', 'M'], ['Jessamy', 'F'], ['Kasimir', 'M'],
]

const familyNames = [
  'Ashkettle', 'Bramwether', 'Castellorn', 'Dravenholt', 'Eskilvane', 'Farrowmere', 'Gildenast', 'Harkonvale', 'Istrenko', 'Jorvandal',
  'Kestrelane', 'Lomborovic', 'Marchetello', 'Nordequist', 'Oberhasler', 'Pellargonis', 'Quennebrick', 'Rastignol', 'Saltonvik',
  'Thornemarsh', 'Umbertini', 'Vandersluice', 'Wolframsen', 'Xanthippos', 'Yarmundsen', 'Zellenkamp', 'Abernathwaite', 'Belquisar',
  'Corvessian', 'Dunfallow', 'Estremoyn', 'Fjeldskov', 'Grimsettle', 'Hollinvar', 'Ivarsgaard', 'Jasperling', 'Kolvarine',
]
