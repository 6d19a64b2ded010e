import { basename, resolve } from 'node:path'
import { Command } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { diskFiles, writeWhole } from '../../../base/file-port.ts'
import { Failure } from '../../../base/failure.ts'
import { openCase } from '../../../case/case.ts'
import { purgeCase } from '../../../case/purge/purge-case.ts'
import { signCertificate } from '../../../case/purge/purge-certificate.ts'
import { purgeExhibits } from '../../../case/purge/purge-exhibits.ts'
import { defaultKeyFolder, loadSigningKey } from '../../../case/journal/signing-key.ts'
import { askPerson } from '../ask-person.ts'
import { face, withCommonOptions, type CommonOptions, type Face } from '../face.ts'
import { keyStoreOf, openingOf, withKeyOptions, type KeyOptions } from '../key-options.ts'

interface Options extends CommonOptions, KeyOptions {
  readonly reason: string
  readonly exhibit?: string[]
  readonly yesPurge?: string
  readonly out?: string
}

/** `jackdaw purge`: a case, or exhibits of it, removed for good, with a certificate. */
export function purgeCommand(): Command {
  const command = new Command('purge').description(`Remove a case for good, and leave a signed certificate.

The data key is destroyed: no copy of the locked case opens any more, wherever it lies. Beyond reach are copies made while the case was open, copies of
the key store, keys that a member kept, and what was released. With --exhibit, the bytes of single exhibits go, and what was computed of them.`)
    .argument('<case>', 'the case, locked or open')
    .requiredOption('--reason <text>', 'by which rule or decision')
    .option('--exhibit <number...>', 'only these exhibits')
    .option('--yes-purge <title>', 'the title of the case, instead of typing it when asked')
    .option('--out <file>', 'the certificate (default: beside the case)')
  withKeyOptions(command)
  withCommonOptions(command)
  return command.action((path: string, options: Options) => face(options, (told) => (options.exhibit ? someExhibits(path, options, told) : wholeCase(path, options, told))))
}

async function wholeCase(path: string, options: Options, { actor, tell }: Face): Promise<void> {
  const done = await purgeCase(path, {
    actor, clock: systemClock, store: keyStoreOf(options), opening: () => openingOf(options), reason: options.reason,
    certificate: options.out ?? `${resolve(path)}-purge-certificate.txt`, confirm: (title) => confirm(title, options),
  })
  tell(done, [`Purged. The certificate: ${done.certificate}`, 'Copies made while the case was open, and copies of the key store, are beyond reach: see to them.'])
}

async function someExhibits(path: string, options: Options, { actor, tell }: Face): Promise<void> {
  const out = options.out ?? `${resolve(path)}-purge-${(options.exhibit ?? []).join('-')}-certificate.txt`
  const opened = await openCase(path, { write: true })
  try {
    await confirm(opened.file.title, options)
    const certificate = await purgeExhibits(opened, { numbers: options.exhibit ?? [], reason: options.reason, store: keyStoreOf(options), actor, clock: systemClock })
    await writeWhole(diskFiles, out, { text: signCertificate(certificate, loadSigningKey(defaultKeyFolder(process.env))), mode: 0o644 })
    tell({ certificate: out, exhibits: certificate.purged }, [
      `Purged. The certificate: ${out}`,
      `What persons wrote of it (findings, notebooks, charts) stays: look through it. Run 'jackdaw build ${basename(path)}'; 'jackdaw key rekey' and 'jackdaw lock' shut copies that were sealed before.`,
    ])
  } finally {
    opened.close()
  }
}

async function confirm(title: string, { yesPurge }: Options): Promise<void> {
  const { 'yes-purge': typed } = await askPerson({ 'yes-purge': yesPurge }, { 'yes-purge': `Type the title of the case to purge it (${title}): ` })
  if (typed?.trim() !== title) throw new Failure('usage', `That is not the title of the case ('${title}'). Nothing was purged.`)
}
