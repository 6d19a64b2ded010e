import { sha256OfParts } from '../base/hash.ts'
import type { Problem } from '../model/problem.ts'
import type { Check, Observation, Outcome, Strength } from './check.ts'
import { explain } from './explanations.ts'

/** The outcome of a check at one place of an exhibit. A sign, not proof. */
export interface Sign {
  /** Hash of check, exhibit, locator and what was observed, 32 hex digits. */
  readonly id: string
  readonly checkId: string
  /** Title of the check. */
  readonly title: string
  readonly exhibit: string
  readonly locator: string
  readonly entityId?: string
  readonly outcome: Outcome
  /** Of a broken rule; I for every other outcome. */
  readonly strength: Strength
  /** Whether a person still has to look: what is broken, open or known to deviate, of a check that tells more than information. */
  readonly mustLook: boolean
  readonly observed: string
  readonly expected: string
  readonly clause: string
  readonly message: string
  /** Sentences. */
  readonly explanations: readonly string[]
}

/** What is told of a check without running it. */
export type CheckDescription = Pick<Check<never>, 'id' | 'title' | 'clause' | 'strength' | 'explanations'>

/** A picture of a check sheet, whose bytes are kept by their hash. */
export interface PictureRecord {
  /** The examiner that made it. */
  readonly examiner: string
  readonly name: string
  readonly caption: string
  readonly locator: string
  readonly mediaType: string
  readonly sha256: string
  readonly sizeBytes: number
}

/** What the examiners of its bytes saw in one exhibit. */
export interface DocumentSigns {
  readonly exhibit: string
  readonly signs: readonly Sign[]
  readonly pictures: readonly PictureRecord[]
  readonly problems: readonly Problem[]
}

/** Where a subject stands. */
export interface Place {
  readonly exhibit: string
  readonly locator: string
  readonly entityId?: string
}

/** Runs checks over a subject and makes a sign of each observation. */
export function examineSubject<Subject extends Place>(checks: readonly Check<Subject>[], subject: Subject): Sign[] {
  return checks.flatMap((check) => check.examine(subject).map((observation) => makeSign(check, observation, subject)))
}

/** The sign of one observation. Only a broken rule has the strength of its check. */
export function makeSign(check: CheckDescription, observation: Observation, place: Place): Sign {
  const { outcome, observed, expected, message } = observation
  const locator = observation.locator ?? place.locator
  const entityId = observation.entityId ?? place.entityId
  const holds = outcome === 'pass' || outcome === 'not-applicable'
  return {
    id: sha256OfParts([check.id, place.exhibit, locator, observed]).slice(0, 32),
    checkId: check.id,
    title: check.title,
    exhibit: place.exhibit,
    locator,
    ...(entityId === undefined ? {} : { entityId }),
    outcome,
    strength: outcome === 'fail' ? check.strength : 'I',
    mustLook: !holds && check.strength !== 'I',
    observed,
    expected,
    clause: check.clause,
    message,
    explanations: holds ? [] : check.explanations.map(explain),
  }
}
