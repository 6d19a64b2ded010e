import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { seededNumbers } from '../../base/seeded-numbers.ts'
import { mutate, writeManifests, type Mutation, type Target } from './fixtures/mutate-bundle.ts'
import { runVerifiers } from './fixtures/run-verifiers.ts'
import { makeSmallBundle, type SmallBundle } from './fixtures/small-bundle.ts'

const room = mkdtempSync(join(tmpdir(), 'jackdaw-bundle-'))
let bundle: SmallBundle
let known: string[]
before(async () => {
  bundle = await makeSmallBundle(room, 7)
  known = bundle.deposited.map((checkpoint, index) => {
    writeFileSync(join(room, `known-${index}.txt`), checkpoint)
    return join(room, `known-${index}.txt`)
  })
})
after(async () => {
  await bundle.close()
  rmSync(room, { recursive: true })
})

const verdicts = (folder: string, options?: Parameters<typeof runVerifiers>[1]) => runVerifiers(folder, options).map(({ holds }) => holds)
const read = (path: string) => readFileSync(join(bundle.folder, path), 'utf8')

test('a bundle that nobody touched holds for both verifiers, with and without what is known from elsewhere', () => {
  assert.deepEqual(verdicts(bundle.folder), [true, true])
  assert.deepEqual(verdicts(bundle.folder, { known, key: bundle.key }), [true, true])
})

// The whole measurement is bench/dossier-mutations.ts.
const harms: readonly [mutation: Mutation, target: Target, manifests: boolean][] = [
  ['flip', 'evidence', false], ['flip', 'evidence', true], ['cut', 'journal', true], ['flip', 'journal', true], ['swap', 'evidence', true],
  ['reorder', 'journal', true], ['delete', 'dossier', true], ['extend', 'dossier', true], ['add', 'bag', false],
]
for (const [index, [mutation, target, manifests]] of harms.entries()) {
  test(`${mutation} of ${target}${manifests ? ', manifests made again,' : ''} is found by both`, () => {
    const random = seededNumbers(index)
    let mutated
    while (!mutated) mutated = mutate(bundle.folder, { mutation, target, manifests }, random)
    assert.deepEqual(verdicts(bundle.folder), [false, false], mutated.what)
    mutated.undo()
  })
}

test('a finding that says more than a person wrote, a number and a state are found under a rightful seal as well', () => {
  const changes: readonly [path: string, from: RegExp, to: string, code: string][] = [
    ['data/findings.json', /They knew each other\./, 'They knew each other well.', 'finding'],
    ['data/findings.json', /"state":"machine"/, '"state":"confirmed"', 'finding'],
    ['data/findings.json', /("name":"movements"[^}]*"value":)"(\d+)"/, '$1"9$2"', 'number'],
    ['data/findings.json', /"withdrawn":\{[^}]*\}/, '"withdrawn":{"by":"Nobody","reason":"None"}', 'finding'],
    ['data/statements.ndjson', /("value":)"party-1"/, '$1"party-0"', 'statement'],
  ]
  for (const [path, from, to, code] of changes) {
    const folder = mkdtempSync(join(room, 'changed-'))
    cpSync(bundle.folder, folder, { recursive: true })
    const changed = read(path).replace(from, to)
    assert.notEqual(changed, read(path), String(from))
    writeFileSync(join(folder, path), changed)
    writeManifests(folder)
    for (const { name, printed } of runVerifiers(folder)) assert.match(printed, new RegExp(`FAULT ${code} `), `${name}: ${String(from)}`)
  }
})

test('a journal that was cut back and written anew is seen against a checkpoint deposited elsewhere, and against nothing else', async () => {
  const folder = join(room, 'rolled')
  await bundle.rollBack(folder)
  assert.deepEqual(verdicts(folder), [true, true], 'nothing in the folder alone can tell')
  assert.deepEqual(verdicts(folder, { known: known.slice(0, 1) }), [true, true], 'the first checkpoint is of a beginning that both share')
  assert.deepEqual(verdicts(folder, { known: known.slice(1) }), [false, false])
})

test('another key that calls itself this case is seen by who knows the key or a checkpoint', async () => {
  const folder = join(room, 'other')
  await bundle.replaceKey(folder)
  assert.deepEqual(verdicts(folder), [true, true], 'nothing in the folder alone can tell')
  assert.deepEqual(verdicts(folder, { key: bundle.key }), [false, false])
  assert.deepEqual(verdicts(folder, { known: known.slice(0, 1) }), [false, false])
})

test('both verifiers compute a number again from its rows', () => {
  const { number } = (JSON.parse(read('data/findings.json')) as { number: number; rule: string; withdrawn?: unknown }[])
    .find(({ rule, withdrawn }) => rule === 'money.totals' && !withdrawn)!
  const [js, py] = ([[process.execPath, 'verify.mjs'], ['python3', 'verify.py']] as const).map(([program, verifier]) => {
    const { status, stdout } = spawnSync(program, [join(bundle.folder, 'data', verifier), 'replay', bundle.folder, String(number)], { encoding: 'utf8' })
    assert.equal(status, 0, stdout)
    return stdout
  })
  assert.match(js!, /^total: \d+(\.\d+)? = \{"sum":"amount"\} over \d+ rows$/m)
  assert.equal(js, py)
})

test('misuse ends with 2', () => {
  for (const [program, verifier] of [[process.execPath, 'verify.mjs'], ['python3', 'verify.py']] as const) {
    for (const words of [[], ['verify'], ['verify', bundle.folder, '--what', 'x'], ['replay', bundle.folder]]) {
      assert.equal(spawnSync(program, [join(bundle.folder, 'data', verifier), ...words]).status, 2, `${verifier} ${words.join(' ')}`)
    }
  }
})

test('a time token of the checkpoint is taken, and one of something else is not', (context) => {
  const inRoom = (name: string) => join(room, name)
  const openssl = (...words: string[]) => spawnSync('openssl', words, { cwd: room, encoding: 'utf8' })
  if (openssl('version').status !== 0) return context.skip('openssl is not installed')
  writeFileSync(inRoom('tsa.cnf'), tsaConfiguration)
  writeFileSync(inRoom('serial'), '01\n')
  openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'tsa.key', '-out', 'tsa.pem', '-days', '30', '-subj', '/CN=Invented authority',
    '-addext', 'extendedKeyUsage=critical,timeStamping')
  const stamp = (data: string, digest: string) => {
    openssl('ts', '-query', '-data', data, `-${digest}`, '-cert', '-out', 'request.tsq')
    const made = openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'request.tsq', '-inkey', 'tsa.key', '-signer', 'tsa.pem', '-out', join(bundle.folder, 'time-token.tsr'))
    assert.equal(made.status, 0, made.stderr)
  }
  for (const digest of ['sha256', 'sha512']) {
    stamp(join(bundle.folder, 'checkpoint.txt'), digest)
    for (const { holds, printed } of runVerifiers(bundle.folder)) assert.ok(holds && /Time token: \d{14}Z; the signature/.test(printed), printed)
  }
  stamp(join(bundle.folder, 'data', 'case.json'), 'sha256')
  for (const { printed } of runVerifiers(bundle.folder)) assert.match(printed, /FAULT time /)
  writeFileSync(join(bundle.folder, 'time-token.tsr'), 'no token')
  for (const { printed } of runVerifiers(bundle.folder)) assert.match(printed, /FAULT time /)
  rmSync(join(bundle.folder, 'time-token.tsr'))
})

const tsaConfiguration = `[tsa]
default_tsa = invented
[invented]
serial = serial
default_policy = 1.2.3.4.1
digests = sha256, sha512
signer_digest = sha256
`
