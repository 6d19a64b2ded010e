import type { Case } from '../../../case/case.ts'
import { listToldFindings } from '../../../case/register/finding-register.ts'
import { Failure } from '../../../base/failure.ts'
import type { ToldFindings } from '../../../model/finding.ts'
import { readFound } from '../../../finding/read-found.ts'
import { readPlacesTold, type Ask } from '../../../finding/stand.ts'
import { citationsOfPersons, tellFindings, type ToldFinding } from '../../../finding/tell-findings.ts'
import { weighHypotheses, type MatrixCell, type WeighedHypothesis } from '../../../finding/weigh-hypotheses.ts'

/** Findings and hypotheses as they are now. */
export interface FindingsNow {
  /** In the order of the dossier; after those that stand, those that were withdrawn. */
  readonly findings: readonly ToldFinding[]
  readonly hypotheses: readonly WeighedHypothesis[]
  readonly cells: readonly MatrixCell[]
  readonly told: ToldFindings
}

/**
 * What the rules found at the last build, beside what persons said up to this moment: a finding that was just written is
 * here, and in the views after the next build.
 */
export async function listFindings(opened: Case, ask: Ask): Promise<FindingsNow> {
  const told = listToldFindings(opened.journal)
  const places = await readPlacesTold(citationsOfPersons(told), ask)
  return { findings: tellFindings(await readFound(ask), told, places), ...weighHypotheses(told), told }
}

/** The finding of that id or number. Throws `usage` when there is none. */
export function findingOf({ findings }: FindingsNow, name: string): ToldFinding {
  const found = findings.find(({ id }) => id === name) ?? findings.find(({ number, withdrawn }) => !withdrawn && String(number) === name)
  if (!found) throw new Failure('usage', `There is no finding ${name}. 'jackdaw finding list' shows them with number and id.`)
  return found
}
