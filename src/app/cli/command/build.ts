import { existsSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { Command } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { Failure } from '../../../base/failure.ts'
import { openCase, type Case } from '../../../case/case.ts'
import { createCase } from '../../../case/create-case.ts'
import { buildCase, type BuildReport } from '../../jobs/build.ts'
import { takeUpMappingFiles } from '../../jobs/mapping-files.ts'
import { takeIn } from '../../jobs/take-in.ts'
import { face, withCommonOptions, type CommonOptions, type Face } from '../face.ts'
import { authorityOf, parseAuthority, type AuthorityOptions } from '../parse-authority.ts'
import { settingsOf, withAuthorityOptions, withSettingsOptions, type SettingsOptions } from '../shared-options.ts'

interface Options extends CommonOptions, AuthorityOptions, SettingsOptions {
  readonly case?: string
  readonly title?: string
  readonly purpose?: string
  readonly pdf: boolean
}

/** `jackdaw build`: the main job, from a folder of evidence or a case to a dossier. */
export function buildCommand(): Command {
  const command = new Command('build')
    .description('Read the evidence, work out who is who, link, examine, lay out time and money, and write the dossier.')
    .argument('<folder>', 'a case, or a plain folder of evidence: then a case is made next to it (<folder>-case)')
    .option('--case <path>', 'where the case of a plain folder is or is to be made')
    .option('--title <text>', 'title of the case to be made')
    .option('--purpose <text>', 'purpose of the case to be made')
    .option('--no-pdf', 'leave out the PDF of the dossier')
  withCommonOptions(withSettingsOptions(withAuthorityOptions(command)))
  return command.action((folder: string, options: Options) =>
    face(options, async (told) => {
      const startedAt = performance.now()
      const opened = await caseFor(folder, options, told)
      try {
        const confirmed = takeUpMappingFiles(opened.layout.mappings, opened.journal, { actor: told.actor, clock: systemClock })
        const report = await buildCase(opened, { progress: told.progress, signal: told.signal, withoutPdf: !options.pdf })
        const seconds = (performance.now() - startedAt) / 1000
        told.tell({ case: opened.layout.root, ...report, mappingsConfirmed: confirmed }, describe(opened, report, seconds))
      } finally {
        opened.close()
      }
    }),
  )
}

/** The case to build, opened: made first, or filled with what is new, when a plain folder was named. */
async function caseFor(folder: string, options: Options, told: Face): Promise<Case> {
  if (existsSync(join(folder, 'case.json'))) return openCase(folder, { write: true })
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new Failure('evidence.unreadable', `${folder} is no folder. Name a folder of evidence, or a case.`)
  }
  const root = resolve(options.case ?? `${resolve(folder)}-case`)
  const isKnown = existsSync(join(root, 'case.json'))
  const opened = isKnown ? await openCase(root, { write: true }) : await makeCase(root, folder, { options, told })
  try {
    await takeIn(opened, [folder], { actor: told.actor, progress: told.progress, signal: told.signal, authority: isKnown ? authorityOf(options) : undefined })
    return opened
  } catch (thrown) {
    opened.close()
    throw thrown
  }
}

async function makeCase(root: string, folder: string, { options, told }: { options: Options; told: Face }): Promise<Case> {
  const answers = await ask(
    { title: options.title, purpose: options.purpose, authority: options.authority },
    {
      title: `Title of the case [${basename(resolve(folder))}]: `,
      purpose: 'Purpose (what the inquiry is for): ',
      authority: 'Authority, as "kind: reference" (warrant, order, consent, public-record, own-records, other): ',
    },
  )
  return createCase(root, {
    actor: told.actor,
    clock: systemClock,
    title: answers.title || basename(resolve(folder)),
    purpose: answers.purpose,
    settings: settingsOf(options),
    authority: parseAuthority(answers.authority, options),
  })
}

/** Asks for what was not told, on a terminal; elsewhere it is a failure that names the options. */
async function ask<K extends string>(told: Record<K, string | undefined>, questions: Record<K, string>): Promise<Record<K, string>> {
  const names = Object.keys(questions) as K[]
  const missing = names.filter((name) => told[name] === undefined)
  if (missing.length > 0 && !process.stdin.isTTY) {
    throw new Failure('usage', `A case has to be made first: tell ${missing.map((name) => `--${name}`).join(', ')}.`)
  }
  const terminal = missing.length > 0 ? createInterface({ input: process.stdin, output: process.stderr }) : undefined
  const answers = {} as Record<K, string>
  for (const name of names) answers[name] = told[name] ?? (await terminal!.question(questions[name]))
  terminal?.close()
  return answers
}

function describe(opened: Case, report: BuildReport, seconds: number): string[] {
  const what = report.unchanged ? 'Nothing has changed since the last build' : `Built in ${seconds.toFixed(1)} s`
  return [
    `${what}: ${report.exhibits.toLocaleString('en')} exhibits, ${report.statements.toLocaleString('en')} statements`,
    `Dossier: ${join(opened.layout.dossier, 'index.html')} (${report.dossier})`,
    `Walk through it: jackdaw serve ${opened.layout.root}`,
  ]
}
