import type { Meaning, Side } from '../meaning/meaning.ts'
import type { Noun } from '../meaning/vocabulary.ts'
import type { EntityTemplate, PropertyTemplate } from './profile.ts'

/** The meaning of a noun on a side, or of the noun alone. */
export function sided(side: Side | undefined, noun: Noun): Meaning {
  return side ? `${side}.${noun}` : noun
}

/** Nouns that name somebody. */
export const nameNouns = ['name', 'fullName', 'company', 'merchant', 'author', 'employer'] as const satisfies readonly Noun[]

/** What tells a party of a side: keyed by its number, its name or its address, in that order. */
export function party(side: Side | undefined, keyLiteral = 'party', idProperty = 'idNumber'): EntityTemplate {
  const of = (noun: Noun) => sided(side, noun)
  const names = [...nameNouns.map(of), of('bank')]
  return {
    schema: 'party',
    keyLiteral,
    keys: [[of('idNumber')], [of('id')], [of('registrationNumber')], [of('firstName'), of('lastName')], ...names.map((name) => [name]), [of('lastName')], [of('email')]],
    needs: [...names, of('id'), of('idNumber'), of('registrationNumber'), of('email'), of('lastName')],
    properties: { ...partyProperties(side, idProperty), name: { first: names } },
  }
}

/** Properties that any person or company may have, from the columns of a side. */
export function partyProperties(side: Side | undefined, idProperty = 'idNumber'): Record<string, PropertyTemplate> {
  const of = (noun: Noun) => sided(side, noun)
  return {
    alias: [of('alias')],
    previousName: [of('previousName')],
    // A mere number of a node or row is a key, no property: equal numbers of two tables would make strangers one.
    [idProperty]: idProperty === 'idNumber' ? [of('idNumber')] : [of('id')],
    registrationNumber: [of('registrationNumber')],
    taxNumber: [of('taxNumber')],
    vatCode: [of('vatCode')],
    leiCode: [of('lei')],
    swiftBic: [of('swift')],
    email: { first: [of('email')], split: ',', pick: 'email' },
    phone: [of('phone')],
    website: [of('website')],
    country: [of('country')],
    address: { join: [of('address'), of('street'), of('houseNumber'), of('postcode'), of('city'), of('state')] },
  }
}

/** Properties of a natural person, from the columns of a side. */
export function personProperties(side?: Side): Record<string, PropertyTemplate> {
  const of = (noun: Noun) => sided(side, noun)
  return {
    ...partyProperties(side),
    firstName: [of('firstName')],
    middleName: [of('middleName')],
    lastName: [of('lastName')],
    nameSuffix: [of('nameSuffix')],
    title: [of('salutation')],
    gender: [of('gender')],
    religion: [of('religion')],
    ethnicity: [of('ethnicity')],
    political: [of('political')],
    health: [of('health')],
    sexualLife: [of('sexualLife')],
    biometrics: [of('biometrics')],
    unionMembership: [of('unionMembership')],
    birthDate: [of('birthDate')],
    birthPlace: [of('birthPlace')],
    birthCountry: [of('birthCountry')],
    deathDate: [of('deathDate')],
    citizenship: [of('citizenship')],
    nationality: [of('nationality')],
    passportNumber: [of('passportNumber')],
    socialSecurityNumber: [of('socialSecurity')],
    position: [of('position')],
    militaryService: { join: [of('militaryBranch'), of('militaryDischarge'), of('militaryDate')] },
    status: [of('status')],
    notes: [of('notes')],
  }
}

/** A person of a side: per row, unless a number of the person's own tells rows of one person. */
export function person(side?: Side): EntityTemplate {
  const of = (noun: Noun) => sided(side, noun)
  return {
    schema: 'Person',
    keyLiteral: 'person',
    keys: [[of('idNumber')]],
    needs: [of('lastName'), of('fullName'), of('name'), of('firstName')],
    properties: {
      ...personProperties(side),
      name: { all: [{ first: [of('fullName'), of('name')] }, { join: [of('firstName'), of('middleName'), of('lastName'), of('nameSuffix')] }, [of('nativeName')]] },
    },
  }
}

/** A bank account of a side. */
export function account(side: Side | undefined): EntityTemplate {
  const of = (noun: Noun) => sided(side, noun)
  return {
    schema: 'BankAccount',
    keyLiteral: 'account',
    keys: [[of('iban')], [of('account')]],
    needs: [of('iban'), of('account')],
    properties: {
      iban: [of('iban')],
      accountNumber: { first: [of('account'), of('iban')] },
      bankName: [of('bank')],
      bic: [of('swift')],
      accountType: [of('accountType')],
    },
  }
}
