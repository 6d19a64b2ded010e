import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { Failure, messageOf } from '../../../base/failure.ts'
import { openCase } from '../../../case/case.ts'
import { verifyCase } from '../../../evidence/verify-case.ts'
import { verifyDossier } from '../../../dossier/verify-dossier.ts'
import { DerivedFolder } from '../../jobs/derived-folder.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'

interface Options extends CommonOptions {
  readonly checkpoint?: string[]
}

/** `jackdaw verify`: whether the case is what it was. */
export function verifyCommand(): Command {
  const command = new Command('verify')
    .description('Hash every file of evidence again, walk the journal, check signatures and the dossier. Ends with 1 when something does not hold.')
    .argument('<case>', 'the case')
    .option('--checkpoint <file...>', 'signed checkpoints kept elsewhere: only they show that the end of the journal was cut off')
  withCommonOptions(command)
  return command.action((path: string, options: Options) =>
    face(options, async ({ progress, signal, tell, holdsNot }) => {
      const opened = await openCase(path)
      try {
        const knownCheckpoints = (options.checkpoint ?? []).map(readCheckpoint)
        const found = await verifyCase(opened, { progress, signal, knownCheckpoints })
        const dossier = verifyDossier(opened.layout.dossier, new DerivedFolder(opened.layout.root).readMark()?.dossier)
        const faults = [...found.faults, ...dossier.faults]
        if (faults.length > 0) holdsNot()
        tell({ ...found, dossier: dossier.state, faults, faultCount: found.faultCount + dossier.faults.length, holds: faults.length === 0 }, [
          `${found.files} files of evidence (${found.bytes.toLocaleString('en')} bytes), ${found.entries} journal entries, ${found.checkpoints} checkpoints, dossier ${dossier.state}`,
          ...faults.map((fault) => `FAULT ${fault.what} in ${fault.where}: ${fault.message}`),
          faults.length === 0 ? 'Everything holds.' : `${found.faultCount + dossier.faults.length} faults.`,
        ])
      } finally {
        opened.close()
      }
    }),
  )
}

function readCheckpoint(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new Failure('usage', `The checkpoint ${path} cannot be read: ${messageOf(cause)}. Name a file that 'jackdaw journal --checkpoint' was written to.`, { cause })
  }
}
