import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { Failure, messageOf } from '../../../base/failure.ts'
import { caseFileName } from '../../../case/case-file.ts'
import { openCase } from '../../../case/case.ts'
import type { Fault } from '../../../case/fault.ts'
import { certificateHead, verifyCertificate } from '../../../case/purge/purge-certificate.ts'
import { verifyBag } from '../../../dossier/bag/verify-bag.ts'
import { verifyCase } from '../../../evidence/verify-case.ts'
import { verifyDossier } from '../../../dossier/verify-dossier.ts'
import { DerivedFolder } from '../../jobs/derived-folder.ts'
import { face, withCommonOptions, type CommonOptions, type Face } from '../face.ts'

interface Options extends CommonOptions {
  readonly checkpoint?: string[]
  readonly key?: string
}

/** `jackdaw verify`: whether the case, or a dossier that was released, is what it was. */
export function verifyCommand(): Command {
  const command = new Command('verify')
    .description('Hash every file of evidence again, walk the journal, check signatures, trusted files and the dossier. Of a released dossier, or any BagIt bag: whether it is whole. Ends with 1 when something does not hold.')
    .argument('<case or bag>', 'the case, a released dossier, another BagIt bag, or the certificate of a purge')
    .option('--checkpoint <file...>', 'signed checkpoints kept elsewhere: only they show that the end of the journal was cut off')
    .option('--key <key>', 'of a released dossier: the public key of its makers, known from elsewhere')
  withCommonOptions(command)
  return command.action((path: string, options: Options) =>
    face(options, async (told) => {
      if (isCertificate(path)) return verifyPurge(path, options.key, told)
      const knownCheckpoints = (options.checkpoint ?? []).map(readCheckpoint)
      if (!existsSync(join(path, caseFileName)) && existsSync(join(path, 'bagit.txt'))) return verifyFolder(path, { known: knownCheckpoints, key: options.key, told })
      return verifyWhole(path, knownCheckpoints, told)
    }),
  )
}

async function verifyWhole(path: string, knownCheckpoints: readonly string[], { progress, signal, tell, holdsNot }: Face): Promise<void> {
  const opened = await openCase(path)
  try {
    const found = await verifyCase(opened, { progress, signal, knownCheckpoints })
    const derived = new DerivedFolder(opened.layout.root)
    const dossier = verifyDossier(opened.layout.dossier, derived.readMark()?.dossier)
    const computed = [...dossier.faults, ...derived.changedFiles().map(changedFile)]
    const faults = [...found.faults, ...computed]
    if (faults.length > 0) holdsNot()
    const { unconfirmed } = found
    tell({ ...found, dossier: dossier.state, faults, faultCount: found.faultCount + computed.length, holds: faults.length === 0 }, [
      `${found.files} files of evidence (${found.bytes.toLocaleString('en')} bytes), ${found.entries} journal entries, ${found.checkpoints} checkpoints, dossier ${dossier.state}`,
      ...(unconfirmed.length > 0 ? [`${unconfirmed.length} working copies (mappings, constraints, charts) that no entry of the journal confirmed: ${unconfirmed.slice(0, 5).join(', ')}${unconfirmed.length > 5 ? ' ...' : ''}`] : []),
      ...describe(faults),
      faults.length === 0 ? 'Everything holds.' : `${found.faultCount + computed.length} faults.`,
    ])
  } finally {
    opened.close()
  }
}

/** A bag by RFC 8493; of a released dossier also all that docs/formats/dossier.md asks, by the verifier of this program and not the one in the folder. */
async function verifyFolder(path: string, { known, key, told: { tell, holdsNot } }: { known: readonly string[]; key: string | undefined; told: Face }): Promise<void> {
  const bag = verifyBag(path)
  const isReleased = existsSync(join(path, 'seal.json'))
  const released = isReleased ? (await import('../../../dossier/bundle/verify.mjs')).verifyBag(path, { known, ...(key === undefined ? {} : { key }) }) : undefined
  const faults = [...bag.faults, ...(released?.faults ?? []).map(({ code, where, message }) => ({ what: code, where, message }))]
  if (faults.length > 0) holdsNot()
  tell({ kind: isReleased ? 'dossier' : 'bag', files: bag.files, version: bag.version, ...released?.told, faults, holds: faults.length === 0 }, [
    `${isReleased ? 'A released dossier' : 'A bag'} (BagIt ${bag.version || 'of no version'}) of ${bag.files} files`,
    ...describe(faults),
    faults.length === 0 ? 'Everything holds.' : `${faults.length} faults.`,
    ...(isReleased && known.length === 0 ? ['No checkpoint from elsewhere was given: that the journal was not cut back and written anew is not shown.'] : []),
  ])
}

function isCertificate(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true && readFileSync(path, 'utf8').startsWith(certificateHead)
}

function verifyPurge(path: string, key: string | undefined, { tell, holdsNot }: Face): void {
  const { certificate, faults } = verifyCertificate(readFileSync(path, 'utf8'), key)
  if (faults.length > 0) holdsNot()
  const what = certificate?.purged === 'case' ? 'the whole case' : `exhibits ${certificate?.purged.map(({ number }) => number).join(', ')}`
  tell({ kind: 'purge certificate', certificate: certificate ?? null, faults, holds: faults.length === 0 }, [
    ...(certificate ? [`Purged: ${what} '${certificate.title}' (${certificate.case}) by ${certificate.by} at ${certificate.at}: ${certificate.reason}`] : []),
    ...describe(faults),
    faults.length === 0 ? 'The certificate holds.' : `${faults.length} faults.`,
    ...(key === undefined ? ['No key known from elsewhere was given (--key): it is not shown who signed it.'] : []),
  ])
}

function changedFile(path: string): Fault {
  return { what: 'derived.changed', where: path, message: 'It is not what the last build left: it was cut off, changed or taken away. Build again: it is made from evidence and journal.' }
}

function describe(faults: readonly Fault[]): string[] {
  return faults.map((fault) => `FAULT ${fault.what} in ${fault.where}: ${fault.message}`)
}

function readCheckpoint(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new Failure('usage', `The checkpoint ${path} cannot be read: ${messageOf(cause)}. Name a file that 'jackdaw journal --checkpoint' was written to.`, { cause })
  }
}
