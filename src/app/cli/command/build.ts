import { existsSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { Command } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { Failure } from '../../../base/failure.ts'
import { changeSettings, readSettings } from '../../../case/case-settings.ts'
import { openCase, type Case } from '../../../case/case.ts'
import { isolationException } from '../../../case/register/isolation-register.ts'
import { createCase } from '../../../case/create-case.ts'
import type { ReadingSettings } from '../../../model/value/reading-settings.ts'
import { buildCase, type BuildReport } from '../../jobs/build.ts'
import { takeUpConstraintFiles } from '../../jobs/constraint-files.ts'
import { takeUpMappingFiles } from '../../jobs/mapping-files.ts'
import { canBuildWall } from '../../jobs/reading/wall.ts'
import { takeIn } from '../../jobs/take-in.ts'
import { askPerson } from '../ask-person.ts'
import { authorityOf, firstAuthorityOf, withAuthorityOptions, type AuthorityOptions } from '../authority-options.ts'
import { describeChange } from './ask.ts'
import { assertUnlocked } from '../../../case/vault/seal-layout.ts'
import { face, withCommonOptions, type CommonOptions, type Face } from '../face.ts'
import { settingsOf, withReadingOptions, type ReadingOptions } from '../reading-options.ts'

interface Options extends CommonOptions, AuthorityOptions, ReadingOptions {
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
  withCommonOptions(withReadingOptions(withAuthorityOptions(command)))
  return command.action((folder: string, options: Options) =>
    face(options, async (told) => {
      const startedAt = performance.now()
      const opened = await caseFor(folder, options, told)
      try {
        const confirmed = takeUpMappingFiles(opened.layout.mappings, opened.journal, { actor: told.actor, clock: systemClock })
        const constraints = takeUpConstraintFiles(opened.layout.constraints, opened.journal, { actor: told.actor, clock: systemClock })
        if (!canBuildWall()) told.progress.end('read', wallMissing(opened))
        const report = await buildCase(opened, { progress: told.progress, signal: told.signal, withoutPdf: !options.pdf })
        const seconds = (performance.now() - startedAt) / 1000
        told.tell({ case: opened.layout.root, ...report, mappingsConfirmed: confirmed, constraintsConfirmed: constraints }, describe(opened, report, seconds))
      } finally {
        opened.close()
      }
    }),
  )
}

/** The case to build, opened: made first, or filled with what is new, when a plain folder was named. */
async function caseFor(folder: string, options: Options, told: Face): Promise<Case> {
  const settings = settingsOf(options)
  // Otherwise what is sealed would be taken for a folder of evidence.
  assertUnlocked(folder)
  if (existsSync(join(folder, 'case.json'))) {
    const name = (['case', 'title', 'purpose', 'authority'] as const).find((candidate) => options[candidate] !== undefined)
    if (name) throw new Failure('usage', `--${name} is for a plain folder of evidence, and ${folder} is a case already. Leave it out.`)
    return openKnown(folder, settings, told)
  }
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new Failure('evidence.unreadable', `${folder} is no folder. Name a folder of evidence, or a case.`)
  }
  const root = resolve(options.case ?? `${resolve(folder)}-case`)
  assertUnlocked(root)
  const isKnown = existsSync(join(root, 'case.json'))
  const opened = isKnown ? await openKnown(root, settings, told) : await makeCase(root, folder, { options, settings, told })
  try {
    const authority = isKnown ? authorityOf(options) : undefined
    await takeIn(opened, [folder], { actor: told.actor, progress: told.progress, signal: told.signal, authority })
    return opened
  } catch (thrown) {
    opened.close()
    throw thrown
  }
}

/** Opens a case; settings that were told and are not in force are changed, as an entry of the journal. */
async function openKnown(path: string, told: ReadingSettings, { actor }: Face): Promise<Case> {
  const opened = await openCase(path, { write: true })
  try {
    const inForce = readSettings(opened.journal)
    const isOther = Object.entries(told).some(([name, value]) => inForce[name as keyof ReadingSettings] !== value)
    if (isOther) changeSettings(opened.journal, { ...inForce, ...told }, { actor, clock: systemClock })
    return opened
  } catch (thrown) {
    opened.close()
    throw thrown
  }
}

async function makeCase(
  root: string,
  folder: string,
  { options, settings, told }: { options: Options; settings: ReadingSettings; told: Face },
): Promise<Case> {
  const { title, purpose, authority } = await askPerson(
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
    title: title || basename(resolve(folder)),
    purpose,
    settings,
    authority: firstAuthorityOf({ ...options, authority }),
  })
}

function wallMissing({ journal }: Case): string {
  const what = isolationException(journal) ? 'an exception of this case lets risky kinds be read nevertheless' : 'risky kinds are kept and not read'
  return `readers run without a wall of namespaces, and ${what}: install bubblewrap, or allow user namespaces`
}

function describe(opened: Case, report: BuildReport, seconds: number): string[] {
  const what = report.unchanged ? 'Nothing has changed since the last build' : `Built in ${seconds.toFixed(1)} s`
  return [
    `${what}: ${report.exhibits.toLocaleString('en')} exhibits, ${report.statements.toLocaleString('en')} statements`,
    ...report.questions.map((each) => `Asked again: ${each.name}: ${describeChange(each)}`),
    `Dossier: ${join(opened.layout.dossier, 'index.html')} (${report.dossier})`,
    `Walk through it: jackdaw serve ${opened.layout.root}`,
  ]
}
