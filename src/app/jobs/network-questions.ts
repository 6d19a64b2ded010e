import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Failure } from '../../base/failure.ts'
import { readCaseFile } from '../../case/case-file.ts'
import { findPaths, type FoundPath, type PathSearch } from '../../network/find-paths.ts'
import { openDuckStore } from '../../store/duck/duck-store.ts'
import { DerivedFolder } from './derived-folder.ts'

/** The shortest paths between two entities of a built case. Throws `case.absent`, `case.not-built`, `entity.absent`. */
export async function askPaths(casePath: string, ends: readonly [string, string], search: PathSearch): Promise<{ readonly paths: readonly FoundPath[]; readonly isCut: boolean }> {
  const root = resolve(casePath)
  readCaseFile(root)
  const derived = new DerivedFolder(root)
  if (!existsSync(derived.database)) throw new Failure('case.not-built', `The case at ${root} has not been built. Run 'jackdaw build ${casePath}'.`)
  const store = await openDuckStore(derived.database, { readOnly: true })
  try {
    const canonical = await Promise.all(ends.map(async (id) => {
      const [row] = await store.all<{ canonical_id: string }>('SELECT canonical_id FROM derived.entities WHERE id = $1', [id])
      if (!row) throw new Failure('entity.absent', `No entity of the case has the id ${id}. 'jackdaw search' and the view entities give ids.`)
      return row.canonical_id
    }))
    return await findPaths(store, canonical as [string, string], search)
  } finally {
    await store.close()
  }
}
