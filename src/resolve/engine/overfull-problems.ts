import type { Problem } from '../../model/problem.ts'
import type { Store } from '../../store/store.ts'
import type { LinkagePlan } from '../plan/linkage-plan.ts'

/** One problem for each blocking key of which some values are borne by too many records to compare them pair by pair. */
export async function overfullProblems(store: Store, plan: LinkagePlan): Promise<Problem[]> {
  const rows = await store.all<{ rule: number; keys: number; records: number; largest: number }>('SELECT * FROM lk_overfull ORDER BY rule')
  return rows.map(({ rule, keys, records, largest }) => {
    const key = plan.blocking[Number(rule)]!
    return {
      code: 'resolve.key-too-common',
      severity: 'information',
      message: `${keys} values of the key '${key.name}' are borne by more than ${key.mostRecords} records each (${records} in all, up to ${largest}). `
        + 'Pairs that share no other key were not compared; give a column that tells such records apart.',
    }
  })
}
