import { createReadStream, statSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../../../base/failure.ts'
import { dossierPolicy } from '../guard.ts'
import { BytesAnswer, route } from '../route.ts'
import type { ServedCase } from '../served-case.ts'

/** The dossier as a page of its own, without script, framed by the client only. */
export const dossierPageRoute = route('/dossier/index.html', {}, async (served) =>
  fileOf(served, 'index.html', {
    'content-type': 'text/html; charset=utf-8', 'content-security-policy': dossierPolicy, 'x-frame-options': 'SAMEORIGIN',
  }),
)

/** The dossier as PDF, to be saved. */
export const dossierPdfRoute = route('/dossier/dossier.pdf', {}, async (served) =>
  fileOf(served, 'dossier.pdf', { 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="dossier.pdf"' }),
)

/** The manifest of the dossier: the hash of each of its files. */
export const dossierManifestRoute = route('/dossier/manifest.json', {}, async (served) =>
  fileOf(served, 'manifest.json', {
    'content-type': 'application/json; charset=utf-8', 'content-disposition': 'attachment; filename="manifest.json"',
  }),
)

function fileOf(served: ServedCase, name: string, headers: Readonly<Record<string, string>>): BytesAnswer {
  const path = join(served.layout.dossier, name)
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat?.isFile()) throw new Failure('exhibit.absent', `The dossier has no ${name}. Run 'jackdaw build' to write it.`)
  return new BytesAnswer(createReadStream(path), { ...headers, 'content-length': String(stat.size) })
}
