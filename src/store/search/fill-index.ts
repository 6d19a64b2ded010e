import { setImmediate } from 'node:timers/promises'
import type { Progress } from '../../base/progress.ts'
import type { SqliteDatabase } from '../sqlite/sqlite-database.ts'

/** How an index is filled, watched and stopped. */
export interface FillOptions {
  readonly progress: Progress
  readonly signal?: AbortSignal | undefined
}

const passagesEach = 20_000
const pagesEach = 2_000

/**
 * Fills the index from the first `count` passages and closes it up, a stretch at a time: the engine works in this thread,
 * and between two stretches the person at the keyboard is heard.
 */
export async function fillIndex(database: SqliteDatabase, count: number, options: FillOptions): Promise<void> {
  for (let from = 0; from < count; from += passagesEach) {
    database.run('INSERT INTO passages_index(rowid, body, plain, glyphs) SELECT id, body, plain, glyphs FROM passages WHERE id > ? AND id <= ?', [
      from, from + passagesEach,
    ])
    options.progress.report({ step: 'search', done: Math.min(count, from + passagesEach), total: count, unit: 'passages indexed' })
    await pause(options)
  }
  // FTS5: a negative number of pages begins to merge all into one, a positive one goes on; no change means that it is done.
  for (let pages = -pagesEach; changesOf(database, pages) > 1; pages = pagesEach) await pause(options)
}

async function pause({ signal }: FillOptions): Promise<void> {
  await setImmediate()
  signal?.throwIfAborted()
}

function changesOf(database: SqliteDatabase, pages: number): number {
  const total = () => Number(database.get('SELECT total_changes() AS n')!['n'])
  const before = total()
  database.run("INSERT INTO passages_index(passages_index, rank) VALUES ('merge', ?)", [pages])
  return total() - before
}
