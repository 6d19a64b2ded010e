import type { AdverseExplanation, DisclosureReason } from './disclosure.ts'
import type { SecondLook } from './finding.ts'
import type { GradeRow } from './grade.ts'

/** What persons say beside the material and the findings: it changes neither, and stands beside them. */
export interface ToldBeside {
  readonly grades: readonly GradeRow[]
  readonly reasons: readonly DisclosureReason[]
  readonly explanations: readonly AdverseExplanation[]
  readonly secondLooks: readonly SecondLook[]
}
