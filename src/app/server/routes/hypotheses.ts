import { z } from 'zod'
import { systemClock } from '../../../base/clock.ts'
import type { Case } from '../../../case/case.ts'
import { evidenceWeights } from '../../../model/finding.ts'
import { listFindings } from '../../jobs/findings/list-findings.ts'
import { weighEvidence, withdrawHypothesis, writeHypothesis } from '../../jobs/findings/weigh-evidence.ts'
import type { HypothesisMatrix } from '../api-types.ts'
import { deed, route } from '../route.ts'
import type { ServedCase } from '../served-case.ts'

/** Hypotheses and how findings sit with them. */
export const hypothesesRoute = route('/api/hypotheses', {}, (served): Promise<HypothesisMatrix> => served.withCase((opened) => matrixOf(served, opened)))

async function matrixOf(served: ServedCase, opened: Case): Promise<HypothesisMatrix> {
  const { hypotheses, cells, findings } = await listFindings(opened, served.rows)
  const weighed = new Set(cells.map(({ finding }) => finding))
  return {
    hypotheses: hypotheses.map(({ id, sentence, note, writtenBy: by, counts, unweighed, against }) => ({
      id, sentence, note: note ?? '', by, ...counts, unweighed, against,
    })),
    cells: cells.map(({ hypothesis, finding, weight, reason, by, diagnosticity }) => ({ hypothesis, finding, weight, reason, by, diagnosticity: diagnosticity ?? null })),
    findings: findings.filter(({ id, withdrawn }) => weighed.has(id) && !withdrawn).map(({ id, number, sentence }) => ({ id, number, sentence })),
  }
}

const hypothesisId = z.string().regex(/^H\d{1,6}$/)
const text = z.string().trim().min(1).max(4_000)

/** A person writes a hypothesis. */
export const writeHypothesisRoute = deed(
  '/api/hypotheses', { right: 'write', shape: { sentence: text, note: z.string().max(4_000).default('') } },
  async (served, draft, { actor }): Promise<HypothesisMatrix> => served.withChange((opened) => {
    writeHypothesis(opened, draft, { actor, clock: systemClock })
    return matrixOf(served, opened)
  }),
)

/** A person takes a hypothesis back. */
export const withdrawHypothesisRoute = deed(
  '/api/hypotheses/:id/withdraw', { right: 'write', shape: { id: hypothesisId, reason: text } },
  async (served, { id, reason }, { actor }): Promise<HypothesisMatrix> => served.withChange((opened) => {
    withdrawHypothesis(opened, id, { reason, author: { actor, clock: systemClock } })
    return matrixOf(served, opened)
  }),
)

/** A person says how a finding sits with a hypothesis, and why. */
export const weighRoute = deed(
  '/api/hypotheses/:id/weigh',
  {
    right: 'write',
    shape: { id: hypothesisId, finding: z.string().regex(/^(F\d{1,7}|[0-9a-f]{32,64})$/), weight: z.enum(evidenceWeights), reason: text },
  },
  async (served, { id, finding, weight, reason }, { actor }): Promise<HypothesisMatrix> => served.withChange(async (opened) => {
    await weighEvidence(opened, { hypothesis: id, finding, weight, reason }, { actor, clock: systemClock, ask: served.rows })
    return matrixOf(served, opened)
  }),
)
