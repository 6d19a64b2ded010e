import type { Meaning } from '../meaning/meaning.ts'
import { account, party, partyProperties, person } from './party.ts'
import type { EntityTemplate, Profile } from './profile.ts'
import { furtherParties } from './records.ts'

const company: EntityTemplate = {
  schema: 'Company',
  keyLiteral: 'company',
  keys: [['registrationNumber'], ['lei'], ['id'], ['company'], ['name']],
  needs: ['company', 'name', 'registrationNumber'],
  properties: {
    ...partyProperties(undefined),
    name: { first: ['company', 'name'] },
    legalForm: ['legalForm'],
    jurisdiction: ['jurisdiction', 'country'],
    incorporationDate: ['incorporationDate'],
    dissolutionDate: ['dissolutionDate'],
    status: ['status'],
    sector: ['category'],
    notes: ['notes', 'purpose'],
    capital: ['capital'],
    currency: ['currency'],
  },
}

const personMeanings: readonly Meaning[] = ['holder.fullName', 'holder.name', 'fullName', 'lastName', 'holder.lastName']

const director: EntityTemplate = {
  ...person(),
  // Two of one name are told apart by their birth date where there is one.
  keys: [['idNumber'], ['holder.fullName', 'birthDate'], ['holder.name', 'birthDate'], ['fullName', 'birthDate'], ['firstName', 'lastName', 'birthDate'], ['firstName', 'lastName'], ['fullName'], ['holder.fullName'], ['holder.name'], ['holder.lastName']],
  needs: personMeanings,
  properties: {
    ...person('holder').properties,
    name: { or: [{ first: ['fullName', 'holder.fullName', 'holder.name'] }, { join: ['firstName', 'middleName', 'lastName'] }] },
    firstName: ['firstName', 'holder.firstName'],
    lastName: ['lastName', 'holder.lastName'],
    birthDate: ['birthDate', 'holder.birthDate'],
    nationality: ['nationality', 'holder.nationality'],
    idNumber: ['idNumber', 'holder.idNumber'],
    passportNumber: ['passportNumber', 'holder.passportNumber'],
    email: { first: ['holder.email'], split: ',', pick: 'email' },
  },
}

/** Companies, one per row, with what a register knows of them. */
export const companyRegister: Profile = {
  id: 'company-register',
  label: 'company register',
  fits: ['company|name & registrationNumber|legalForm|jurisdiction|incorporationDate|lei', 'company & address|city|street|country|vatCode|phone|email|website'],
  refuses: ['amount', 'from.id', 'to.id', 'invoiceNumber', 'vessel'],
  namespace: 'exhibit',
  weight: 0.5,
  entities: {
    company,
    account: { ...account(undefined), properties: { ...account(undefined).properties, holder: { entity: 'company' } } },
    ...furtherParties('company'),
  },
}

/** Directors and other officers of companies. */
export const directorships: Profile = {
  id: 'directorships',
  label: 'officers of companies',
  fits: [
    'company|registrationNumber & holder.fullName|holder.name|fullName|lastName & role|startDate|endDate|position|percentage',
    'company & holder.fullName|holder.name',
    'company & name|fullName & role',
    'name & registrationNumber & holder.fullName|holder.name|lastName',
  ],
  refuses: ['percentage', 'shares', 'amount'],
  namespace: 'exhibit',
  weight: 0.8,
  entities: {
    company,
    director,
    directorship: {
      schema: 'Directorship',
      properties: {
        director: { entity: 'director' },
        organization: { entity: 'company' },
        role: ['role', 'position', 'category'],
        startDate: ['startDate', 'date'],
        endDate: ['endDate'],
        status: ['holder.status'],
      },
    },
  },
}

/** Owners of companies, with their share. */
export const ownerships: Profile = {
  id: 'ownership',
  label: 'owners of companies',
  fits: ['company|name & holder.fullName|holder.name|holder.company|fullName|lastName & percentage|shares', 'from.name|from.company|from.fullName & to.name|to.company & percentage|shares'],
  namespace: 'exhibit',
  weight: 0.85,
  entities: {
    company: {
      ...company,
      needs: ['company', 'name', 'registrationNumber', 'to.name', 'to.company'],
      keys: [...company.keys!, ['to.company'], ['to.name']],
      properties: { ...company.properties, name: { first: ['company', 'name', 'to.company', 'to.name'] } },
    },
    owner: {
      ...party('holder', 'company'),
      keys: [...party('holder').keys!, ['from.company'], ['from.fullName'], ['from.name'], ['fullName'], ['firstName', 'lastName'], ['lastName']],
      needs: [...party('holder').needs!, 'fullName', 'lastName', 'from.company', 'from.name', 'from.fullName'],
      properties: {
        ...party('holder').properties,
        name: { or: [{ first: ['holder.name', 'holder.fullName', 'holder.company', 'from.company', 'from.fullName', 'from.name', 'fullName'] }, { join: ['firstName', 'lastName'] }] },
      },
    },
    ownership: {
      schema: 'Ownership',
      properties: {
        owner: { entity: 'owner' },
        asset: { entity: 'company' },
        percentage: ['percentage'],
        sharesCount: ['shares'],
        role: ['role'],
        startDate: ['startDate', 'date'],
        endDate: ['endDate'],
      },
    },
  },
}
