import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../../src/base/clock.ts'
import type { Progress } from '../../src/base/progress.ts'
import { seededNumbers } from '../../src/base/seeded-numbers.ts'
import { buildCase } from '../../src/app/jobs/build.ts'
import { createCase } from '../../src/case/create-case.ts'
import { receive } from '../../src/evidence/intake.ts'

const syllables = ['al', 'ber', 'cor', 'dun', 'esk', 'far', 'gil', 'hol', 'ilk', 'jor', 'kel', 'lum', 'mar', 'nor', 'ost', 'pel']
const words = 'freight invoice depot harbour consignment premium settlement adviser transfer lease container broker refund survey deposit ledger'.split(' ')
const circle = 50

/** Statements that one payment, one firm and one person of the made case give. */
const statementsOf = { payment: 5, firm: 2, person: 5 }

/**
 * Makes and builds a case of about `statements` statements in `folder`: firms and payments between them, most within circles of fifty, persons in a table, and
 * letters that name them. Invented, and the same at every call. What is built already is taken as it is. Gives the path of the case.
 */
export async function makeLargeCase(folder: string, statements: number, progress: Progress): Promise<string> {
  const path = join(folder, 'case')
  if (existsSync(join(path, 'derived', 'built.json'))) return path
  const evidence = join(folder, 'evidence')
  mkdirSync(evidence, { recursive: true })
  writeEvidence(evidence, statements)
  const author = { actor: 'Bench', clock: systemClock }
  const opened = await createCase(path, {
    ...author, title: 'Large', purpose: 'Measuring', keyFolder: join(folder, 'keys'),
    authority: { kind: 'own-records', reference: 'bench', issuer: 'bench', scope: 'all' },
  })
  try {
    await receive(opened, [evidence], { ...author, authority: 'A1', progress })
    await buildCase(opened, { progress, withoutPdf: true })
  } finally {
    opened.close()
  }
  return path
}

function writeEvidence(folder: string, statements: number): void {
  const next = seededNumbers(11)
  const pick = (below: number) => Math.floor(next() * below)
  const [firms, persons] = [Math.max(circle, Math.round(statements / 50)), Math.max(20, Math.round(statements / 70))]
  const payments = Math.round((statements - firms * statementsOf.firm - persons * statementsOf.person) / statementsOf.payment)
  const ftm: string[] = []
  for (let at = 0; at < firms; at++) {
    const properties = { name: [firmName(at)], registrationNumber: [`R${100_000 + at * 7}`] }
    ftm.push(JSON.stringify({ id: `c${at}`, schema: 'Company', properties }))
  }
  for (let at = 0; at < payments; at++) {
    const payer = pick(firms)
    const start = payer - (payer % circle)
    const beneficiary = next() < 0.93 ? start + pick(Math.min(circle, firms - start)) : pick(firms)
    const date = new Date(Date.UTC(2023, 0, 1) + pick(700 * 1_440) * 60_000).toISOString().slice(0, 19)
    const properties = { payer: [`c${payer}`], beneficiary: [`c${beneficiary}`], date: [date], amount: [String(10 + pick(90_000))], currency: ['EUR'] }
    ftm.push(JSON.stringify({ id: `p${at}`, schema: 'Payment', properties }))
  }
  writeFileSync(join(folder, 'firms.ftm.json'), `${ftm.join('\n')}\n`)
  const rows = Array.from({ length: persons }, (_, at) =>
    [personName(at), `${1950 + pick(50)}-${two(1 + pick(12))}-${two(1 + pick(28))}`, `person${at}@example.org`, `+3726${String(1_000_000 + at)}`, word(pick(400))].join(','),
  )
  writeFileSync(join(folder, 'persons.csv'), `name,birth date,email,phone,city\n${rows.join('\n')}\n`)
  for (let letter = 0; letter < Math.min(400, Math.ceil(statements / 2_500)); letter++) {
    const lines = Array.from({ length: 30 }, () => `${personName(pick(persons))} of ${firmName(pick(firms))}: ${words[pick(words.length)]} ${words[pick(words.length)]}.`)
    writeFileSync(join(folder, `letter-${String(letter).padStart(4, '0')}.txt`), `${lines.join('\n')}\n`)
  }
}

/** The name of a firm of the made case. */
export function firmName(at: number): string {
  return `${word(at)} ${word(at * 7 + 3)} Shipping`
}

/** The name of a person of the made case. */
export function personName(at: number): string {
  return `${word(at * 3 + 1)} ${word(at)}`
}

function word(at: number): string {
  const text = [at, Math.floor(at / 16), Math.floor(at / 256)].map((part) => syllables[part % 16]!).join('')
  return text[0]!.toUpperCase() + text.slice(1)
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
