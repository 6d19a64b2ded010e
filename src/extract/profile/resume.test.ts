import assert from 'node:assert/strict'
import { test } from 'node:test'
import { misplaced, profileInput, statedBy } from './fixtures/read-text.ts'
import { looksLikePersonName } from './person-name.ts'
import { readResume } from './resume.ts'

const cases: readonly { path: string; text: string; states: readonly string[] }[] = [
  {
    path: 'cv/Resume-OleVarga.docx',
    text: 'Ole Varga\t\t\tPort Hand    |     Elm, Norland\n\nObjective\nTo work.',
    states: ['name=Ole Varga', 'position=Port Hand', 'address=Elm, Norland'],
  },
  {
    path: 'Bio-Jan Moller.docx',
    text: 'Jan Moller, Jr\n\nPresident & CEO Oak\n\nElm, Norland\n\nMr. Moller is the president.',
    states: ['name=Jan Moller, Jr', 'position=President & CEO Oak', 'address=Elm, Norland'],
  },
  {
    path: 'Lebenslauf.odt',
    text: 'Lebenslauf\nIlse Brandt-Pais\nGeburtsdatum: 3.4.1980\nE-Mail: ilse@example.org\nAusbildung\n...',
    states: ['name=Ilse Brandt-Pais', 'birthDate=1980-04-03', 'email=ilse@example.org'],
  },
  {
    path: 'cv.txt',
    text: 'Anna van der Lind\nSecurity Officer, Elm, Norland\nExperience\n...',
    states: ['name=Anna van der Lind', 'position=Security Officer', 'address=Elm, Norland'],
  },
  {
    path: 'CV Orla.txt',
    text: 'Orla Quinn\nGroup Leader  -  Oak - Elm, Norland\n\nHistory',
    states: ['name=Orla Quinn', 'position=Group Leader', 'address=Elm, Norland'],
  },
  {
    path: 'paper.txt',
    text: 'Orla Quinn\nElm, Norland\nEducation\n...\nExperience\n...',
    states: ['name=Orla Quinn', 'address=Elm, Norland'],
  },
]

for (const { path, text, states } of cases) {
  test(`the CV ${path} of ${text.split(/[\t\n]/)[0]}`, () => {
    const input = profileInput(text, path)
    const stated = statedBy(readResume, input)!
    assert.deepEqual(
      stated.filter((each) => each.startsWith('Person.')).map((each) => each.slice('Person.'.length)),
      states,
    )
    assert.ok(stated.includes('Documentation.role=about'))
    assert.deepEqual(misplaced(readResume, input), [])
  })
}

test('a report, a letter and a CV that opens with a heading are no CV of a person', () => {
  for (const [path, text] of [
    ['bio.txt', 'Annual Report\nby nobody'],
    ['letter.txt', 'Ole Varga\nElm, Norland\n\nDear Sir,'],
    ['resume.txt', 'EXPERIENCE\nOak'],
    ['biology.txt', 'Orla Quinn\nSeals of Norland'],
  ] as const) {
    assert.equal(readResume(profileInput(text, path)), undefined, path)
  }
})

test('lines that read as a name of one person', () => {
  for (const name of ['Ada Lund-Corr', 'Jan Moller, Jr', 'Dr. Ilse Brandt', 'Anna van der Lind', "Sean O'Malley", 'J. R. Hartley'])
    assert.ok(looksLikePersonName(name), name)
  for (const other of [
    'Ada',
    'Executive Assistant',
    'Elm, Norland',
    'Curriculum Vitae',
    'the quick fox',
    'Oak 24',
    'Ada Lund and Ole Varga, Jan Moller',
  ]) {
    assert.ok(!looksLikePersonName(other), other)
  }
})
