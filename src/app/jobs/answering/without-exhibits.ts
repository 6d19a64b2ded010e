import { join } from 'node:path'
import { Failure } from '../../../base/failure.ts'
import { removeQuietly } from '../../../base/files-now.ts'
import type { Progress } from '../../../base/progress.ts'
import type { Case } from '../../../case/case.ts'
import { findPaths, type PathSearch } from '../../../network/find-paths.ts'
import { openDuckStore } from '../../../store/duck/duck-store.ts'
import { Questions } from '../../../store/duck/question.ts'
import { sqlText } from '../../../store/sql-text.ts'
import type { Store } from '../../../store/store.ts'
import { DerivedFolder } from '../derived-folder.ts'
import { fillStore } from '../fill-store.ts'
import { gatherCase, readingPoolOf } from '../gather-case.ts'
import type { ExhibitReading } from '../reading/exhibit-reading.ts'
import { compareGroups, comparePaths, compareRows, type RowChanges } from './compare-answers.ts'
import { beforeName, compareContradictions, compareFindings, compareSigns } from './compare-findings.ts'
import { carryIdentity, compareIdentity, compareLinks, type IdentityFates } from './compare-identity.ts'
import type { Fates } from './fate.ts'
import { chooseExhibits } from './choose-exhibits.ts'

/** An answer whose fate is asked for besides that of the case: rows, given by a question over the views. */
export interface AskedRows {
  readonly name: string
  rows(questions: Questions): Promise<readonly unknown[]>
}

/** What is left aside, and which answers are looked at. */
export interface WithoutOptions {
  /** Numbers of exhibits (`17`, `17.2`; children go with their parent) or ids of authorities (`A1`). */
  readonly aside: readonly string[]
  /** Two canonical entities: what becomes of the shortest paths between them. */
  readonly between?: { readonly ends: readonly [string, string]; readonly search: PathSearch } | undefined
  readonly asked?: readonly AskedRows[]
  readonly progress: Progress
  readonly signal?: AbortSignal | undefined
}

/** A case without some of its exhibits, beside the case. */
export interface Without {
  /** Exhibits left aside, by number, children included. */
  readonly aside: readonly { readonly number: string; readonly path: string }[]
  readonly findings: Fates
  readonly entities: IdentityFates
  /** By relation: entities, schema and property. */
  readonly links: Fates
  /** Failed ones. */
  readonly signs: Fates
  readonly contradictions: Fates
  readonly groups: Fates
  readonly paths?: Fates
  readonly asked: readonly ({ readonly name: string } & RowChanges)[]
}

/**
 * What falls, weakens and stands without some exhibits. It is computed, not guessed: the case is put together again from the
 * readings of all other exhibits, in a copy beside the database, by the steps of the build, and compared with what was. The case itself is not
 * touched. Throws `usage` for an exhibit that is none, `case.not-built`.
 */
export async function withoutExhibits(openCase: Case, options: WithoutOptions): Promise<Without> {
  const { progress, signal } = options
  const derived = new DerivedFolder(openCase.layout.root)
  if (!derived.readMark()) throw new Failure('case.not-built', `The case has not been built. Run 'jackdaw build ${openCase.layout.root}'.`)
  const scratch = join(derived.path, `without.${process.pid}`)
  const database = join(scratch, 'case.duckdb')
  const pool = readingPoolOf(openCase, derived, signal)
  try {
    openCase.files.now.makeFolder(scratch)
    let aside: readonly ExhibitReading[] = []
    const keep = (readings: readonly ExhibitReading[]) => {
      const { kept, left } = chooseExhibits(readings, options.aside)
      aside = left
      return kept
    }
    const gathered = await gatherCase(openCase, { derived, pool, progress, signal, keep })
    const before = derived.wholeDatabase()
    openCase.files.now.copy(before, database)
    const store = await openDuckStore(database, { temporaryFolder: join(scratch, 'spill'), signal })
    let fates: Omit<Without, 'aside' | 'asked'>
    try {
      await fillStore(openCase, store, gathered, { spillFolder: join(scratch, 'spill'), progress, signal })
      await store.run(`ATTACH ${sqlText(before)} AS ${beforeName} (READ_ONLY)`)
      fates = await compareAll(store, await pathsBefore(before, options))
    } finally {
      await store.close()
    }
    const asked = await compareAsked([derived.wholeDatabase(), database], options.asked ?? [])
    return { aside: aside.map(({ exhibit: { number, path } }) => ({ number, path })), ...fates, asked }
  } finally {
    pool.close()
    removeQuietly(openCase.files.now, scratch)
  }
}

type Paths = Awaited<ReturnType<typeof findPaths>>['paths']

async function compareAll(store: Store, paths: Paths | undefined): Promise<Omit<Without, 'aside' | 'asked'>> {
  await carryIdentity(store)
  const links = await compareLinks(store)
  return {
    findings: await compareFindings(store),
    entities: await compareIdentity(store),
    links,
    signs: await compareSigns(store),
    contradictions: await compareContradictions(store),
    groups: await compareGroups(store),
    ...(paths ? { paths: await comparePaths(store, paths) } : {}),
  }
}

async function pathsBefore(database: string, { between, signal }: WithoutOptions): Promise<Paths | undefined> {
  if (!between) return undefined
  const store = await openDuckStore(database, { readOnly: true, signal })
  try {
    return (await findPaths(store, between.ends, between.search)).paths
  } finally {
    await store.close()
  }
}

async function compareAsked(databases: readonly [string, string], asked: readonly AskedRows[]): Promise<Without['asked']> {
  if (asked.length === 0) return []
  const answers: (readonly unknown[])[][] = []
  for (const database of databases) {
    const questions = await Questions.open(database)
    try {
      const told: (readonly unknown[])[] = []
      for (const each of asked) told.push(await each.rows(questions))
      answers.push(told)
    } finally {
      questions.close()
    }
  }
  return asked.map(({ name }, index) => ({ name, ...compareRows(answers[0]![index]!, answers[1]![index]!) }))
}
