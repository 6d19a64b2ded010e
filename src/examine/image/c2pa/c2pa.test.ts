import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sha256 } from '../../../base/hash.ts'
import type { TrustFile } from '../../document/document-examiner.ts'
import { jpegOf, steadyNoise, texture } from '../fixtures/make-page.ts'
import { makeAuthority, signPicture } from '../fixtures/sign-picture.ts'
import { c2paChecks } from './c2pa-checks.ts'
import { readRoots } from './judge-trust.ts'
import { readManifest } from './read-manifest.ts'

const authority = await makeAuthority()
const plain = await jpegOf(texture(4, 160, 120), 88)
const signed = await signPicture(plain, authority)

function trusted(pem: string, kind: TrustFile['kind'] = 'c2pa-root'): TrustFile {
  return { kind, name: 'roots.pem', sha256: sha256(pem), bytes: new Uint8Array(Buffer.from(pem)) }
}

async function outcomesOf(bytes: Uint8Array, trust: readonly TrustFile[] = []): Promise<Record<string, string>> {
  const reading = await readManifest(bytes)
  return Object.fromEntries(c2paChecks.flatMap((check) => check.examine({ reading, trust }).map(({ outcome }) => [check.id.replace('image.c2pa-', ''), outcome])))
}

test('a picture without a manifest is told as that, a signed one as it was signed', async () => {
  assert.deepEqual(await outcomesOf(plain), { integrity: 'not-applicable' })
  assert.deepEqual(await outcomesOf(signed), { integrity: 'pass', signature: 'pass', coverage: 'pass', trust: 'undetermined' })
})

test('a change of the picture, of a statement about it and of the claim are told apart', async () => {
  const inPicture = Uint8Array.from(signed)
  inPicture[inPicture.length - 40]! ^= 1
  assert.equal((await outcomesOf(inPicture))['integrity'], 'fail')
  const text = Buffer.from(signed)
  const inAction = Uint8Array.from(signed)
  inAction[text.indexOf('c2pa.created') + 6]! ^= 2
  assert.equal((await outcomesOf(inAction))['integrity'], 'fail')
  const inClaim = Uint8Array.from(signed)
  inClaim[text.lastIndexOf('invented') + 1]! ^= 1
  const outcomes = await outcomesOf(inClaim)
  assert.equal(outcomes['signature'], 'fail')
})

test('what the signed hash leaves out beside the manifest is told', async () => {
  assert.equal((await outcomesOf(await signPicture(plain, authority, 300)))['coverage'], 'fail')
})

test('only roots that were given for content credentials are trusted; an unknown root is no sign', async () => {
  const other = await makeAuthority()
  assert.equal((await outcomesOf(signed, [trusted(other.rootPem)]))['trust'], 'undetermined')
  assert.equal((await outcomesOf(signed, [trusted(authority.rootPem, 'pdf-root')]))['trust'], 'undetermined')
  const reading = await readManifest(signed)
  const [told] = c2paChecks.at(-1)!.examine({ reading, trust: [trusted(`${other.rootPem}\n${authority.rootPem}`)] })
  // The chain leads to the root; without a time stamp nobody vouches for when it was signed.
  assert.equal(told!.outcome, 'undetermined')
  assert.match(told!.message, /leads to roots\.pem, but no time stamp/)
  assert.deepEqual(readRoots([trusted('no certificate'), { ...trusted(''), bytes: new Uint8Array(3) }]), [])
})

test('a time stamp within the validity of a vouched certificate passes, one outside it fails', async () => {
  const reading = await readManifest(signed)
  assert.ok(reading.kind === 'read')
  const trustCheck = c2paChecks.at(-1)!
  const judge = (signedAt: string) => {
    const stamped = { kind: 'read' as const, manifest: { ...reading.manifest, signedAt: new Date(signedAt) } }
    return trustCheck.examine({ reading: stamped, trust: [trusted(authority.rootPem)] })[0]!.outcome
  }
  assert.equal(judge('2024-02-03T00:00:00Z'), 'pass')
  assert.equal(judge('2019-12-31T00:00:00Z'), 'fail')
})

test('a broken or shortened manifest is told as such and never a failure of the program', async () => {
  const { start, end } = (await readManifest(signed) as { manifest: { manifestRange: { start: number; end: number } } }).manifest.manifestRange
  const random = steadyNoise(8)
  for (let n = 0; n < 40; n++) {
    const broken = Uint8Array.from(signed)
    broken[start + Math.floor(random() * (end - start))]! ^= 1 << Math.floor(random() * 8)
    assert.ok('integrity' in (await outcomesOf(broken)))
    await outcomesOf(signed.slice(0, Math.floor(random() * signed.length)))
  }
})
