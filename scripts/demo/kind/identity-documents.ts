import { writeDay } from '../day.ts'
import type { DemoCase } from '../demo-case.ts'
import { quoted } from '../key.ts'
import { drawIdentityCard } from '../paper/identity-card.ts'
import { Lettering } from '../paper/lettering.ts'
import { drawPassportPage, type DocumentFace } from '../paper/passport-page.ts'
import { scanDrawing } from '../paper/scan.ts'
import { asksDifferentPersons, asksSameParty } from '../question.ts'
import { cardMrz, forgeBirthDate, passportMrz } from '../world/mrz.ts'
import { nameOf, nativeNameOf, persons, type Person, type PersonKey } from '../world/person.ts'

/** The birth date that the forger wrote over the true one, in print and in the machine readable zone. */
const forgedBirthDate = '1984-05-14'

/** Scanned passports and identity cards, each with the typed transcript that the office made of it. */
export async function writeIdentityDocuments(demo: DemoCase): Promise<void> {
  const letters = new Lettering()
  for (const [index, holderKey] of holders.entries()) {
    const face = faceOf(demo, holderKey)
    const random = demo.world.random(`identity ${holderKey}`)
    const isCard = face.holder.passport.kind === 'identity card'
    const svg = isCard ? drawIdentityCard(face, letters, random) : drawPassportPage(face, letters, random)
    const format = index % 6 === 3 ? 'png' : 'jpeg'
    const picture = await scanDrawing(svg, {
      tiltDegrees: random.between(-1.4, 1.4), lid: '#e7e7e4', blur: random.between(0.5, 0.9), grain: random.between(6, 14), format,
      greyscale: format === 'jpeg' && index % 4 === 1,
    }, random)
    const stem = `identity/${String(index + 1).padStart(2, '0')}-${isCard ? 'card' : 'passport'}-${face.holder.passport.number}`
    const pictured = demo.folder.add(`${stem}.${format === 'png' ? 'png' : 'jpg'}`, picture)
    demo.folder.add(`${stem}.transcript.txt`, transcript(face))
    plantDigits(demo, holderKey, `${stem}.transcript.txt`, face)
    if (holderKey === 'lucian') plantPicture(demo, pictured, face)
  }
  plantNamesakes(demo)
}

const holders: readonly PersonKey[] = [
  'georgios', 'nadezhda', 'marek', 'lucian', 'yusuf', 'odile', 'anselmSenior', 'anselmJunior', 'petra', 'paula', 'eleni', 'platon',
]

function faceOf(demo: DemoCase, key: PersonKey): DocumentFace {
  const holder: Person = persons[key]
  const fields = {
    state: holder.passport.state.code, nationality: holder.passport.state.code, family: holder.family, given: holder.given,
    number: holder.passport.number, birthDate: holder.birthDate, sex: holder.sex, expires: holder.passport.expires,
  }
  const mrz = holder.passport.kind === 'passport' ? passportMrz(fields) : cardMrz(fields)
  const portrait = demo.world.random(`portrait ${holder.family} ${holder.birthDate}`)
  if (key !== 'lucian') return { holder, birthDate: holder.birthDate, mrz, portrait }
  return { holder, birthDate: forgedBirthDate, mrz: forgeBirthDate(mrz, forgedBirthDate), portrait }
}

function transcript({ holder, birthDate, mrz }: DocumentFace): string {
  const { passport } = holder
  const rows: readonly (readonly [string, string])[] = [
    ['Document', `${passport.kind === 'passport' ? 'Passport' : 'Identity card'} of ${passport.state.name}`],
    ['Number', passport.number],
    ['Surname', holder.family],
    ['Given names', holder.given],
    ['Name in own script', holder.native ? nativeNameOf(holder) : 'none printed'],
    ['Nationality', passport.state.adjective],
    ['Date of birth', writeDay(birthDate, 'dots')],
    ['Sex', holder.sex],
    ['Date of issue', writeDay(passport.issued, 'dots')],
    ['Date of expiry', writeDay(passport.expires, 'dots')],
  ]
  return [
    'TRANSCRIPT OF A SCANNED DOCUMENT', '', ...rows.map(([label, value]) => `${label}: ${value}`), '', 'Machine readable zone:', '',
    ...mrz, '', 'Typed from the scan by Records, 2 July 2024. Spelling as printed.', '',
  ].join('\n')
}

function plantDigits(demo: DemoCase, key: PersonKey, path: string, face: DocumentFace): void {
  const failed = `SELECT count(*) FROM signs s JOIN exhibits x ON x.id = s.exhibit_id
  WHERE x.path LIKE ${quoted(`%${path}`)} AND s.check_id LIKE 'mrz.%'`
  if (key === 'lucian') {
    demo.key.plant({
      id: 'forged-mrz-draveck', kind: 'forged-mrz', where: [path],
      expect: `The composite check digit of passport ${face.holder.passport.number} is wrong; all its other digits are right: the birth date was written over.`,
      sql: `SELECT (${failed} AND s.outcome = 'fail' AND s.check_id LIKE '%composite%') = 1 AS found`,
    })
  } else if (key === 'georgios' || key === 'petra') {
    demo.key.plant({
      id: `clean-mrz-${key}`, kind: 'clean-mrz', where: [path],
      expect: `Every check digit of ${face.holder.passport.kind} ${face.holder.passport.number} is right.`,
      sql: `SELECT (${failed} AND s.outcome = 'fail') = 0 AND (${failed} AND s.outcome = 'pass') > 0 AS found`,
    })
  }
}

function plantPicture(demo: DemoCase, path: string, { holder }: DocumentFace): void {
  demo.key.plant({
    id: 'forged-mrz-picture', kind: 'forged-mrz', where: [path],
    expect: `The same is found in the scan of passport ${holder.passport.number} itself, whose zone nobody typed.`,
    sql: `SELECT count(*) = 1 AS found FROM signs s JOIN exhibits x ON x.id = s.exhibit_id
WHERE x.path LIKE ${quoted(`%${path}`)} AND s.check_id = 'mrz.composite-digit' AND s.outcome = 'fail'`,
  })
}

function plantNamesakes(demo: DemoCase): void {
  demo.key.plant({
    id: 'twins-lindqvane', kind: 'different-persons', where: ['hr/staff-list.xlsx', 'identity/'],
    expect: 'Petra and Paula Lindqvane are twins: one family name, birth date and address, two persons.',
    sql: asksDifferentPersons(persons.petra.email, persons.paula.email),
  })
  demo.key.plant({
    id: 'father-son-brocard', kind: 'different-persons', where: ['identity/', 'register/directors.csv', 'hr/staff-list.xlsx'],
    expect: 'Anselm Brocard born 1958 (managing director of Brundelund) and Anselm Brocard born 1987 (chartering assistant) are father and son.',
    sql: asksDifferentPersons(persons.anselmSenior.birthDate, persons.anselmJunior.birthDate),
  })
  for (const key of ['georgios', 'nadezhda'] as const) {
    demo.key.plant({
      id: `scripts-${key}`, kind: 'same-across-scripts', where: ['hr/staff-list.xlsx', 'hr/hr-export.csv', 'identity/'],
      expect: `${nativeNameOf(persons[key])} and ${nameOf(persons[key])} are one person.`,
      sql: asksSameParty([nativeNameOf(persons[key]), persons[key].email]),
    })
  }
}
