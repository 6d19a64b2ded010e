import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../base/hash.ts'
import { messageOf } from '../base/failure.ts'
import type { Fault } from '../case/fault.ts'

/**
 * Whether the dossier in a folder is the one that its manifest names, and the manifest the one that the last build wrote
 * (`expected`, SHA-256). The PDF is a rendition that the manifest does not name: nothing tells whether it was changed.
 */
export function verifyDossier(folder: string, expected?: string): { state: 'absent' | 'whole' | 'changed'; faults: Fault[] } {
  const manifestPath = join(folder, 'manifest.json')
  const faults: Fault[] = []
  const add = (what: string, where: string, message: string) => faults.push({ what, where, message: `${message}. Build again to have it as it was.` })
  if (!existsSync(manifestPath)) {
    if (expected !== undefined) add('dossier.absent', 'dossier/manifest.json', 'The last build wrote it, and it is gone')
    return { state: 'absent', faults }
  }
  try {
    const text = readFileSync(manifestPath, 'utf8')
    if (expected !== undefined && sha256(text) !== expected) {
      add('dossier.changed', 'dossier/manifest.json', 'It is not the manifest that the last build wrote')
    }
    const manifest = JSON.parse(text) as { files: { path: string; sha256: string }[] }
    for (const file of manifest.files) {
      if (sha256(readFileSync(join(folder, file.path))) === file.sha256) continue
      add('dossier.changed', `dossier/${file.path}`, 'It is not the file that the manifest names')
    }
  } catch (thrown) {
    add('dossier.unreadable', 'dossier', `It cannot be read: ${messageOf(thrown)}`)
  }
  return { state: faults.length ? 'changed' : 'whole', faults }
}
