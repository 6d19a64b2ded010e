import { formatLocator } from '../../../model/locator.ts'
import type { Observation } from '../../check.ts'
import type { ExaminationSink } from '../../document/document-examiner.ts'
import { pdfChecks } from '../pdf-checks.ts'
import { placeOf, type RangedSignature } from '../signature/examine-signatures.ts'
import { isDocumentTimestamp, labelOf } from '../signature/pdf-signature.ts'
import { benignKinds, contentKinds, type DocumentChange } from './document-change.ts'
import { isForbidden, readPermission, type Permission } from './permission.ts'

const mostTold = 12

/** Says of each signature what later revisions changed of the document it signed, and whether it permits that. */
export function examineSignedChanges(ranged: readonly RangedSignature[], changes: readonly DocumentChange[], sink: ExaminationSink): void {
  for (const { signature, range } of ranged) {
    const label = labelOf(signature)
    const later = changes.filter(({ revision }) => revision > (range.covers ?? signature.revision))
    const locator = placeOf(signature)
    const place = locator === undefined ? {} : { locator }
    const ofContent = later.filter(({ kind }) => contentKinds.has(kind))
    for (const observation of observeContent(label, later, ofContent)) sink.observe(pdfChecks.content, { ...place, ...observation })
    sink.observe(pdfChecks.annotations, { ...observeAnnotations(label, later), ...place })
    if (!isDocumentTimestamp(signature)) sink.observe(pdfChecks.permissions, { ...observePermission(label, later, readPermission(signature)), ...place })
  }
}

function observeContent(label: string, later: readonly DocumentChange[], ofContent: readonly DocumentChange[]): Observation[] {
  const expected = `what a reader sees is as it was when the ${label} was given`
  if (ofContent.length > 0) {
    return [...Map.groupBy(ofContent, ({ page }) => page)].map(([page, group]) => ({
      outcome: 'fail', observed: list(group), expected,
      message: `After the ${label} was given, the document was changed: ${list(group)}.`,
      ...(page === undefined ? {} : { locator: formatLocator({ kind: 'page', page }) }),
    }))
  }
  const benign = later.filter(({ kind }) => benignKinds.has(kind))
  const message = benign.length > 0 ? `After the ${label} was given, nothing of what it signs was changed, only: ${list(benign)}.` : `After the ${label} was given, nothing of what it signs was changed.`
  return [{ outcome: 'pass', observed: benign.length > 0 ? list(benign) : 'nothing changed', expected, message }]
}

function observeAnnotations(label: string, later: readonly DocumentChange[]): Observation {
  const added = later.filter(({ kind }) => !benignKinds.has(kind) && !contentKinds.has(kind))
  const expected = 'no annotation, field or file added, changed or taken away'
  if (added.length === 0) return { outcome: 'pass', observed: 'none', expected, message: `After the ${label} was given, no annotation, field or file was added, changed or taken away.` }
  return { outcome: 'fail', observed: list(added), expected, message: `After the ${label} was given, ${list(added)}. It does not change the page below, but a reader sees it as part of the document.` }
}

function observePermission(label: string, later: readonly DocumentChange[], permission: Permission): Observation {
  const words = { 1: 'no change', 2: 'filling in and signing', 3: 'filling in, signing and annotations' } as const
  const expected = permission.level === undefined ? 'no field filled in that the signature locks' : `${words[permission.level]} (P ${permission.level})`
  const forbidden = later.filter((change) => isForbidden(permission, change))
  if (forbidden.length > 0) return { outcome: 'fail', observed: list(forbidden), expected, message: `The ${label} forbids what was done after it: ${list(forbidden)}.` }
  if (permission.level === undefined) return { outcome: 'not-applicable', observed: 'no limit told', expected, message: `The ${label} does not say what may be changed after it; no field that it locks was filled in.` }
  return { outcome: 'pass', observed: later.length > 0 ? list(later) : 'nothing changed', expected, message: `What was done after the ${label} is what it permits.` }
}

function list(changes: readonly DocumentChange[]): string {
  const told = [...new Set(changes.map(({ revision, what }) => `${what} (revision ${revision + 1})`))]
  return told.length <= mostTold ? told.join('; ') : `${told.slice(0, mostTold).join('; ')}; and ${told.length - mostTold} more`
}
