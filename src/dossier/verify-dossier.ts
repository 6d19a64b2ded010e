import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../base/hash.ts'
import { messageOf } from '../base/failure.ts'
import type { Fault } from '../case/fault.ts'

/** Whether the dossier in a folder is the one that its manifest names, and the manifest the one that the last build wrote (`expected`, SHA-256). */
export function verifyDossier(folder: string, expected?: string): { state: 'absent' | 'whole' | 'changed'; faults: Fault[] } {
  const manifestPath = join(folder, 'manifest.json')
  if (!existsSync(manifestPath)) return { state: 'absent', faults: [] }
  const faults: Fault[] = []
  try {
    const text = readFileSync(manifestPath, 'utf8')
    if (expected !== undefined && sha256(text) !== expected) {
      faults.push({ what: 'dossier.changed', where: 'dossier/manifest.json', message: 'It is not the manifest that the last build wrote. Build again to have it as it was.' })
    }
    const manifest = JSON.parse(text) as { files: { path: string; sha256: string }[] }
    for (const file of manifest.files) {
      if (sha256(readFileSync(join(folder, file.path))) === file.sha256) continue
      faults.push({ what: 'dossier.changed', where: `dossier/${file.path}`, message: 'It is not the file that the manifest names. Build again to have it as it was.' })
    }
  } catch (thrown) {
    faults.push({ what: 'dossier.unreadable', where: 'dossier', message: `It cannot be read: ${messageOf(thrown)}. Build again to have it as it was.` })
  }
  return { state: faults.length ? 'changed' : 'whole', faults }
}
