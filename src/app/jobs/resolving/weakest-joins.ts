import { weakestBonds, type WeakestBond } from '../../../resolve/explain/weakest-bonds.ts'
import { readCaseGraph } from '../../../resolve/world/case-worlds.ts'
import { sqlTexts } from '../../../store/sql-text.ts'
import { questionRows, type Asked } from './question-rows.ts'

/** The weakest bond of each canonical entity that computation holds together, with the entity's name; the weakest first. */
export async function readWeakestBonds(asked: Asked): Promise<(WeakestBond & { readonly caption: string })[]> {
  const rows = questionRows(asked)
  const bonds = weakestBonds(await readCaseGraph(rows))
  const named = await rows.all<{ id: string; caption: string | null }>(`SELECT id, canonical_caption AS caption FROM entities WHERE id IN ${sqlTexts(bonds.map(({ canonicalId }) => canonicalId))}`)
  const captions = new Map(named.map(({ id, caption }) => [id, caption ?? '']))
  return bonds.map((bond) => ({ ...bond, caption: captions.get(bond.canonicalId) ?? '' }))
}
