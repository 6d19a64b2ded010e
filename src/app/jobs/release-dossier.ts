import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { systemClock } from '../../base/clock.ts'
import { Failure } from '../../base/failure.ts'
import type { Case } from '../../case/case.ts'
import { passFourEyes } from '../../case/members/four-eyes-register.ts'
import { evidencePath } from '../../case/case-layout.ts'
import { bundleFormat, writeBundle } from '../../dossier/bundle/write-bundle.ts'
import { verifyDossier } from '../../dossier/verify-dossier.ts'
import { openDuckStore } from '../../store/duck/duck-store.ts'
import { isCurrent } from './build-plan.ts'
import { DerivedFolder } from './derived-folder.ts'
import { assertMayLeave, recipientOf, writeBeside, type ExportOptions, type Written } from './write-beside.ts'

/**
 * Releases the dossier as a folder that proves itself (docs/formats/dossier.md), with the evidence it cites, and enters that in
 * the journal. Throws `case.not-built` when there is none or the journal went on since it was built, `store.damaged` for a
 * dossier that is not the one that was built, `evidence.damaged`, `usage` for a place that is taken or cannot be written to,
 * `authority.expired`, `purpose.outside`; `second.needed` where a second person has to agree first.
 */
export async function releaseDossier(opened: Case, options: ExportOptions): Promise<Written> {
  assertMayLeave(opened, options)
  const { dossier, root, derived: derivedPath } = opened.layout
  const derived = new DerivedFolder(root)
  const { state } = verifyDossier(dossier, derived.readMark()?.dossier)
  if (state === 'absent') throw new Failure('case.not-built', `There is no dossier yet. Run 'jackdaw build ${root}'.`)
  if (state === 'changed') {
    throw new Failure('store.damaged', `The dossier in ${dossier} is not the one that was built. Remove that folder and ${derivedPath}, and build again.`)
  }
  if (!isCurrent(opened)) throw new Failure('case.not-built', `Since the dossier was built the journal went on, or Jackdaw did. Run 'jackdaw build ${root}' first.`)
  const path = resolve(options.out)
  if (existsSync(path)) throw new Failure('usage', `Something stands at ${path} already. Name a folder that is not there.`)
  const details = { dossier: derived.readMark()?.dossier ?? '', recipient: options.recipient ?? '' }
  passFourEyes(opened.journal, { deed: 'release', details }, { actor: options.actor, clock: systemClock })
  return writeBeside(opened.files, path, async (draft) => {
    const store = await openDuckStore(derived.wholeDatabase(), { readOnly: true })
    try {
      return await writeBundle(draft, {
        caseFile: opened.file,
        journal: opened.journal,
        store,
        dossier,
        fileOf: ({ sha256, parent }) => (parent === undefined ? evidencePath(opened.layout, sha256) : derived.childPath(sha256)),
        release: (sha256) => {
          const payload = { path, sha256, title: opened.file.title, format: bundleFormat, ...recipientOf(options) }
          opened.journal.append([{ verb: 'dossier.released', payload }], { actor: options.actor, clock: systemClock })
        },
        files: opened.files.now,
        progress: options.progress,
      })
    } finally {
      await store.close()
    }
  })
}
