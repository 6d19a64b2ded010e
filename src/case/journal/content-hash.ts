import { createHash } from 'node:crypto'
import { canonicalJson } from '../../base/canonical-json.ts'
import type { Journal } from './journal.ts'
import type { Verb } from './journal-entry.ts'

/** The deeds by which persons say something of findings. */
const findingVerbs: readonly Verb[] = [
  'finding.written', 'finding.changed', 'finding.withdrawn', 'finding.reviewed', 'findings.ordered', 'hypothesis.written', 'hypothesis.changed',
  'hypothesis.withdrawn', 'evidence.weighed', 'finding.looked-again',
]

/** The deeds by which persons say something beside the material, the schedule and what speaks against the case. */
const besideVerbs: readonly Verb[] = ['source.graded', 'grade.withdrawn', 'disclosure.reasoned', 'adverse.explained']

/** The deeds that what is derived depends on. */
export const derivationVerbs: readonly Verb[] = [
  'authority.recorded', 'authority.renewed', 'authority.withdrawn', 'authority.scoped', 'authority.sealed', 'authority.unsealed',
  'exhibit.received', 'intake.reported', 'mapping.confirmed', 'mapping.withdrawn',
  'constraints.confirmed', 'trust.given', 'trust.withdrawn', 'isolation.excepted', 'isolation.restored', 'judgement.made', 'judgement.undone', 'sample.drawn', 'settings.changed', 'content.purged',
  ...findingVerbs, ...besideVerbs,
]

/**
 * SHA-256 over the deeds that derivation depends on, 64 hex digits: equal for equal deeds by the same people at the
 * same times, whatever the salts, the keys, and the releases and exports in between.
 */
export function contentHash(journal: Journal, verbs: readonly Verb[] = derivationVerbs): string {
  const hash = createHash('sha256')
  for (const { verb, actor, time, payload } of journal.entries()) {
    if (verb === 'case.created') hash.update(`${canonicalJson(payload.case.settings)}\n`)
    else if (verbs.includes(verb)) hash.update(`${canonicalJson([verb, actor, time, payload])}\n`)
  }
  return hash.digest('hex')
}
