import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalJson } from '../../base/canonical-json.ts'
import { codeVersion } from '../../base/code-version.ts'
import { sha256OfParts } from '../../base/hash.ts'
import type { Case } from '../../case/case.ts'
import { contentHash } from '../../case/journal/content-hash.ts'
import { verifyDossier } from '../../dossier/verify-dossier.ts'
import { defaultLimits } from '../../extract/limits.ts'
import type { BuiltMark } from './built-mark.ts'
import { DerivedFolder } from './derived-folder.ts'
import { refusesRisky } from './reading/refuses-risky.ts'
import { examineLimits } from './examining/gather-examinations.ts'

const rooms = ['base', 'model', 'store', 'case', 'extract', 'resolve', 'network', 'examine', 'timeline', 'finding', 'dossier', 'app/jobs']

/** Hash of everything that the derived files rest on. */
export function planOf(opened: Case): string {
  const refused = refusesRisky(opened.journal) ? ['risky kinds refused'] : []
  return sha256OfParts([codeVersion(rooms), contentHash(opened.journal), canonicalJson(defaultLimits), canonicalJson(examineLimits), ...refused])
}

/** Whether the derived files are those of the journal and the code as they are now. */
export function isCurrent(opened: Case): boolean {
  return new DerivedFolder(opened.layout.root).readMark()?.plan === planOf(opened)
}

/** Whether what a build writes outside `derived` is there as that build left it: the dossier, and its PDF when it is asked for and was not refused. */
export function isWritten({ layout }: Case, mark: BuiltMark, withoutPdf: boolean): boolean {
  if (verifyDossier(layout.dossier, mark.dossier).state !== 'whole') return false
  return withoutPdf || mark.pdf === 'unprinted' || (mark.pdf === 'printed' && existsSync(join(layout.dossier, 'dossier.pdf')))
}
