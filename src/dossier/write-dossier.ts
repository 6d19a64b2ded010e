import { join } from 'node:path'
import { canonicalJson } from '../base/canonical-json.ts'
import { writeWhole } from '../base/file-port.ts'
import { sha256 } from '../base/hash.ts'
import { collectDossier } from './collect-dossier.ts'
import type { DossierInput } from './dossier-input.ts'
import { writePage } from './html/page.ts'

/** What was written. */
export interface WrittenDossier {
  /** Path of the page. */
  readonly page: string
  /** SHA-256 of the manifest, which names the hash of every file: the hash of the dossier. */
  readonly sha256: string
}

/**
 * Writes the dossier of a case: `index.html` and `manifest.json`. The same evidence, journal and code give the same
 * bytes. Its PDF (`printPdf`) is a rendition and not part of the hash: another Chromium may set it otherwise.
 */
export async function writeDossier(input: DossierInput): Promise<WrittenDossier> {
  const { files } = input
  await files.makeFolder(input.folder)
  const dossier = await collectDossier(input)
  const page = writePage(dossier, input)
  const manifest = canonicalJson({
    format: 'jackdaw-dossier/1',
    case: input.caseFile.id,
    title: input.caseFile.title,
    asOf: input.asOf,
    checkpoint: input.checkpoint,
    files: [{ path: 'index.html', sha256: sha256(page), sizeBytes: Buffer.byteLength(page) }],
    exhibits: [...dossier.cited.values()].map(({ number, path, sha256 }) => ({ number, path, sha256 })),
    findings: dossier.findings.length,
  })
  await files.remove(join(input.folder, 'dossier.pdf'))
  await writeWhole(files, join(input.folder, 'index.html'), { text: page, mode: 0o644 })
  await writeWhole(files, join(input.folder, 'manifest.json'), { text: `${manifest}\n`, mode: 0o644 })
  input.progress.end('dossier', `${dossier.findings.length} findings, ${dossier.excerpts.size} exhibits cited`)
  return { page: join(input.folder, 'index.html'), sha256: sha256(`${manifest}\n`) }
}
