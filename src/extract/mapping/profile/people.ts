import { account, person } from './party.ts'
import type { Profile } from './profile.ts'
import { furtherParties } from './records.ts'

const passport = {
  schema: 'Passport',
  needs: ['passportNumber', 'passportCountry', 'passportIssue', 'passportExpiry'],
  properties: {
    holder: { entity: 'person' },
    number: ['passportNumber'],
    country: ['passportCountry'],
    issueDate: ['passportIssue'],
    expiryDate: ['passportExpiry'],
  },
} as const

const personAccount = { ...account(undefined), properties: { ...account(undefined).properties, holder: { entity: 'person' } } } as const

const citizenshipPeriod = {
  citizenshipDate: ['citizenshipStart'],
  citizenshipBasis: ['citizenshipBasis'],
} as const

/** Employees of an organisation, with what a staff file knows of them. */
export const staffList: Profile = {
  id: 'staff-list',
  label: 'staff list',
  fits: ['lastName|fullName|name & position|department|employmentStart|employer|salary'],
  refuses: ['amount', 'balance', 'vehicleId', 'plate', 'latitude', 'company'],
  namespace: 'exhibit',
  weight: 0.7,
  entities: {
    person: { ...person(), properties: { ...person().properties, ...citizenshipPeriod } },
    employer: { schema: 'Organization', keyLiteral: 'employer', keys: [['employer']], properties: { name: ['employer'] } },
    employment: {
      schema: 'Employment',
      needs: ['position', 'department', 'employmentStart', 'employmentEnd', 'employer', 'salary'],
      properties: {
        employee: { entity: 'person' },
        employer: { entity: 'employer' },
        role: ['position'],
        status: ['department'],
        startDate: ['employmentStart', 'startDate'],
        endDate: ['employmentEnd', 'endDate'],
      },
    },
    passport,
    account: personAccount,
    ...furtherParties('person'),
  },
}

/** Persons, one per row. */
export const personList: Profile = {
  id: 'person-list',
  label: 'list of persons',
  fits: ['lastName', 'fullName', 'firstName & birthDate|email|phone', 'name & birthDate|gender|nationality|citizenship|passportNumber|socialSecurity'],
  namespace: 'exhibit',
  weight: 0.3,
  entities: {
    person: { ...person(), properties: { ...person().properties, ...citizenshipPeriod } },
    passport,
    account: personAccount,
    ...furtherParties('person'),
  },
}

/** Persons or companies, one per row, that only a name, an address or a number tells. */
export const namedList: Profile = {
  id: 'named-list',
  label: 'list of named persons or companies',
  fits: ['name & email|phone|address|street|city|country|postcode|iban|registrationNumber|website|idNumber|taxNumber|id', 'email', 'company'],
  namespace: 'exhibit',
  weight: 0.1,
  entities: {
    party: {
      schema: 'party',
      keyLiteral: 'party',
      keys: [['idNumber'], ['registrationNumber']],
      needs: ['name', 'company', 'fullName', 'email'],
      properties: {
        name: { or: [{ first: ['company', 'name', 'fullName'] }, { first: ['email'], split: ',', pick: 'name' }] },
        email: { first: ['email'], split: ',', pick: 'email' },
        alias: ['alias'],
        previousName: ['previousName'],
        idNumber: ['idNumber'],
        registrationNumber: ['registrationNumber'],
        taxNumber: ['taxNumber'],
        vatCode: ['vatCode'],
        leiCode: ['lei'],
        swiftBic: ['swift'],
        phone: ['phone'],
        website: ['website'],
        country: ['country'],
        address: { join: ['address', 'street', 'houseNumber', 'postcode', 'city', 'state'] },
        sector: ['category'],
        status: ['status'],
        notes: ['notes'],
        summary: ['purpose'],
      },
    },
    account: {
      schema: 'BankAccount',
      keyLiteral: 'account',
      keys: [['iban'], ['account']],
      properties: { iban: ['iban'], accountNumber: { first: ['account', 'iban'] }, bankName: ['bank'], bic: ['swift'], balance: ['balance'], holder: { entity: 'party' } },
    },
    ...furtherParties('party'),
  },
}
