/**
 * Harms cases as they lie on disk (evidence, journal, log of uses, dossier, trusted files, `case.json`) and asks `jackdaw verify`, which
 * has to end with 1 and say what is wrong; and asks it of untouched ones, which has to end with 0:
 * `node bench/mutations.ts --mutations 300 --controls 50 --seed 1`.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { logUse } from '../src/app/jobs/door.ts'
import { buildCase } from '../src/app/jobs/build.ts'
import { silentProgress } from '../src/base/progress.ts'
import { seededNumbers } from '../src/base/seeded-numbers.ts'
import { anchorUses } from '../src/case/authority/anchor-uses.ts'
import { formatNoteKey, noteKeyOf } from '../src/case/journal/signed-note.ts'
import { loadSigningKey } from '../src/case/journal/signing-key.ts'
import { originOf } from '../src/case/journal/checkpoint.ts'
import { giveTrust } from '../src/case/register/trust-register.ts'
import { author, ProofHouse, proofJobs, type ProofRoom } from '../test/house/proof/proof-jobs.ts'
import { describeMachine } from './machine.ts'

const { values } = parseArgs({ options: { mutations: { type: 'string', default: '300' }, controls: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } } })
const random = seededNumbers(Number(values.seed))
const launcher = fileURLToPath(new URL('../jackdaw', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'jackdaw-harmed-'))

const draw = (below: number) => Math.floor(random() * below)
const pick = <T>(list: readonly T[]): T => list[draw(list.length)]!

type Harm = (room: ProofRoom) => string | undefined

/** Files of a part of the case; a harm needs one that is not empty. */
function filesOf({ casePath }: ProofRoom, part: string): string[] {
  const found = readdirSync(join(casePath, part), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return found.filter((path) => statSync(path).size > 0 && !path.endsWith('.pdf')).sort()
}

function rewrite(path: string, change: (bytes: Buffer) => Buffer): void {
  chmodSync(path, 0o644)
  writeFileSync(path, change(readFileSync(path)))
}

/** Harms to one file of a part, whatever it holds. */
function fileHarms(part: string): Record<string, Harm> {
  const one = (what: string, change: (path: string, room: ProofRoom) => boolean | void): [string, Harm] => [`${what} ${part}`, (room) => {
    const path = pick(filesOf(room, part))
    return change(path, room) === false ? undefined : relative(room.casePath, path)
  }]
  return Object.fromEntries([
    one('flip', (path) => rewrite(path, (bytes) => {
      bytes[draw(bytes.length)]! ^= 1 << draw(8)
      return bytes
    })),
    one('cut', (path) => rewrite(path, (bytes) => bytes.subarray(0, draw(bytes.length)))),
    one('extend', (path) => rewrite(path, (bytes) => Buffer.concat([bytes, Buffer.from(random() < 0.5 ? '\n' : ' ')]))),
    one('delete', (path) => (chmodSync(path, 0o644), rmSync(path))),
    one('swap', (path, room) => {
      const other = pick(filesOf(room, part).filter((each) => each !== path))
      if (other === undefined || readFileSync(other).equals(readFileSync(path))) return false
      const bytes = readFileSync(path)
      rewrite(path, () => readFileSync(other))
      rewrite(other, () => bytes)
      return true
    }),
    one('add to', (path) => writeFileSync(`${path.slice(0, -1)}${path.endsWith('0') ? '1' : '0'}`, 'more')),
  ])
}

/** A change of rows by somebody who knows SQL, and takes the triggers away that forbid it and puts them back. */
function rowHarm(file: string, table: string, change: (database: DatabaseSync, size: number) => void): Harm {
  return ({ casePath }) => {
    const database = new DatabaseSync(join(casePath, file))
    try {
      const triggers = database.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid").all()
      for (const { name } of triggers) database.exec(`DROP TRIGGER ${String(name)}`)
      change(database, Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()!['n']))
      for (const { sql } of triggers) database.exec(String(sql))
    } finally {
      database.close()
    }
    return file
  }
}

const row = (size: number) => 1 + draw(size)
const harms: Record<string, Harm> = {
  ...fileHarms('evidence'),
  ...fileHarms('trust'),
  ...Object.fromEntries(Object.entries(fileHarms('dossier')).filter(([what]) => !what.startsWith('add'))),
  'flip case.json': ({ casePath }) => (rewrite(join(casePath, 'case.json'), (bytes) => (bytes[bytes.indexOf('Proof') + draw(5)]! ^= 1, bytes)), 'title'),
  'replace key in case.json': ({ casePath }) => {
    const path = join(casePath, 'case.json')
    const told = JSON.parse(readFileSync(path, 'utf8')) as { id: string; publicKey: string }
    const key = loadSigningKey(mkdtempSync(join(scratch, 'other-key-')))
    rewrite(path, (bytes) => Buffer.from(bytes.toString().replace(told.publicKey, formatNoteKey(noteKeyOf(originOf(told.id), key.publicKey)))))
    return 'publicKey'
  },
  'add a file to the case': ({ casePath }) => (writeFileSync(join(casePath, 'notes.txt'), 'more'), 'notes.txt'),
  'flip journal': rowHarm('journal.sqlite', 'entries', (database, size) => {
    const [table, column] = pick([['entries', 'leaf'], ['contents', 'actor'], ['contents', 'payload'], ['checkpoints', 'note']] as const)
    const key = table === 'checkpoints' ? 'size' : 'sequence'
    const chosen = database.prepare(`SELECT ${key} AS k, CAST(${column} AS BLOB) AS v FROM ${table} WHERE ${key} <= ? ORDER BY ${key} DESC LIMIT 1`).get(Math.max(2, row(size)))!
    const bytes = Buffer.from(chosen['v'] as Uint8Array)
    bytes[draw(bytes.length)]! ^= 1
    database.prepare(`UPDATE ${table} SET ${column} = CAST(? AS TEXT) WHERE ${key} = ?`).run(bytes, chosen['k'] as number)
  }),
  'delete an entry of journal': rowHarm('journal.sqlite', 'entries', (database, size) => {
    const chosen = row(size)
    database.prepare('DELETE FROM contents WHERE sequence = ?').run(chosen)
    if (random() < 0.5) database.prepare('DELETE FROM entries WHERE sequence = ?').run(chosen)
  }),
  'swap contents of journal': rowHarm('journal.sqlite', 'entries', (database, size) => {
    const one = 1 + draw(size - 1)
    database.exec(`UPDATE contents SET sequence = -1 WHERE sequence = ${one}; UPDATE contents SET sequence = ${one} WHERE sequence = ${one + 1}; UPDATE contents SET sequence = ${one + 1} WHERE sequence = -1`)
  }),
  'reorder journal': rowHarm('journal.sqlite', 'entries', (database, size) => {
    const one = 1 + draw(size - 1)
    for (const table of ['entries', 'contents']) {
      database.exec(`UPDATE ${table} SET sequence = -1 WHERE sequence = ${one}; UPDATE ${table} SET sequence = ${one} WHERE sequence = ${one + 1}; UPDATE ${table} SET sequence = ${one + 1} WHERE sequence = -1`)
    }
  }),
  'extend journal': rowHarm('journal.sqlite', 'entries', (database, size) => {
    database.exec(`INSERT INTO entries SELECT ${size + 1}, leaf FROM entries WHERE sequence = ${size}; INSERT INTO contents SELECT ${size + 1}, actor_salt, actor, payload_salt, payload FROM contents WHERE sequence = ${size}`)
  }),
  'cut journal, not its checkpoints': rowHarm('journal.sqlite', 'entries', (database, size) => {
    database.exec(`DELETE FROM contents WHERE sequence > ${size - 1}; DELETE FROM entries WHERE sequence > ${size - 1}`)
  }),
  'cut bytes of journal': ({ casePath }) => (rewrite(join(casePath, 'journal.sqlite'), (bytes) => bytes.subarray(0, draw(bytes.length))), 'journal.sqlite'),
  'delete journal': ({ casePath }) => (rmSync(join(casePath, 'journal.sqlite')), 'journal.sqlite'),
  'replace key of journal': rowHarm('journal.sqlite', 'entries', (database) => {
    database.exec(`UPDATE contents SET payload = replace(payload, '+', '-') || ' ' WHERE sequence = 2`)
  }),
  'flip uses': rowHarm('uses.sqlite', 'uses', (database, size) => {
    database.prepare(`UPDATE uses SET entry = replace(entry, '"allowed"', '"refused"') WHERE sequence = ?`).run(row(size))
  }),
  'delete a use': rowHarm('uses.sqlite', 'uses', (database, size) => void database.prepare('DELETE FROM uses WHERE sequence = ?').run(row(size))),
  'reorder uses': rowHarm('uses.sqlite', 'uses', (database, size) => {
    const one = 1 + draw(size - 1)
    database.exec(`UPDATE uses SET sequence = -1 WHERE sequence = ${one}; UPDATE uses SET sequence = ${one} WHERE sequence = ${one + 1}; UPDATE uses SET sequence = ${one + 1} WHERE sequence = -1`)
  }),
  'cut uses that the journal holds': rowHarm('uses.sqlite', 'uses', (database, size) => void database.prepare('DELETE FROM uses WHERE sequence > ?').run(draw(size))),
  'delete uses': ({ casePath }) => (rmSync(join(casePath, 'uses.sqlite')), 'uses.sqlite'),
}

function verify({ casePath }: ProofRoom, ...more: string[]): { status: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(launcher, ['verify', casePath, '--quiet', ...more], { encoding: 'utf8', env: { ...process.env, JACKDAW_HOME: join(scratch, 'home'), JACKDAW_ACTOR: 'tester' } })
  return { status, text: `${stdout}${stderr}`.trim() }
}

console.log(describeMachine())
console.log(`seed ${values.seed}`)
const house = await ProofHouse.make(scratch)
const template = house.roomFor('export', 'template')
const opened = await house.open(template)
await giveTrust(opened, { kind: 'csca', name: 'invented.pem', bytes: Buffer.from('one'), reason: 'proof' }, author)
await giveTrust(opened, { kind: 'csca', name: 'other.pem', bytes: Buffer.from('other'), reason: 'proof' }, author)
const early = join(scratch, 'early.sqlite')
const deposited = join(scratch, 'deposited.txt')
copyFileSync(opened.layout.journal, early)
await proofJobs.judge.run(opened, template, () => undefined)
for (let turn = 0; turn < 12; turn++) logUse(opened, { actor: 'Mira Osei', purpose: 'Testing', act: 'query', what: `turn ${turn}`, outcome: 'allowed' })
anchorUses(opened, author)
await buildCase(opened, { progress: silentProgress, withoutPdf: true })
writeFileSync(deposited, opened.journal.head().checkpoint)
opened.close()

const harmed: ProofRoom = { ...template, folder: join(scratch, 'harmed'), casePath: join(scratch, 'harmed', 'case') }
const fresh = () => {
  rmSync(harmed.folder, { recursive: true, force: true })
  cpSync(template.folder, harmed.folder, { recursive: true, preserveTimestamps: true })
}

let [done, missed, alarms, mute] = [0, 0, 0, 0]
const tally = new Map<string, number>()
const names = Object.keys(harms)
for (let turn = 0; done < Number(values.mutations) && turn < 3 * Number(values.mutations); turn++) {
  const name = names[turn % names.length]!
  fresh()
  const what = harms[name]!(harmed)
  if (what === undefined) continue
  done++
  tally.set(name, (tally.get(name) ?? 0) + 1)
  const { status, text } = verify(harmed)
  if (status === 0) missed++
  if (status === 0) console.log(`MISSED ${name}: ${what}`)
  // Either a list of faults, or a failure whose code says that the case is damaged.
  const says = /FAULT |\[(?:journal|evidence|store|case)\.\w+/.test(text)
  if (status !== 0 && (!says || ![1, 5].includes(status ?? 0))) {
    mute++
    console.log(`MUTE ${name}: ${what}: ended with ${status}: ${text.slice(0, 300)}`)
  }
}
for (let turn = 0; turn < Number(values.controls); turn++) {
  fresh()
  const { status, text } = verify(harmed, ...(turn % 2 === 0 ? [] : ['--checkpoint', deposited]))
  if (status !== 0) alarms++
  if (status !== 0) console.log(`FALSE ALARM: ${text.slice(0, 300)}`)
}
// The whole journal of an earlier day in the place of today's, evidence and all else as it was then: every byte fits.
fresh()
copyFileSync(early, join(harmed.casePath, basename(opened.layout.journal)))
for (const name of ['uses.sqlite', 'dossier', 'derived']) rmSync(join(harmed.casePath, name), { recursive: true, force: true })
const [alone, known] = [verify(harmed), verify(harmed, '--checkpoint', deposited)]
for (const [name, count] of [...tally].sort()) console.log(`${name.padEnd(36)} ${String(count).padStart(4)}`)
const bound = (count: number, of: number) => (count === 0 ? `0 of ${of}: below ${((3 / of) * 100).toFixed(2)} % with 95 % confidence (rule of three)` : `${count} of ${of}`)
console.log(`missed ${bound(missed, done)}; not told in words ${mute}; false alarms ${bound(alarms, Number(values.controls))}`)
console.log(`rolled back as a whole: ${alone.status === 0 ? 'not found from the case alone, as is said' : 'found from the case alone'}; with a checkpoint deposited elsewhere: ${known.status === 1 ? 'found' : 'NOT FOUND'}`)
rmSync(scratch, { recursive: true, force: true })
process.exitCode = missed + alarms + mute > 0 || known.status !== 1 ? 1 : 0
