import type { JudgementEffect } from '../../../resolve/judge/recluster-judged.ts'

const clustersTold = 10

/** What judgements change, in lines for a person. */
export function describeEffect({ clusters, moved, problems }: JudgementEffect): string[] {
  if (clusters.length === 0) return ['It changes no canonical entity.', ...problems.map(({ message }) => message)]
  const lines = clusters.slice(0, clustersTold).map(({ canonicalId, members, state, probability }) => (
    `  ${canonicalId}: ${members.length === 1 ? 'stands alone' : `${members.length} source entities, ${state === 'judged' ? 'held together by judgements' : `weakest join ${probability.toFixed(4)}`}`}`))
  const more = clusters.length - lines.length
  return [
    `Since the last build judgements change ${clusters.length} canonical entities; ${moved.length} source entities go elsewhere:`, ...lines,
    ...(more > 0 ? [`  and ${more} more`] : []), ...problems.map(({ message }) => message),
  ]
}
