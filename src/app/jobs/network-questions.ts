import { resolve } from 'node:path'
import { Failure } from '../../base/failure.ts'
import { readCaseFile } from '../../case/case-file.ts'
import { findPaths, type FoundPath, type PathSearch } from '../../network/find-paths.ts'
import { openDuckStore } from '../../store/duck/duck-store.ts'
import type { Store } from '../../store/store.ts'
import { DerivedFolder } from './derived-folder.ts'

/** The shortest paths between two entities of a built case. Throws `case.absent`, `case.not-built`, `entity.absent`. */
export async function askPaths(casePath: string, ends: readonly [string, string], search: PathSearch): Promise<{ readonly paths: readonly FoundPath[]; readonly isCut: boolean }> {
  return withStore(casePath, async (store) => findPaths(store, await toCanonical(store, ends), search))
}

/** The canonical entities of two ids. Throws `case.absent`, `case.not-built`, `entity.absent`. */
export async function canonicalEnds(casePath: string, ends: readonly [string, string]): Promise<readonly [string, string]> {
  return withStore(casePath, (store) => toCanonical(store, ends))
}

/** Opens the derived tables of a built case for reading, for one piece of work. */
export async function withStore<T>(casePath: string, work: (store: Store) => Promise<T>): Promise<T> {
  const root = resolve(casePath)
  readCaseFile(root)
  const derived = new DerivedFolder(root)
  const store = await openDuckStore(derived.wholeDatabase(), { readOnly: true })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** The canonical entities of two ids of source entities. Throws `entity.absent`. */
export async function toCanonical(store: Store, ends: readonly [string, string]): Promise<readonly [string, string]> {
  const found = await Promise.all(ends.map(async (id) => {
    const [row] = await store.all<{ canonical_id: string }>('SELECT canonical_id FROM derived.entities WHERE id = $1', [id])
    if (!row) throw new Failure('entity.absent', `No entity of the case has the id ${id}. 'jackdaw search' and the view entities give ids.`)
    return row.canonical_id
  }))
  return [found[0]!, found[1]!]
}
