import assert from 'node:assert/strict'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { contentHash } from '../journal/content-hash.ts'
import { investigator, temporaryCase } from '../fixtures/temporary-case.ts'
import { assertTrustWhole, giveTrust, listTrust, trustPath, withdrawTrust } from './trust-register.ts'

const bytes = Buffer.from('certificates of Utopia')
const draft = { kind: 'csca', name: 'utopia.ml', bytes, reason: 'from the ministry, hash read over the telephone' } as const

test('a file is trusted by an entry of the journal, with its bytes in the case, until that is taken back', async (context) => {
  const { opened } = await temporaryCase(context)
  const before = contentHash(opened.journal)
  const sequence = await giveTrust(opened, draft, investigator)
  const [row, ...others] = listTrust(opened.journal)
  assert.deepEqual([row?.sequence, row?.kind, row?.name, row?.sizeBytes, row?.by, others.length], [sequence, 'csca', 'utopia.ml', 22, 'Mira Osei', 0])
  assert.deepEqual(readFileSync(trustPath(opened, row!.sha256)), bytes)
  assert.notEqual(contentHash(opened.journal), before)

  assert.equal(await giveTrust(opened, draft, investigator), sequence, 'what is trusted already is not told again')
  await giveTrust(opened, { ...draft, kind: 'pdf-root' }, investigator)
  assert.deepEqual(listTrust(opened.journal).map(({ kind }) => kind), ['csca', 'pdf-root'])
  withdrawTrust(opened.journal, sequence, { ...investigator, reason: 'superseded' })
  assert.deepEqual(listTrust(opened.journal).map(({ kind }) => kind), ['pdf-root'])
  assert.throws(() => withdrawTrust(opened.journal, sequence, { ...investigator, reason: 'again' }), { code: 'usage' })
  const anew = await giveTrust(opened, draft, investigator)
  assert.ok(anew > sequence)
  assert.doesNotThrow(() => assertTrustWhole(opened))
})

test('a trusted file that was changed is not used', async (context) => {
  const { opened } = await temporaryCase(context)
  await giveTrust(opened, draft, investigator)
  const path = trustPath(opened, listTrust(opened.journal)[0]!.sha256)
  chmodSync(path, 0o600)
  writeFileSync(path, 'certificates of somebody else')
  assert.throws(() => assertTrustWhole(opened), { code: 'evidence.damaged' })
})
