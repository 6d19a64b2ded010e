import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sha256 } from '../../base/hash.ts'
import { encodeC40, makeIdb, makeVds, makeVdsNc, sealValue, type SealSigner } from '../../extract/barcode/fixtures/make-seal.ts'
import { findSeals } from '../../extract/barcode/find-seals.ts'
import { memorySource } from '../../extract/memory-source.ts'
import { makeHolder, type TestHolder } from '../cms/fixtures/test-authority.ts'
import type { TrustFile } from '../document/document-examiner.ts'
import { explain } from '../explanations.ts'
import { sealExaminer } from './seal-examiner.ts'

const state = makeHolder({ name: 'Utopia Seals', isAuthority: true })
const holder = makeHolder({ name: 'SX', issuer: state, serial: 0x2f })
const signer = signerOf(holder, '2F')
const zone = ['I<UTOVARGA<<ILKA<MARIETTA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'] as const
const zoneField = sealValue(2, encodeC40(zone.join('')))

function signerOf({ privateKey, certificate }: TestHolder, serial: string): SealSigner {
  return { id: 'UTSX', serial, privateKey, certificate }
}

const trusted = (one: TestHolder, kind: TrustFile['kind'] = 'seal-signer'): TrustFile => ({ kind, name: 'signer.cer', sha256: sha256(one.certificate), bytes: one.certificate })

async function examine(payload: Uint8Array | string, trust: readonly TrustFile[] = [trusted(holder)], printed = '') {
  const seen: { id: string; outcome: string; observed: string; locator: string | undefined }[] = []
  const problems: string[] = []
  const documentOf = (path: string, bytes: Uint8Array) => ({ exhibit: 'e'.repeat(64), path, source: memorySource(bytes) })
  const companions = printed === '' ? [] : [documentOf('mrz.txt', Buffer.from(printed))]
  const limits = { maxBytesInMemory: 1_000_000, maxPages: 1, maxPixels: 1 }
  const examination = await sealExaminer.load()
  await examination.examine({ ...documentOf('seal.vds', Buffer.from(payload)), companions, trust, limits }, {
    observe: (check, { outcome, observed, locator }) => seen.push({ id: check.id, outcome, observed, locator }),
    picture: () => assert.fail('no picture was to be made'),
    problem: ({ code }) => problems.push(code),
  })
  return { seen, problems, outcomes: (id: string) => seen.filter((each) => each.id === `seal.${id}`).map(({ outcome }) => outcome) }
}

const forms = [
  { what: 'a seal of bytes, version 4', payload: makeVds({ fields: [zoneField] }, signer) },
  { what: 'a seal of bytes, version 3', payload: makeVds({ fields: [zoneField], version: 3 }, signer) },
  { what: 'an ICAO barcode', payload: makeIdb({ fields: [sealValue(0x81, encodeC40(zone.join('')))] }, signer) },
  { what: 'a packed ICAO barcode with its certificate', payload: makeIdb({ fields: [sealValue(0x81, encodeC40(zone.join('')))], withCertificate: true, isZipped: true }, signer) },
  { what: 'a seal of JSON', payload: makeVdsNc({ pid: { n: 'VARGA ILKA', dob: '1974-08-12' } }, signer) },
] as const

for (const { what, payload } of forms) {
  test(`${what} by a trusted signer passes, and by nobody's is left open`, async () => {
    const { seen, outcomes } = await examine(payload)
    assert.deepEqual(seen.filter(({ outcome }) => outcome === 'fail'), [])
    assert.deepEqual([outcomes('structure'), outcomes('signature'), outcomes('signer')], [['pass'], ['pass'], ['pass']])
    assert.deepEqual(outcomes('copy'), ['undetermined'])
    const open = await examine(payload, [])
    assert.ok([...open.outcomes('signature'), ...open.outcomes('signer')].includes('undetermined'))
    assert.deepEqual(open.seen.filter(({ outcome }) => outcome === 'fail'), [])
  })

  test(`${what}: no changed byte passes for a whole seal`, async () => {
    const bytes = Buffer.from(payload)
    const missed: string[] = []
    for (let at = 0; at < bytes.length; at++) {
      const changed = Uint8Array.from(bytes)
      changed[at] = changed[at]! ^ 1
      const { seen, outcomes } = await examine(changed)
      const isOpen = [...outcomes('signature'), ...outcomes('signer')].includes('undetermined')
      if (!isOpen && !seen.some(({ outcome }) => outcome === 'fail')) missed.push(`${at}: ${Buffer.from(changed).toString('latin1')}`)
    }
    assert.deepEqual(missed, [])
  })
}

test('a signer that a trusted state has signed is told as that; one whose state denies it is told too', async () => {
  const idb = makeIdb({ fields: [sealValue(0x81, encodeC40(zone.join('')))], withCertificate: true }, signer)
  assert.deepEqual((await examine(idb, [trusted(state, 'csca')])).outcomes('signer'), ['pass'])
  const damaged = Buffer.from(holder.certificate)
  damaged[damaged.indexOf('SX')] = 0x54
  const forged = makeIdb({ fields: [sealValue(0x81, encodeC40(zone.join('')))], withCertificate: true }, { ...signer, certificate: damaged })
  assert.deepEqual((await examine(forged, [trusted(state, 'csca')])).outcomes('signer'), ['fail'])
})

test('another key under the name of the signer is found', async () => {
  const forger = signerOf(makeHolder({ name: 'SX', issuer: state, serial: 0x2f }), '2F')
  assert.deepEqual((await examine(makeVds({ fields: [zoneField] }, forger))).outcomes('signature'), ['fail'])
})

const structures = [
  { what: 'a missing field', seal: { fields: [sealValue(9, Buffer.from('x'))] }, outcome: 'fail' },
  { what: 'a field twice', seal: { fields: [zoneField, zoneField] }, outcome: 'fail' },
  { what: 'a field that is no zone', seal: { fields: [sealValue(2, encodeC40('ABC'))] }, outcome: 'fail' },
  { what: 'a kind of document nobody knows', seal: { fields: [sealValue(9, Buffer.from('x'))], documentType: '7777' }, outcome: 'pass' },
  { what: 'a field of more than 127 bytes', seal: { fields: [zoneField, sealValue(9, Buffer.alloc(200, 1))] }, outcome: 'pass' },
] as const

for (const { what, seal, outcome } of structures) {
  test(`the structure of a seal with ${what}: ${outcome}`, async () => {
    assert.deepEqual((await examine(makeVds(seal, signer))).outcomes('structure'), [outcome])
  })
}

test('dates out of order, a certificate out of its time and a state that is another are told', async () => {
  assert.deepEqual((await examine(makeVds({ fields: [zoneField], issued: '2024-06-01' }, signer))).outcomes('dates'), ['fail'])
  assert.deepEqual((await examine(makeVds({ fields: [zoneField], issued: '2019-01-01', signedOn: '2019-05-01' }, signer))).outcomes('signer-period'), ['fail'])
  const french = makeHolder({ name: 'SX', country: 'FR', serial: 0x2f })
  const seal = makeVds({ fields: [zoneField], country: 'ESP' }, { ...signerOf(french, '2F'), id: 'FRSX' })
  assert.deepEqual((await examine(seal, [trusted(french)])).outcomes('country'), ['fail'])
  assert.deepEqual((await examine(makeVds({ fields: [zoneField], country: 'FRA' }, { ...signerOf(french, '2F'), id: 'FRSX' }), [trusted(french)])).outcomes('country'), ['pass'])
})

test('a zone in a seal has its digits looked at and is compared with the print', async () => {
  const wrong = makeVds({ fields: [sealValue(2, encodeC40(zone.join('').replace('7408122', '7408123')))] }, signer)
  assert.deepEqual((await examine(wrong)).outcomes('zone-digits'), ['pass', 'fail', 'pass', 'fail'])
  const seal = makeVds({ fields: [zoneField] }, signer)
  assert.deepEqual((await examine(seal, undefined, zone.join('\n'))).outcomes('zone-printed'), ['pass'])
  assert.deepEqual((await examine(seal, undefined, zone.join('\n').replace('ILKA', 'ANNA'))).outcomes('zone-printed'), ['fail'])
})

test('seals one behind the other are read, and bytes that are none are told', async () => {
  const seal = makeVds({ fields: [zoneField] }, signer)
  const { seen, outcomes } = await examine(Buffer.concat([seal, seal, Buffer.from('rest')]))
  assert.deepEqual(outcomes('signature'), ['pass', 'pass'])
  assert.deepEqual(outcomes('structure'), ['pass', 'pass', 'fail'])
  assert.equal(seen.at(-1)?.locator, `bytes=${seal.length * 2},${seal.length * 2 + 4}`)
})

test('what is no seal is told and never thrown', async () => {
  const seal = makeVds({ fields: [zoneField] }, signer)
  const texts = ['RDB1B!!!', 'RDB1DAAAA', '{"hdr":1,"sigvl":2}'].map((text) => Buffer.from(text))
  for (const bytes of [Buffer.alloc(0), Buffer.from([0xdc]), seal.subarray(0, 30), Buffer.alloc(5000, 0xdc), ...texts]) {
    const { outcomes } = await examine(bytes)
    assert.ok(!outcomes('structure').includes('pass'))
  }
  assert.deepEqual((await examine(Buffer.alloc(1_000_001))).problems, ['limit.bytes'])
  assert.deepEqual(findSeals(Buffer.from('an ordinary text')), { seals: [], unreadBytes: 16, isSeal: false })
})

test('every reason is a sentence', () => {
  for (const check of sealExaminer.checks) for (const key of check.explanations) assert.ok(explain(key).endsWith('.'))
})
