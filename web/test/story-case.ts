import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { silentProgress } from '../../src/base/progress.ts'
import { courtOrder, investigator } from '../../src/case/fixtures/temporary-case.ts'
import { createCase } from '../../src/case/create-case.ts'
import { receive } from '../../src/evidence/intake.ts'
import { buildCase } from '../../src/app/jobs/build.ts'

const people = [
  ['Halloran', 'Imke', '1971-08-09', 'Quay Street 4'], ['Brandvold', 'Tor', '1968-02-17', 'Mill Lane 12'], ['Okonjo', 'Adaeze', '1984-11-30', 'Harbour Road 7'],
  ['Varga', 'Zoltan', '1990-05-05', 'Station Square 1'], ['Lindqvist', 'Maja', '1979-12-24', 'Birch Row 9'], ['Quiroga', 'Ines', '1986-03-14', 'Elm Court 3'],
  ['Petrescu', 'Dorin', '1975-07-21', 'Tower Street 22'], ['Haugen', 'Sverre', '1962-10-02', 'Dock End 5'], ['Moreau', 'Celine', '1993-01-19', 'Chapel Hill 8'],
  ['Castellan', 'Rui', '1981-06-11', 'Market Lane 16'], ['Novotna', 'Petra', '1977-09-28', 'River Walk 2'], ['Achterberg', 'Joost', '1969-04-07', 'Canal Side 11'],
] as const

/** For tests: an invented case with pairs to judge, a table of another kind, and a passport whose digits do not fit. Gives its path. */
export async function buildStoryCase(folder: string): Promise<string> {
  const evidence = join(folder, 'evidence')
  mkdirSync(evidence, { recursive: true })
  for (const [path, text] of Object.entries(files())) writeFileSync(join(evidence, path), text)
  const path = join(folder, 'case')
  const opened = await createCase(path, {
    ...investigator, title: 'Harbour file', purpose: 'To walk the workbench', authority: courtOrder, keyFolder: join(folder, 'keys'),
  })
  try {
    await receive(opened, [evidence], { ...investigator, authority: 'A1', progress: silentProgress })
    await buildCase(opened, { progress: silentProgress, withoutPdf: true })
  } finally {
    opened.close()
  }
  return path
}

function files(): Record<string, string> {
  const staff = people.map(([last, first, birth, street]) => `${last},${first},${birth},${street}`)
  // The register writes names as its clerk did: a letter less, and one birthday in two a day off.
  const register = people.map(([last, first, birth, street], index) =>
    `${last.slice(0, -2)}${last.slice(-1)},${first},${index % 2 ? birth : `${birth.slice(0, 8)}${String((Number(birth.slice(8)) % 28) + 1).padStart(2, '0')}`},${street}`)
  return {
    'staff.csv': ['LastName,FirstName,BirthDate,Address', ...staff].join('\n'),
    'register.csv': ['LastName,FirstName,BirthDate,Address', ...register].join('\n'),
    'passport.txt': 'Copy of the data page\n\nP<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<14\n',
    'note.txt': 'Imke Halloran met Tor Brandvold on 3 March 2024 at Quay Street 4. Zoltan Varga paid 10,000 EUR.\n',
  }
}
