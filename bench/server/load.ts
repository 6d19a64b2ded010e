/**
 * So many users at so many requests a second each, at a fixed rate that no slow answer holds back (latency counts from the moment a request was due), on a case that
 * is served, while two bombs are parsed again and again beside it. Prints errors, p50 and p99 of reads and of search, and the memory of the server over time.
 *
 *     node bench/server/load.ts <case> [--minutes 10] [--users 20] [--rate 5] [--without-bombs]
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { makePixelFlood, makeRatioBomb } from '../../src/app/jobs/reading/fixtures/make-bombs.ts'
import { describeMachine } from '../machine.ts'
import { TreeWatch } from '../tree-watch.ts'

const { values, positionals } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' }, users: { type: 'string', default: '20' }, rate: { type: 'string', default: '5' },
    'without-bombs': { type: 'boolean', default: false },
  },
  allowPositionals: true,
})
const [path, perSecond, forMs] = [resolve(positionals[0] ?? '.'), Number(values.users) * Number(values.rate), Number(values.minutes) * 60_000]
const goals = { read: 500, search: 2_000 }
const root = new URL('../../', import.meta.url)
const latencies: Record<keyof typeof goals, number[]> = { read: [], search: [] }
const errors = new Map<string, number>()
let isOver = false

console.log(describeMachine())
const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', fileURLToPath(new URL('src/app/cli/main.ts', root)), 'serve', path, '--port', '0', '--json'], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
const watch = new TreeWatch(server.pid!)
const bombers = values['without-bombs'] ? [] : startBombs()
try {
  const address = await addressOf(server)
  const ask = await prepare(address)
  await sendAll(ask)
  report()
} finally {
  isOver = true
  watch.stop()
  server.kill('SIGINT')
  for (const stop of bombers) stop()
}

/** What users ask: four reads of different kinds for each search, over entities and exhibits of the case in turn. */
async function prepare(address: string): Promise<(at: number) => readonly [kind: keyof typeof goals, url: string]> {
  const named = async (query: string, name: 'id' | 'number'): Promise<string[]> => {
    const answer = (await (await fetch(new URL(query, address))).json()) as { rows?: readonly Record<'id' | 'number', string>[] }
    return (answer.rows ?? []).map((row) => encodeURIComponent(row[name]))
  }
  const [entities, exhibits] = [await named('api/entities?limit=200', 'id'), await named('api/exhibits?limit=200', 'number')]
  const words = ['freight', 'harbour', 'depot ledger', '"premium refund"', 'ship*', 'broker -survey']
  const reads: readonly ((at: number) => string)[] = [
    () => 'api/overview', (at) => `api/entities?offset=${(at % 40) * 50}&limit=50`, (at) => `api/entities/${entities[at % entities.length]}`,
    (at) => `api/exhibits?offset=${(at % 4) * 50}&limit=50`, (at) => `api/events?offset=${(at % 40) * 50}&limit=50`,
    (at) => `api/exhibits/${exhibits[at % exhibits.length]}`,
  ]
  return (at) => {
    if (at % 5 === 4) return ['search', new URL(`api/search?q=${encodeURIComponent(words[at % words.length]!)}`, address).href]
    return ['read', new URL(reads[at % reads.length]!(at), address).href]
  }
}

async function sendAll(ask: (at: number) => readonly [kind: keyof typeof goals, url: string]): Promise<void> {
  const startedAt = performance.now()
  const open = new Set<Promise<void>>()
  const everyMs = 1_000 / perSecond
  const toldEveryMs = Math.max(5_000, forMs / 20)
  let nextTold = toldEveryMs
  for (let at = 0; at * everyMs < forMs; at++) {
    const dueAt = startedAt + at * everyMs
    const early = dueAt - performance.now()
    if (early > 1) await new Promise((tell) => setTimeout(tell, early))
    const sent = send(...ask(at), dueAt).finally(() => open.delete(sent))
    open.add(sent)
    if (at * everyMs < nextTold) continue
    nextTold += toldEveryMs
    console.log(`${String(Math.round((at * everyMs) / 1_000)).padStart(5)} s  server ${Math.round(watch.take().treeBytes / 1e6)} MB  ${open.size} open  ${count(errors)} errors`)
  }
  await Promise.all(open)
}

async function send(kind: keyof typeof goals, url: string, dueAt: number): Promise<void> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(30_000) })
    await answer.arrayBuffer()
    if (!answer.ok) addError(`${answer.status} ${new URL(url).pathname.replace(/\/[0-9a-f.-]+$/, '/:id')}`)
  } catch (thrown) {
    addError(thrown instanceof Error ? thrown.name : 'unknown')
  }
  latencies[kind].push(performance.now() - dueAt)
}

function report(): void {
  let holds = errors.size === 0
  for (const kind of ['read', 'search'] as const) {
    const sorted = latencies[kind].sort((left, right) => left - right)
    const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
    holds &&= at(0.99) < goals[kind]
    console.log(`${kind.padEnd(7)} ${sorted.length} requests: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms (goal ${goals[kind]}), longest ${at(1)} ms`)
  }
  console.log(`errors: ${count(errors)} of ${latencies.read.length + latencies.search.length}${[...errors].map(([what, times]) => `; ${what}: ${times}`).join('')}`)
  process.exitCode = holds ? 0 : 1
}

function addError(what: string): void {
  errors.set(what, (errors.get(what) ?? 0) + 1)
}

function count(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, each) => sum + each, 0)
}

/** Two bombs, each parsed again as soon as it was parsed. Gives what stops them. */
function startBombs(): (() => void)[] {
  const room = mkdtempSync(join(tmpdir(), 'jackdaw-load-'))
  const program = fileURLToPath(new URL('bench/bombs/read-one.ts', root))
  const made: readonly (readonly [string, () => Uint8Array | Promise<Uint8Array>])[] = [
    ['ratio.zip', () => makeRatioBomb(300_000_000)], ['flood.png', () => makePixelFlood(60_000)],
  ]
  const stops = made.map(([name, make]) => {
    let child: ChildProcess | undefined
    const file = join(room, name)
    const again = (): void => {
      if (isOver) return
      child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, file], { stdio: 'ignore' })
      child.once('close', again)
    }
    void Promise.resolve(make()).then((bytes) => writeFileSync(file, bytes)).then(again)
    return () => void child?.kill()
  })
  return [...stops, () => rmSync(room, { recursive: true, force: true })]
}

async function addressOf(child: ChildProcess): Promise<string> {
  let said = ''
  for await (const block of child.stdout!.iterator({ destroyOnReturn: false })) {
    said += String(block)
    const address = /http:\/\/[^"\s]+/.exec(said)?.[0]
    if (address) return address.endsWith('/') ? address : `${address}/`
  }
  throw new Error(`The server did not start: ${said}`)
}
