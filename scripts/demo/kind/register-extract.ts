import { createHash } from 'node:crypto'
import type { DemoCase } from '../demo-case.ts'
import { companies, addressOf, type CompanyKey } from '../world/company.ts'
import { nameOf, nativeNameOf, persons, type Person, type PersonKey } from '../world/person.ts'
import { holdings, isCompany, offices } from './company-register.ts'

/** An extract of the register as FollowTheMoney entities, one JSON object a line. */
export function writeRegisterExtract({ folder, key }: DemoCase): void {
  const owners = holdings.flatMap(({ owner }) => (isCompany(owner) ? [] : [owner]))
  const entities = [
    ...(Object.keys(companies) as CompanyKey[]).map(companyEntity),
    ...[...new Set([...offices.map((office) => office.person), ...owners])].map(personEntity),
    ...offices.map((office) => entity(`office ${office.person} ${office.company}`, 'Directorship', {
      director: [idOf(office.person)], organization: [idOf(office.company)], role: [office.role], startDate: [office.since],
    })),
    ...holdings.map((holding) => entity(`holding ${holding.owner} ${holding.owned}`, 'Ownership', {
      owner: [idOf(holding.owner)], asset: [idOf(holding.owned)], percentage: [String(holding.percent)], startDate: [holding.since],
    })),
  ]
  const path = folder.add('register/register-extract.ftm.ndjson', entities.map((each) => `${JSON.stringify(each)}\n`).join(''))
  key.plant({
    id: 'ftm-entities', kind: 'count', where: [path],
    expect: `The extract holds ${entities.length} entities.`,
    sql: `SELECT count(DISTINCT entity_id) = ${entities.length} AS found FROM statements
WHERE path LIKE '%register-extract.ftm.ndjson' AND schema IN ('Company', 'Person', 'Directorship', 'Ownership')`,
  })
}

interface FtmEntity {
  readonly id: string
  readonly schema: string
  readonly properties: Readonly<Record<string, readonly string[]>>
}

function companyEntity(key: CompanyKey): FtmEntity {
  const company = companies[key]
  return entity(key, 'Company', {
    name: [company.name], registrationNumber: [company.registerNo], legalForm: [company.legalForm], incorporationDate: [company.incorporated],
    address: [addressOf(company)], alias: company.aliases.filter((alias) => /\P{ASCII}/u.test(alias)), sector: [company.activity],
  })
}

function personEntity(key: PersonKey): FtmEntity {
  const person: Person = persons[key]
  return entity(key, 'Person', {
    name: [nameOf(person)], alias: person.native ? [nativeNameOf(person)] : [], birthDate: [person.birthDate], address: [addressOf(person)],
  })
}

function entity(id: string, schema: string, properties: Readonly<Record<string, readonly string[]>>): FtmEntity {
  const filled = Object.fromEntries(Object.entries(properties).filter(([, values]) => values.length > 0))
  return { id: idOf(id), schema, properties: filled }
}

function idOf(text: string): string {
  return `vreg-${createHash('sha1').update(text).digest('hex').slice(0, 16)}`
}
