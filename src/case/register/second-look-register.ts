import type { SecondLook } from '../../model/finding.ts'
import type { Journal } from '../journal/journal.ts'

/** Second looks in order; the last of each person on each finding counts. */
export function listSecondLooks(journal: Journal): SecondLook[] {
  const rows = new Map<string, SecondLook>()
  for (const { sequence, actor: by, time: at, payload } of journal.entries({ verb: 'finding.looked-again' })) {
    const { id: finding, ...look } = payload
    rows.set(`${finding} ${by}`, { sequence, finding, ...look, by, at })
  }
  return [...rows.values()].sort((a, b) => a.sequence - b.sequence)
}
