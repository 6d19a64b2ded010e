import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../base/hash.ts'
import { messageOf } from '../base/failure.ts'
import type { Fault } from '../case/fault.ts'

/** Whether the dossier in a folder is the one that its manifest names. */
export function verifyDossier(folder: string): { state: 'absent' | 'whole' | 'changed'; faults: Fault[] } {
  const manifestPath = join(folder, 'manifest.json')
  if (!existsSync(manifestPath)) return { state: 'absent', faults: [] }
  const faults: Fault[] = []
  try {
    const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as { files: { path: string; sha256: string }[] }
    for (const file of manifest.files) {
      if (sha256(readFileSync(join(folder, file.path))) === file.sha256) continue
      faults.push({ what: 'dossier.changed', where: `dossier/${file.path}`, message: 'It is not the file that the manifest names. Build again to have it as it was.' })
    }
  } catch (thrown) {
    faults.push({ what: 'dossier.unreadable', where: 'dossier', message: `It cannot be read: ${messageOf(thrown)}. Build again to have it as it was.` })
  }
  return { state: faults.length ? 'changed' : 'whole', faults }
}
