import { writeDay } from '../day.ts'
import type { DemoCase } from '../demo-case.ts'
import { quoted } from '../key.ts'
import { asksContradiction, asksJoinedWrongly, asksSameParty } from '../question.ts'
import { writeTable } from '../table-text.ts'
import { addressOf, companies, type Company, type CompanyKey } from '../world/company.ts'
import { nameOf, nativeNameOf, persons, type Person, type PersonKey } from '../world/person.ts'

/** A share that somebody owns of a company. */
export interface Holding {
  readonly owner: CompanyKey | PersonKey
  readonly owned: CompanyKey
  readonly percent: number
  readonly since: string
}

/** Who owns what share of whom; the first three make a ring. */
export const holdings: readonly Holding[] = [
  { owner: 'ostrivane', owned: 'quillmere', percent: 100, since: '2021-09-14' },
  { owner: 'quillmere', owned: 'brundelund', percent: 80, since: '2022-04-01' },
  { owner: 'brundelund', owned: 'ostrivane', percent: 60, since: '2022-11-30' },
  { owner: 'odile', owned: 'ostrivane', percent: 40, since: '2020-02-03' },
  { owner: 'anselmSenior', owned: 'brundelund', percent: 20, since: '2016-06-20' },
  { owner: 'yusuf', owned: 'darRimah', percent: 100, since: '2019-11-05' },
  { owner: 'eleni', owned: 'kelvaris', percent: 75, since: '2014-03-17' },
  { owner: 'platon', owned: 'severiana', percent: 100, since: '2022-01-25' },
  { owner: 'pieter', owned: 'halcyrra', percent: 55, since: '2009-10-08' },
  { owner: 'aurelde', owned: 'thessmere', percent: 10, since: '2018-01-02' },
]

/** Who directs whom. */
export const offices: readonly { readonly person: PersonKey; readonly company: CompanyKey; readonly role: string; readonly since: string }[] = [
  { person: 'yannic', company: 'tarvessa', role: 'Managing director', since: '2015-01-01' },
  { person: 'sophia', company: 'tarvessa', role: 'Secretary', since: '2017-03-01' },
  { person: 'lucian', company: 'quillmere', role: 'Director', since: '2021-09-14' },
  { person: 'odile', company: 'ostrivane', role: 'Administrator', since: '2020-02-03' },
  { person: 'anselmSenior', company: 'brundelund', role: 'Managing director', since: '2016-06-20' },
  { person: 'yusuf', company: 'darRimah', role: 'General manager', since: '2019-11-05' },
  { person: 'eleni', company: 'kelvaris', role: 'Chair', since: '2014-03-17' },
  { person: 'platon', company: 'severiana', role: 'Director', since: '2022-01-25' },
  { person: 'pieter', company: 'halcyrra', role: 'Director', since: '2009-10-08' },
]

/** The company register as three tables: companies, directors, owners. */
export function writeCompanyRegister({ folder, key }: DemoCase): void {
  folder.add('register/companies.csv', writeTable([
    ['Register no.', 'Company name', 'Legal form', 'Address', 'Incorporated', 'Status', 'Activity', 'Share capital', 'Currency'],
    ...Object.values<Company>(companies).map((company) => [
      company.registerNo, company.name, company.legalForm, addressOf(company), company.incorporated, 'active', company.activity,
      String(company.shareCapitalEur), 'EUR',
    ]),
  ]))
  folder.add('register/directors.csv', writeTable([
    ['Register no.', 'Company name', 'Director', 'Date of birth', 'Passport no.', 'Role', 'Appointed'],
    ...offices.map(({ person, company, role, since }) => {
      const holder: Person = persons[person]
      return [companies[company].registerNo, companies[company].name, registerName(holder), holder.birthDate, holder.passport.number, role, since]
    }),
  ]))
  const owners = folder.add('register/owners.csv', writeTable([
    ['Owned register no.', 'Owned company', 'Owner', 'Owner register no.', 'Owner kind', 'Percent', 'Since'],
    ...holdings.map(({ owner, owned, percent, since }) => [
      companies[owned].registerNo, companies[owned].name, ownerName(owner), isCompany(owner) ? companies[owner].registerNo : '',
      isCompany(owner) ? 'company' : 'person', String(percent), writeDay(since, 'dots'),
    ]),
  ], { delimiter: ';' }))
  plantFacts(key, owners)
}

/** Whether a short name is a company's. */
export function isCompany(key: CompanyKey | PersonKey): key is CompanyKey {
  return key in companies
}

function ownerName(key: CompanyKey | PersonKey): string {
  return isCompany(key) ? companies[key].name : registerName(persons[key])
}

/** The register writes Greek and Russian names in their own script. */
function registerName(person: Person): string {
  return person.native && person.native.language !== 'ara' ? nativeNameOf(person) : nameOf(person)
}

function plantFacts(key: DemoCase['key'], owners: string): void {
  key.plant({
    id: 'ring-ostrivane', kind: 'ownership-ring', where: [owners, 'register/register-extract.ftm.ndjson'],
    expect: 'Ostrivane owns Quillmere, Quillmere owns Brundelund, Brundelund owns Ostrivane.',
    sql: `SELECT count(*) > 0 AS found FROM links a
JOIN links b ON b.source_id = a.target_id AND b.schema = 'Ownership'
JOIN links c ON c.source_id = b.target_id AND c.schema = 'Ownership' AND c.target_id = a.source_id
WHERE a.schema = 'Ownership' AND a.source_id IN (
  SELECT canonical_id FROM entity_values WHERE property = 'name' AND value = ${quoted(companies.ostrivane.name)})`,
  })
  key.bound({
    id: 'ownership-rings', what: 'Companies that stand in a ring of three holdings, beyond the three of the planted ring.', atMost: 0,
    sql: `SELECT greatest(count(DISTINCT a.source_id) - 3, 0) AS n FROM links a
JOIN links b ON b.source_id = a.target_id AND b.schema = 'Ownership'
JOIN links c ON c.source_id = b.target_id AND c.schema = 'Ownership' AND c.target_id = a.source_id
WHERE a.schema = 'Ownership'`,
  })
  key.bound({
    id: 'companies-joined-wrongly', what: 'Canonical companies that bear two register numbers.', atMost: 0,
    sql: asksJoinedWrongly('Company', 'registrationNumber'),
  })
  key.plant({
    id: 'company-quillmere', kind: 'same-company', where: [owners, 'bank/velna-merchant-bank/', 'mail/'],
    expect: 'Quillmere Freight Services with and without its legal form, in capitals, is one company.',
    sql: asksSameParty([companies.quillmere.name, 'QUILLMERE FREIGHT SERVICES LIMITED', companies.quillmere.stem]),
  })
  key.plant({
    id: 'director-birth-date-draveck', kind: 'contradiction', where: ['register/directors.csv', 'identity/04-passport-L6610457M.transcript.txt'],
    expect: 'Lucian Draveck is born 1974-05-14 in the register and 1984-05-14 in his passport.',
    sql: asksContradiction('birthDate', '1974-05-14', '1984-05-14'),
  })
}
