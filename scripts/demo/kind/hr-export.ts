import { writeDay } from '../day.ts'
import type { DemoCase } from '../demo-case.ts'
import { asksContradiction, asksJoinedWrongly, asksSameParty } from '../question.ts'
import { writeTable } from '../table-text.ts'
import { nativeNameOf, persons } from '../world/person.ts'
import type { StaffMember } from '../world/staff.ts'
import { spaced } from './staff-list.ts'

/** What the HR system says otherwise than the staff list, by e-mail address. */
const deviations: Readonly<Record<string, { readonly title?: string; readonly given?: string; readonly family?: string }>> = {
  [persons.marek.email]: { title: 'Head of Procurement' },
  [persons.sophia.email]: { title: 'Board Secretary' },
  [persons.georgios.email]: { family: 'Kalivrontis' },
  [persons.nadezhda.email]: { given: 'Nadejda', family: 'Werestowa' },
}

/** The export of the HR system: the same staff, separated by semicolons, with a byte order mark and titles of its own. */
export function writeHrExport({ world, folder, key }: DemoCase): void {
  const header = ['EmployeeID', 'GivenName', 'FamilyName', 'NativeName', 'JobTitle', 'Email', 'Mobile', 'HireDate']
  const ordered = [...world.staff].sort((a, b) => (a.family + a.given < b.family + b.given ? -1 : 1))
  const path = folder.add('hr/hr-export.csv', `\ufeff${writeTable([header, ...ordered.map(rowOf)], { delimiter: ';' })}`)
  const where = ['hr/staff-list.xlsx', path]
  key.bound({
    id: 'employees-joined-wrongly', what: 'Canonical persons that bear the addresses of two employees.', atMost: 0,
    sql: asksJoinedWrongly('Person', 'email', `value LIKE '%@tarvessa.example'`),
  })
  key.plant({
    id: 'job-title-dussolin', kind: 'contradiction', where,
    expect: 'Marek Dussolin is Procurement Officer in the staff list and Head of Procurement in the HR export.',
    sql: asksContradiction('position', persons.marek.position, 'Head of Procurement'),
  })
  key.plant({
    id: 'job-title-antellari', kind: 'contradiction', where,
    expect: 'Sophia Antellari is Company Secretary in the staff list and Board Secretary in the HR export.',
    sql: asksContradiction('position', persons.sophia.position, 'Board Secretary'),
  })
  key.plant({
    id: 'typo-kallivrontis', kind: 'same-across-typos', where,
    expect: 'Kalivrontis in the HR export is Georgios Kallivrontis, his name written with one l.',
    sql: asksSameParty(['Kalivrontis', 'Kallivrontis', persons.georgios.email]),
  })
  key.plant({
    id: 'transliteration-verestova', kind: 'same-across-scripts', where,
    expect: 'Nadejda Werestowa in the HR export is Nadezhda Verestova, transliterated in another way.',
    sql: asksSameParty(['Werestowa', 'Verestova', persons.nadezhda.email]),
  })
}

function rowOf(member: StaffMember): string[] {
  const other = deviations[member.email] ?? {}
  return [
    member.staffNo, other.given ?? member.given, other.family ?? member.family, member.native ? nativeNameOf(member) : '',
    other.title ?? member.position, member.email, spaced(member.phone), writeDay(member.started, 'slashes'),
  ]
}
