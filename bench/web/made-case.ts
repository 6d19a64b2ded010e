import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildCase } from '../../src/app/jobs/build.ts'
import { seededNumbers } from '../../src/base/seeded-numbers.ts'
import { silentProgress } from '../../src/base/progress.ts'
import { systemClock } from '../../src/base/clock.ts'
import { createCase } from '../../src/case/create-case.ts'
import { receive } from '../../src/evidence/intake.ts'

/** How large a case is made. */
export interface MadeSize {
  readonly entities: number
  readonly payments: number
}

const circle = 50

/** Makes a case of invented companies and payments between them, most within circles of fifty, in `folder`; what is there already is taken as it is. */
export async function makeCase(folder: string, { entities, payments }: MadeSize): Promise<string> {
  const path = join(folder, 'case')
  if (existsSync(join(path, 'derived', 'built.json'))) return path
  const next = seededNumbers(7)
  const pick = (below: number) => Math.floor(next() * below)
  const lines: string[] = []
  for (let at = 0; at < entities; at++) {
    lines.push(JSON.stringify({ id: `c${at}`, schema: 'Company', properties: { name: [`Firm ${wordOf(at)} ${at}`], registrationNumber: [`R${100_000 + at * 7}`] } }))
  }
  for (let at = 0; at < payments; at++) {
    const payer = pick(entities)
    const start = payer - (payer % circle)
    const beneficiary = next() < 0.93 ? start + pick(Math.min(circle, entities - start)) : pick(entities)
    const moment = new Date(Date.UTC(2024, 0, 1) + pick(365 * 1_440) * 60_000).toISOString().slice(0, 19)
    lines.push(JSON.stringify({
      id: `p${at}`, schema: 'Payment', properties: { payer: [`c${payer}`], beneficiary: [`c${beneficiary}`], date: [moment], amount: [String(10 + pick(90_000))], currency: ['EUR'] },
    }))
  }
  const evidence = join(folder, 'evidence')
  mkdirSync(evidence, { recursive: true })
  writeFileSync(join(evidence, 'firms.ftm.json'), `${lines.join('\n')}\n`)
  const author = { actor: 'Bench', clock: systemClock }
  const opened = await createCase(path, {
    ...author, title: 'Made', purpose: 'Measuring', keyFolder: join(folder, 'keys'), authority: { kind: 'own-records', reference: 'bench', issuer: 'bench', scope: 'all' },
  })
  try {
    await receive(opened, [evidence], { ...author, authority: 'A1', progress: silentProgress })
    await buildCase(opened, { progress: silentProgress, withoutPdf: true })
  } finally {
    opened.close()
  }
  return path
}

function wordOf(at: number): string {
  const parts = ['Al', 'Ber', 'Cor', 'Dun', 'Esk', 'Far', 'Gil', 'Hol', 'Ilk', 'Jor']
  return `${parts[at % 10]}${parts[Math.floor(at / 10) % 10]!.toLowerCase()}${parts[Math.floor(at / 100) % 10]!.toLowerCase()}`
}
