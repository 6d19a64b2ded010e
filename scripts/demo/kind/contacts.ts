import type { DemoCase } from '../demo-case.ts'
import { asksSameParty } from '../question.ts'
import { companies } from '../world/company.ts'
import { nameOf, nativeNameOf, persons, type Person } from '../world/person.ts'
import { spaced } from './staff-list.ts'

/** The address book of the procurement officer's handset (vCard 3.0), and that of the treasury (vCard 4.0). */
export function writeContacts({ world, folder, key }: DemoCase): void {
  const handset = [persons.lucian, persons.odile, persons.platon, persons.yusuf, persons.georgios, persons.eleni, persons.anselmSenior]
  const path = folder.add('phones/dussolin-contacts.vcf', handset.map((person) => cardOf(person, '3.0')).join(''))
  const desk = [...Object.values(persons), ...world.staff.slice(0, 18)].filter((person, index, all) =>
    all.findIndex((other) => other.email === person.email) === index)
  folder.add('mail/treasury-address-book.vcf', desk.map((person) => cardOf(person, '4.0')).join(''))
  key.plant({
    id: 'scripts-darwazi', kind: 'same-across-scripts', where: [path, 'identity/05-passport-L5538201B.transcript.txt'],
    expect: 'يوسف الدروازي in the address book is Yusuf al-Darwazi.',
    sql: asksSameParty([nativeNameOf(persons.yusuf), persons.yusuf.email]),
  })
}

function cardOf(person: Person, version: '3.0' | '4.0'): string {
  const company = companies[person.company]
  const inOwnScript = version === '3.0' && person.native
  const shown = inOwnScript ? nativeNameOf(person) : nameOf(person)
  const family = inOwnScript ? person.native?.family : person.family
  const given = inOwnScript ? person.native?.given : person.given
  return [
    'BEGIN:VCARD', `VERSION:${version}`, `N:${family};${given};;;`, `FN:${shown}`,
    ...(inOwnScript ? [`NICKNAME:${nameOf(person)}`] : []), `ORG:${escape(company.name)}`,
    version === '3.0' ? `TEL;TYPE=CELL:${spaced(person.phone)}` : `TEL;VALUE=uri;TYPE=cell:tel:${person.phone}`, `EMAIL:${person.email}`,
    `ADR;TYPE=WORK:;;${escape(company.street)};${company.place.name};;${company.place.postcode};${company.place.state.name}`,
    'REV:20240618T101500Z', 'END:VCARD', '',
  ].join('\r\n')
}

function escape(text: string): string {
  return text.replace(/[,;\\]/g, (char) => `\\${char}`)
}
