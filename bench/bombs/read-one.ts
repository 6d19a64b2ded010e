/**
 * Reads one file, or each file of a folder, as a build does (with what lies inside, and examined) and prints one line of JSON for each: what is left of the
 * exhibit, codes of problems, strays, and connections tried. Started by `run.ts`, in a network namespace of its own where that can be.
 */
import { createHash } from 'node:crypto'
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { diskFiles } from '../../src/base/file-port.ts'
import { silentProgress } from '../../src/base/progress.ts'
import { gatherExaminations, examineLimits } from '../../src/app/jobs/examining/gather-examinations.ts'
import { ExaminationShelf } from '../../src/app/jobs/examining/examination-shelf.ts'
import { ChildShelf } from '../../src/app/jobs/reading/child-shelf.ts'
import { gatherReadings } from '../../src/app/jobs/reading/gather-readings.ts'
import { ReadingPool } from '../../src/app/jobs/reading/reading-pool.ts'
import { ReadingShelf } from '../../src/app/jobs/reading/reading-shelf.ts'
import { defaultLimits } from '../../src/extract/limits.ts'
import { exhibitId, type Exhibit } from '../../src/model/exhibit.ts'

const given = process.argv[2]!
const files = statSync(given).isDirectory() ? filesIn(given).sort() : [given]

for (const file of files) console.log(JSON.stringify(await readOne(file)))

async function readOne(file: string): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'jackdaw-bomb-'))
  const startedAt = performance.now()
  const children = new ChildShelf(diskFiles.now, folder)
  const sheets = new ChildShelf(diskFiles.now, folder, 'sheets')
  const shelf = new ReadingShelf(diskFiles, folder, [])
  const pool = new ReadingPool({ children })
  try {
    const exhibit = await exhibitOf(file)
    const house = { pool, shelf, children, progress: silentProgress, fileOf: () => file }
    const { readings } = await gatherReadings([exhibit], { settings: {}, limits: defaultLimits, mappings: [] }, house)
    const examinations = new ExaminationShelf(diskFiles.now, folder, sheets)
    const examined = await gatherExaminations(readings, { trust: [], limits: examineLimits }, { pool, shelf: examinations, sheets, children, progress: silentProgress })
    const codes = new Map<string, number>()
    const count = (code: string) => codes.set(code, (codes.get(code) ?? 0) + 1)
    const states = { accepted: 0, rejected: 0, skipped: 0 }
    for (const { key } of readings) {
      let [isUnread, hasError] = [false, false]
      for await (const lines of shelf.lines(key)) {
        for (const line of lines) {
          if (line[0] === 'p') count(line[1].code)
          if (line[0] === 'p' && line[1].severity === 'error') hasError = true
          if (line[0] === 'f' && line[1].unread !== undefined) isUnread = true
        }
      }
      states[isUnread ? (hasError ? 'rejected' : 'skipped') : 'accepted']++
    }
    for (const { key } of examined.examinations) for (const part of examinations.find(key) ?? []) for (const problem of part.problems) count(problem.code)
    pool.close()
    const strays = filesIn(folder).map((path) => path.slice(folder.length + 1))
      .filter((path) => !/^(readings|examinations|children|sheets)\/(..\/)?[^/]+$/.test(path))
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10
    return { name: basename(file), seconds, seen: readings.length, ...states, strays, opens: connectionsTried(), codes: Object.fromEntries([...codes].sort()) }
  } finally {
    pool.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

async function exhibitOf(file: string): Promise<Exhibit> {
  const hash = createHash('sha256')
  for await (const block of createReadStream(file)) hash.update(block as Buffer)
  const [sha256, path] = [hash.digest('hex'), basename(file)]
  return { id: exhibitId(undefined, path, sha256), number: '1', path, sha256, sizeBytes: statSync(file).size, authority: 'A1', receivedAt: '', receivedBy: '' }
}

/** TCP connections opened and UDP packets sent in this network namespace since it began. */
function connectionsTried(): number {
  const lines = readFileSync('/proc/self/net/snmp', 'utf8').split('\n')
  const value = (row: string, column: string) => {
    const [names, values] = lines.filter((line) => line.startsWith(`${row}:`)).map((line) => line.split(' '))
    return Number(values?.[names?.indexOf(column) ?? -1] ?? 0)
  }
  return value('Tcp', 'ActiveOpens') + value('Udp', 'OutDatagrams')
}
