/**
 * Runs the tests of the house with Node's own runner and prints failures as they come, a line per file, and at the end
 * `N passed, N failed, N skipped`. Arguments are parts of paths: only test files that contain one are run.
 */
import { availableParallelism } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { run } from 'node:test'
import { fileURLToPath } from 'node:url'
import { listFiles } from '../src/base/list-files.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const wanted = process.argv.slice(2)
const files = ['src', 'test', 'scripts', 'bench', 'web/src', 'web/test']
  .flatMap((folder) => listTests(join(root, folder)))
  .filter((path) => wanted.length === 0 || wanted.some((part) => path.includes(part)))

const counts = { passed: 0, failed: 0, skipped: 0 }

const stream = run({ files, concurrency: Math.max(1, availableParallelism()), timeout: 20 * 60_000 })
stream.on('test:pass', (event) => {
  if (event.details.type === 'suite' || isFile(event)) return
  if (event.skip !== undefined && event.skip !== false) {
    counts.skipped++
    console.log(`skipped: ${event.name}${typeof event.skip === 'string' && event.skip ? `: ${event.skip}` : ''}`)
  } else counts.passed++
})
stream.on('test:fail', (event) => {
  if (event.details.type === 'suite') return
  counts.failed++
  const cause = event.details.error.cause
  console.log(`FAILED ${event.file ? relative(root, event.file) : ''}: ${event.name}`)
  console.log(String(cause instanceof Error ? (cause.stack ?? cause.message) : (cause ?? event.details.error)).replace(/^/gm, '    '))
})
stream.on('test:stdout', (event) => void process.stdout.write(event.message))
stream.on('test:stderr', (event) => void process.stderr.write(event.message))
stream.on('test:summary', (event) => {
  if (event.file) console.log(`${(event.duration_ms / 1000).toFixed(1).padStart(6)} s  ${relative(root, event.file)}`)
})
for await (const event of stream) void event

console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0

function listTests(folder: string): string[] {
  try {
    return listFiles(folder, ['.test.ts'])
  } catch {
    return []
  }
}

/** With one process a file, the file itself is reported as a test: it is not counted. */
function isFile(event: { name: string; nesting: number; file?: string }): boolean {
  return event.nesting === 0 && event.file !== undefined && relative(process.cwd(), event.file) === relative(process.cwd(), event.name)
}
