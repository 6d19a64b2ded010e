import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { commands } from '../../src/app/cli/commands.ts'
import { failureCatalogue, type FailureCode } from '../../src/base/failure-catalogue.ts'
import { sha256 } from '../../src/base/hash.ts'
import { openCase } from '../../src/case/case.ts'
import { passportLines } from '../../src/examine/fixtures/specimen.ts'
import { jackdaw, jackdawAside, jackdawJson, type Ended } from './jackdaw-command.ts'
import { writeSmallEvidence } from './small-evidence.ts'

const room = mkdtempSync(join(tmpdir(), 'jackdaw-cli-'))
const home = join(room, 'home')
const evidence = join(room, 'evidence')
const casePath = join(room, 'case')
const notBuilt = join(room, 'not-built')
const expired = join(room, 'expired')
const bare = join(room, 'bare')
const two = { concurrency: 2 }

const query = (sql: string) => jackdawJson<Record<string, unknown>[]>(home, 'query', casePath, sql)
const file = (name: string, text: string) => (writeFileSync(join(room, name), text), join(room, name))

let built: Ended

before(() => {
  mkdirSync(evidence)
  writeSmallEvidence(evidence)
  writeFileSync(join(evidence, 'formula.csv'), 'LastName,FirstName,BirthDate\n"=HYPERLINK(""x"")",Esc\u001b[2J,1990-01-02\n')
  const track = '<trk><name>Van 7</name><trkseg><trkpt lat="53.5511" lon="9.9937"><time>2014-01-06T10:00:00Z</time></trkpt></trkseg></trk>'
  writeFileSync(join(evidence, 'track.gpx'), `<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">${track}</gpx>`)
  symlinkSync('bank.csv', join(evidence, 'link.csv'))
  const told = ['--title', 'Lines', '--purpose', 'Testing', '--authority', 'own-records: invented']
  built = jackdaw(home, 'build', evidence, '--case', casePath, ...told, '--no-pdf', '--json')
  assert.equal(built.status, 0, built.stderr)
  const made = (path: string, ...more: string[]) => jackdawJson(home, 'new', path, '--title', 'T', '--purpose', 'P', ...more)
  made(notBuilt, '--authority', 'order: 1')
  made(expired, '--authority', 'warrant: 2/20', '--authority-until', '2020-12-31')
  made(bare)
})

after(() => rmSync(room, { recursive: true, force: true }))

test('jackdaw --help names every command and the exit codes; --version is that of the project', () => {
  const { status, stdout, stderr } = jackdaw(home, '--help')
  assert.deepEqual([status, stderr], [0, ''])
  for (const name of Object.keys(commands)) assert.match(stdout, new RegExp(`^  ${name} `, 'm'))
  assert.match(stdout, /Exit codes: 0 done/)
  const one = jackdaw(home, 'verify', '--help')
  assert.deepEqual([one.status, one.stderr], [0, ''])
  assert.match(one.stdout, /^Usage: jackdaw verify /)
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')) as { version: string }
  assert.equal(jackdaw(home, '--version').stdout, `${version}\n`)
})

/** Commands that fail: the code of the failure, and what its message must hold. `CASE` stands for the built case. */
const failing: readonly [args: readonly string[], code: FailureCode, message: RegExp][] = [
  [['fly'], 'usage', /unknown command 'fly'/],
  [['status', 'CASE', '--loud'], 'usage', /unknown option '--loud'.*jackdaw status --help/],
  [['new', join(room, 'n'), '--title', 'T', '--purpose', 'P', '--authority', 'A1'], 'usage', /no authority A1/],
  [['new', join(room, 'n'), '--title', 'T', '--purpose', 'P', '--authority-until', '2030-01-01'], 'usage', /--authority/],
  [['new', join(room, 'n'), '--title', 'T', '--purpose', 'P', '--region', 'de'], 'usage', /'de' is no country/],
  [['new', join(room, 'n'), '--title', 'T', '--purpose', 'P', '--time-zone', 'Mars/Base'], 'usage', /no time zone/],
  [['new', join(room, 'n'), '--title', 'T', '--purpose', 'P', '--retention', '2030-13-01'], 'usage', /no day/],
  [['new', 'CASE', '--title', 'T', '--purpose', 'P'], 'case.exists', /Something stands at/],
  [['status', join(room, 'nowhere')], 'case.absent', /nowhere/],
  [['query', 'NOTBUILT', 'SELECT 1'], 'case.not-built', /jackdaw build/],
  [['export', 'NOTBUILT', '--format', 'ftm', '--out', join(room, 'x')], 'case.not-built', /jackdaw build/],
  [['add', 'BARE', evidence], 'authority.missing', /--authority.*none is recorded/],
  [['add', 'EXPIRED', evidence], 'authority.expired', /2020-12-31/],
  [['add', 'CASE', join(room, 'nowhere')], 'evidence.unreadable', /nowhere/],
  [['build', evidence], 'usage', /--title, --purpose, --authority/],
  [['build', join(room, 'nowhere')], 'evidence.unreadable', /no folder/],
  [['build', 'CASE', '--title', 'Other'], 'usage', /--title is for a plain folder/],
  [['query', 'CASE', 'DELETE FROM exhibits'], 'query.refused', /SELECT/],
  [['query', 'CASE', 'SET threads = 1'], 'query.refused', /SELECT/],
  [['query', 'CASE', "COPY (SELECT 1) TO '/tmp/jackdaw-out.csv'"], 'query.refused', /SELECT/],
  [['query', 'CASE', "FROM read_text('/etc/hostname')"], 'query.refused', /nothing under them/],
  [['query', 'CASE', 'SELECT 1; SELECT 2'], 'query.refused', /One statement/],
  [['query', 'CASE', 'SELECT nose FROM exhibits'], 'query.failed', /nose/],
  [['search', 'CASE', 'x', '--exhibit', '99'], 'exhibit.absent', /'99'/],
  [['export', 'CASE', '--format', 'ftm', '--out', join(room, 'no', 'x')], 'usage', /cannot be written/],
  [['verify', 'CASE', '--checkpoint', join(room, 'nowhere')], 'usage', /nowhere/],
  [['resolve', 'CASE', '--same', 'a'.repeat(32), 'b'.repeat(32)], 'usage', /--reason/],
  [['resolve', 'CASE', '--same', 'a'.repeat(32), 'b'.repeat(32), '--undo', '3', '--reason', 'r'], 'usage', /one pair/],
  [['resolve', 'CASE', '--same', 'a'.repeat(32), 'b'.repeat(32), '--reason', 'r'], 'entity.absent', /no entity a{32}/],
  [['resolve', 'CASE', '--same', "a' OR 1=1", 'b'.repeat(32), '--reason', 'r'], 'entity.absent', /no entity id/],
  [['resolve', 'CASE', '--undo', '1', '--reason', 'r'], 'usage', /no judgement/],
  [['check', join(room, 'nowhere.pdf')], 'evidence.unreadable', /nowhere/],
]

const stands: Readonly<Record<string, string>> = { CASE: casePath, NOTBUILT: notBuilt, BARE: bare, EXPIRED: expired }

/** Commands that take the lock of a case run one after the other: else they end with 4. */
const locking = new Set(['add', 'build', 'export', 'resolve'])

for (const [title, concurrency, rows] of [
  ['failures are documents with a code of the catalogue, and end with its exit code', 2, failing.filter(([[name]]) => !locking.has(name!))],
  ['so are those of commands that write', 1, failing.filter(([[name]]) => locking.has(name!))],
] as const) {
  describe(title, { concurrency }, () => {
    for (const [args, code, message] of rows) {
      test(`jackdaw ${args.join(' ').replaceAll(room, '').slice(0, 90)} fails as ${code}`, async () => {
        const ended = await jackdawAside(home, ...args.map((arg) => stands[arg] ?? arg), '--json')
        const told = JSON.parse(ended.stdout) as { failure: string; message: string }
        assert.deepEqual([told.failure, ended.status], [code, failureCatalogue[code].exitCode], told.message)
        assert.match(told.message, message)
        assert.doesNotMatch(ended.stderr, /\n {4}at /, 'a person has no use for a stack')
      })
    }
  })
}

describe('failures', two, () => {
  test('without --json a failure is a line of standard error', async () => {
    const lines: [string[], RegExp][] = [
      [['status', join(room, 'nowhere')], /^jackdaw: .*\[case\.absent\]\n$/],
      [['toString'], /^jackdaw: unknown command 'toString'.*\[usage\]\n$/],
      [[], /^Usage: jackdaw [^]*\njackdaw: Name a command.*\[usage\]\n$/],
    ]
    for (const [args, line] of lines) {
      const ended = await jackdawAside(home, ...args)
      assert.deepEqual([ended.status, ended.stdout], [2, ''])
      assert.match(ended.stderr, line)
    }
  })

  test('a case that another process writes to ends with 4, and can be asked meanwhile', async () => {
    const holder = await openCase(notBuilt, { write: true, keyFolder: join(home, 'keys') })
    try {
      for (const args of [['add', notBuilt, evidence], ['build', notBuilt], ['export', notBuilt, '--format', 'ftm', '--out', join(room, 'x')]]) {
        const ended = await jackdawAside(home, ...args, '--json')
        assert.equal(ended.status, 4, args[0])
        assert.match(ended.stdout, new RegExp(`"case\\.busy".*Process ${process.pid} `))
      }
      assert.equal((await jackdawAside(home, 'status', notBuilt)).status, 0)
    } finally {
      holder.close()
    }
  })

  test('a case without its journal is damaged: 5', async () => {
    const lost = join(room, 'lost')
    jackdawJson(home, 'new', lost, '--title', 'T', '--purpose', 'P')
    rmSync(join(lost, 'journal.sqlite'))
    assert.equal((await jackdawAside(home, 'status', lost)).status, 5)
  })

  test('a port that is in use: the machine lacks it, 6', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const ended = await jackdawAside(home, 'serve', casePath, '--port', String((server.address() as AddressInfo).port))
    server.close()
    assert.equal(ended.status, 6)
    assert.match(ended.stderr, /--port/)
  })
})

test('build told its progress on standard error alone, and one document on standard output', () => {
  const told = JSON.parse(built.stdout) as { case: string; unchanged: boolean; dossier: string; read: number }
  assert.deepEqual([told.case, told.unchanged, told.read], [casePath, false, 12])
  for (const step of ['take in', 'read', 'resolve', 'search', 'dossier']) assert.match(built.stderr, new RegExp(`^${step} `, 'm'))
})

test('what was handed over and not taken in is told by status and dossier', () => {
  const { notTakenIn, unread, built: state } = jackdawJson<{ notTakenIn: { code: string }[]; unread: unknown[]; built: string }>(home, 'status', casePath)
  assert.deepEqual([notTakenIn.map(({ code }) => code), unread.length, state], [['intake.symlink'], 2, 'current'])
  assert.match(readFileSync(join(casePath, 'dossier', 'index.html'), 'utf8'), /link\.csv is a symbolic link and was not followed/)
})

test('new takes settings and an authority with all its parts', () => {
  const path = join(room, 'whole')
  const made = jackdawJson<{ case: string; authorities: unknown[] }>(
    home, 'new', path, '--title', 'T', '--purpose', 'P', '--retention', '2031-05-01',
    '--authority', 'order: 7/26', '--authority-issuer', 'Northmere Court', '--authority-scope', 'Books',
    '--authority-from', '2026-01-01', '--authority-until', '2099-01-01', '--region', 'DE', '--time-zone', 'Europe/Berlin', '--date-order', 'dmy',
  )
  assert.deepEqual(made.authorities, [
    { id: 'A1', kind: 'order', reference: '7/26', issuer: 'Northmere Court', scope: 'Books', from: '2026-01-01', until: '2099-01-01' },
  ])
  const { settings, retentionReview } = JSON.parse(readFileSync(join(path, 'case.json'), 'utf8')) as { settings: unknown; retentionReview: string }
  assert.deepEqual(settings, { region: 'DE', timeZone: 'Europe/Berlin', dateOrder: 'dmy' })
  assert.equal(retentionReview, '2031-05-01')
})

test('add twice is harmless, and acknowledges what is kept', () => {
  const path = join(room, 'added')
  jackdawJson(home, 'new', path, '--title', 'T', '--purpose', 'P', '--authority', 'order: 1')
  const first = jackdaw(home, 'add', path, evidence, '--acknowledge', '--quiet')
  assert.match(first.stdout, /^1 [0-9a-f]{64} bank\.csv\n/)
  const again = jackdawJson<{ received: unknown[]; known: number }>(home, 'add', path, evidence)
  assert.deepEqual([again.received.length, again.known], [0, 12])
})

test('an authority told again is the same one; told with another last day, as when it was prolonged, it is another', () => {
  const add = (...more: string[]) => jackdawJson(home, 'add', expired, join(evidence, 'bank.csv'), '--authority', 'warrant: 2/20', ...more)
  add('--authority-until', '2099-12-31')
  add('--authority-until', '2099-12-31')
  const { authorities } = jackdawJson<{ authorities: { id: string; until?: string }[] }>(home, 'status', expired)
  assert.deepEqual(authorities.map(({ id, until }) => [id, until]), [['A1', '2020-12-31'], ['A2', '2099-12-31']])
})

test('what the journal tells can be asked by verb and number, and its head is a signed note', () => {
  interface Entry { readonly sequence: number; readonly verb: string; readonly actor: string }
  const received = jackdawJson<Entry[]>(home, 'journal', casePath, '--verb', 'exhibit.received')
  assert.equal(received.length, 12)
  assert.ok(received.every(({ verb, actor }) => verb === 'exhibit.received' && actor === 'tester'))
  const all = jackdawJson<Entry[]>(home, 'journal', casePath)
  assert.deepEqual(jackdawJson<Entry[]>(home, 'journal', casePath, '--after', String(all.length - 1)).map((entry) => entry.sequence), [all.length])
  const head = jackdaw(home, 'journal', casePath, '--checkpoint')
  assert.match(head.stdout, new RegExp(`^jackdaw/[0-9a-f]{32}\n${all.length}\n[A-Za-z0-9+/]{43}=\n\n— jackdaw/`))
  assert.equal(jackdaw(home, 'verify', casePath, '--checkpoint', file('head.txt', head.stdout)).status, 0)
  const other = file('other.txt', jackdaw(home, 'journal', notBuilt, '--checkpoint').stdout)
  assert.equal(jackdaw(home, 'verify', casePath, '--checkpoint', other).status, 1)
})

const searches: readonly [words: string, paths: readonly string[]][] = [
  ['depot', ['mail/1.eml']],
  ['DÉPÔT', ['mail/1.eml']],
  ['"Tobias Marsh at the depot"', ['mail/1.eml']],
  ['"depot the at"', []],
  ['dep*', ['mail/1.eml']],
  ['meeting -10,000', []],
  ['depot OR meeting', ['mail/1.eml', 'notes/one.txt', 'notes/two.txt']],
  ['depot meeting', []],
  ["'; DROP TABLE passages --", []],
]

describe('search', two, () => {
  for (const [words, paths] of searches) {
    test(`${words} is found in ${paths.join(', ') || 'nothing'}`, async () => {
      const { stdout, stderr } = await jackdawAside(home, 'search', casePath, '--json', '--quiet', '--kind', 'text', '--', words)
      assert.equal(stderr, '')
      const answer = JSON.parse(stdout) as { hits: { path: string }[]; notSearched: { total: number } }
      assert.deepEqual([...new Set(answer.hits.map((hit) => hit.path))].sort(), paths)
      assert.equal(answer.notSearched.total, 2, 'what was not searched is told each time')
    })
  }
})

test('a query gives exact numbers, can be limited, and a reader may stop reading', () => {
  assert.deepEqual(query("SELECT 35682247985.01::DECIMAL(18,2) AS sum, 'a' AS word, NULL AS none"), [{ sum: 35682247985.01, word: 'a', none: null }])
  assert.deepEqual(query('SELECT 1 WHERE false'), [])
  const limited = jackdaw(home, 'query', casePath, 'SELECT number FROM exhibits', '--limit', '2', '--json')
  assert.equal((JSON.parse(limited.stdout) as unknown[]).length, 2)
  assert.match(limited.stderr, /more rows than the 2/)
  const launcher = join(import.meta.dirname, '..', '..', 'jackdaw')
  const piped = spawnSync('bash', ['-c', `set -o pipefail; '${launcher}' query '${casePath}' 'FROM range(200000)' | head -1`], { encoding: 'utf8' })
  assert.deepEqual([piped.status, piped.stderr], [0, ''])
})

test('evidence does not steer the terminal', () => {
  const { stdout } = jackdaw(home, 'query', casePath, "SELECT DISTINCT original FROM statements WHERE original LIKE 'Esc%'")
  assert.ok(stdout.includes('Esc␛[2J') && !stdout.includes('\u001b'), stdout)
})

interface FtmEntity {
  readonly id: string
  readonly schema: string
  readonly properties: Readonly<Record<string, readonly string[]>>
}

interface Features {
  readonly type: string
  readonly features: readonly { geometry: { coordinates: number[] }; properties: { exhibit: string; locator: string } }[]
}

const exported: Readonly<Record<string, (text: string) => void>> = {
  ftm(text) {
    const entities = text.trimEnd().split('\n').map((line) => JSON.parse(line) as FtmEntity)
    const quill = entities.filter(({ schema, properties }) => schema === 'Person' && properties['name']?.includes('Ada Quill'))
    assert.equal(quill.length, 1)
    assert.ok(quill[0]!.properties['birthDate']!.includes('1980-04-02'))
    assert.ok(entities.every(({ id, schema, properties }) => /^[0-9a-f]{32}$/.test(id) && schema && Object.values(properties).every(Array.isArray)))
    assert.equal(new Set(entities.map(({ id }) => id)).size, entities.length)
  },
  statements(text) {
    assert.match(text, /^id,entity_id,canonical_id,prop,prop_type,schema,value,original_value,lang,dataset,exhibit,path,locator\n/)
    assert.equal(text.trimEnd().split('\n').length - 1, query('SELECT count(*) AS n FROM statements')[0]!['n'])
    assert.ok(text.includes(`"'=HYPERLINK(""x"")"`), 'a cell that a spreadsheet would compute is made harmless')
    assert.doesNotMatch(text, /(^|,)"?=/m)
  },
  links: (text) => assert.match(text, /^source,target,source_id,.*\n(.*,.*\n)+$/),
  movements: (text) => assert.match(text, /Salary/),
  findings: (text) => assert.match(text, /^number,chapter,sentence,.*\n(\d+,[^]*)$/),
  geojson(text) {
    const { type, features } = JSON.parse(text) as Features
    assert.equal(type, 'FeatureCollection')
    assert.deepEqual(features.map(({ geometry }) => geometry.coordinates), [[9.9937, 53.5511]])
    assert.ok(features[0]!.properties.exhibit && features[0]!.properties.locator)
  },
}

const hashes: Record<string, string> = {}

for (const [format, holds] of Object.entries(exported)) {
  test(`export --format ${format} can be read back`, () => {
    const out = join(room, `out.${format}`)
    const written = jackdawJson<{ sha256: string }>(home, 'export', casePath, '--format', format, '--out', out, '--recipient', 'Defence')
    const text = readFileSync(out, 'utf8')
    holds(text)
    assert.equal(sha256(text), written.sha256)
    hashes[format] = written.sha256
  })
}

test('each export stands in the journal, with its hash and for whom', () => {
  const entries = jackdawJson<{ payload: unknown }[]>(home, 'journal', casePath, '--verb', 'exported')
  const expected = Object.keys(exported).map((format) => ({ format, sha256: hashes[format], recipient: 'Defence' }))
  assert.deepEqual(entries.map(({ payload }) => payload), expected)
})

test('a released dossier proves itself to two verifiers, and the release stands in the journal', () => {
  const out = join(room, 'released')
  const before = jackdawJson<{ checkpoint: string }>(home, 'journal', casePath, '--checkpoint')
  const written = jackdawJson<{ sha256: string }>(home, 'release', casePath, '--out', out, '--recipient', 'Court')
  assert.equal(sha256(readFileSync(join(out, 'manifest-sha256.txt'))), written.sha256)
  const known = join(room, 'known.txt')
  writeFileSync(known, before.checkpoint)
  for (const [program, verifier] of [[process.execPath, 'verify.mjs'], ['python3', 'verify.py']] as const) {
    const { status, stdout } = spawnSync(program, [join(out, 'data', verifier), 'verify', out, '--known', known], { encoding: 'utf8' })
    assert.equal(status, 0, stdout)
    assert.match(stdout, /^Everything holds/)
  }
  const [released] = jackdawJson<{ payload: { recipient: string } }[]>(home, 'journal', casePath, '--verb', 'dossier.released')
  assert.equal(released!.payload.recipient, 'Court')
  const dossier = sha256(readFileSync(join(out, 'data', 'dossier', 'manifest.json')))
  const again = jackdaw(home, 'build', casePath, '--no-pdf', '--json', '--quiet')
  assert.equal((JSON.parse(again.stdout) as { dossier: string }).dossier, dossier, 'a release changes nothing that is derived')
  assert.equal(again.stderr, '')
})

test('a judgement takes effect with the next build, and its undoing as well; settings told to a case that stands are told once', () => {
  const build = () => jackdawJson(home, 'build', casePath, '--no-pdf', '--region', 'DE')
  const staffAndCars = "SELECT canonical_id, id FROM entities WHERE schema = 'Person' AND caption = 'Ada Quill' ORDER BY id"
  const [left, right] = query(staffAndCars).map((row) => String(row['id']))
  const isOne = () => new Set(query(staffAndCars).map((row) => row['canonical_id'])).size === 1
  assert.ok(isOne())
  const pairs = jackdawJson<{ left_id: string; explanation: unknown }[]>(home, 'resolve', casePath)
  assert.ok(pairs.length > 0 && pairs.every((pair) => typeof pair.explanation === 'object'))

  const judged = jackdawJson<{ sequence: number }>(home, 'resolve', casePath, '--different', right!, left!, '--reason', 'Two of that name')
  assert.ok(isOne(), 'nothing changes before the build')
  build()
  assert.ok(!isOne())
  assert.deepEqual(query('SELECT left_id, right_id, judgement, by_whom, reason, in_force FROM judgements'), [
    { left_id: left, right_id: right, judgement: 'negative', by_whom: 'tester', reason: 'Two of that name', in_force: true },
  ])

  jackdawJson(home, 'resolve', casePath, '--undo', String(judged.sequence), '--reason', 'One after all')
  assert.equal(jackdaw(home, 'resolve', casePath, '--undo', String(judged.sequence), '--reason', 'Again').status, 2)
  jackdawJson(home, 'resolve', casePath, '--same', left!, right!, '--reason', 'Her own word')
  build()
  assert.ok(isOne())
  assert.deepEqual(query('SELECT judgement, in_force FROM judgements ORDER BY sequence'), [
    { judgement: 'negative', in_force: false }, { judgement: 'positive', in_force: true },
  ])
  assert.deepEqual(query(`SELECT DISTINCT state FROM matches WHERE left_id = '${left}' AND right_id = '${right}'`), [{ state: 'positive' }])

  build()
  const changes = jackdawJson<{ payload: unknown }[]>(home, 'journal', casePath, '--verb', 'settings.changed').map(({ payload }) => payload)
  assert.deepEqual(changes, [{ settings: { region: 'DE' } }])
})

test('check ends with 0 for a zone that holds and with 1 for one that does not, without a case', async () => {
  const [upper, lower] = passportLines() as [string, string]
  const sheetsOf = (ended: Ended) => JSON.parse(ended.stdout) as { path: string; signs: { checkId: string; outcome: string }[] }[]
  const good = file('good.txt', `${upper}\n${lower}\n`)
  const bad = file('bad.txt', `${upper}\n${lower.replace('810917', '710926')}\n`)
  const [holds, fails] = await Promise.all([jackdawAside(home, 'check', good, '--json'), jackdawAside(home, 'check', bad, good, bad, '--json')])
  assert.equal(holds.status, 0)
  assert.deepEqual(sheetsOf(holds).flatMap(({ signs }) => signs.filter(({ outcome }) => outcome === 'fail')), [])
  assert.ok(sheetsOf(holds)[0]!.signs.some(({ checkId, outcome }) => checkId === 'mrz.composite-digit' && outcome === 'pass'))
  assert.equal(fails.status, 1)
  assert.deepEqual(sheetsOf(fails).map(({ path }) => path), [bad, good])
  assert.ok(sheetsOf(fails)[0]!.signs.some(({ checkId, outcome }) => checkId === 'mrz.birth-digit' && outcome === 'fail'))
})

test('nothing that was refused left anything behind', () => {
  assert.ok(!existsSync(join(room, 'n')) && !existsSync(join(room, 'x')) && !existsSync('/tmp/jackdaw-out.csv'))
})
