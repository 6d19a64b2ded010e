import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { toolsFolder } from '../../src/store/spark/tools-folder.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** One file of records to be resolved, and where the result goes. */
export interface Task {
  readonly set: string
  readonly track: string
  readonly file: string
  readonly sourceFiles: readonly string[]
  readonly isLink: boolean
  readonly pairs: string
  readonly clusters: string
  /** DuckDB's own form (`6GB`), for both programs; empty: each its own default. */
  readonly memory: string
  readonly settings?: string
}

/**
 * A program that resolves a file: `jackdaw`, told which column numbers records and whether sources are linked; `jackdaw-zero`,
 * told nothing; or the peer with one of its models (`splink`, `splink:all-levels`).
 */
export interface Contender {
  readonly name: string
  /** Why it cannot be run; undefined where it can. */
  readonly lacks?: string
  command(task: Task): readonly [string, readonly string[]]
}

/** The contender of a name; throws a RangeError for any other. */
export function findContender(name: string): Contender {
  if (name === 'jackdaw-zero') return { name, command: zeroCommand }
  if (name === 'jackdaw' || name.startsWith('jackdaw:')) return { name, command: (task) => jackdawCommand(task, name.slice('jackdaw:'.length)) }
  if (name === 'splink' || name.startsWith('splink:')) return splink(name)
  throw new RangeError(`There is no contender ${name}: jackdaw, jackdaw-zero, jackdaw:<settings file>, splink, splink:<model>.`)
}

function jackdawCommand(task: Task, settings: string): readonly [string, readonly string[]] {
  const link = task.isLink ? ['--link', 'link'] : []
  const tuned = settings ? ['--settings', settings] : []
  const memory = task.memory ? ['--memory', task.memory] : []
  return [join(root, 'jackdaw'), ['resolve', ...task.sourceFiles, '--id', 'record_id', ...link, ...tuned, ...memory, '--out', task.pairs, '--clusters', task.clusters]]
}

/** No settings, no options: what somebody types who knows nothing of the file. */
function zeroCommand({ sourceFiles, pairs, clusters }: Task): readonly [string, readonly string[]] {
  return [join(root, 'jackdaw'), ['resolve', ...sourceFiles, '--out', pairs, '--clusters', clusters]]
}

function splink(name: string): Contender {
  const python = join(toolsFolder(), 'splink', 'bin', 'python')
  const lacks = existsSync(python) ? {} : { lacks: 'Splink is not installed; run node scripts/setup/splink.mjs' }
  return {
    name,
    ...lacks,
    command: (task) => {
      const model = name.slice('splink:'.length) || task.track
      const files = ['--file', task.file, '--pairs', task.pairs, '--clusters', task.clusters]
      const memory = task.memory ? ['--memory', task.memory] : []
      return [python, [join(root, 'bench', 'match', 'peer', 'run_splink.py'), '--set', task.set, '--model', model, ...files, ...memory]]
    },
  }
}
