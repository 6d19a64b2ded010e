import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeHolder, makeRevocationList } from '../cms/fixtures/test-authority.ts'
import type { TrustFile } from '../document/document-examiner.ts'
import { examineBytes } from './fixtures/examine-bytes.ts'
import type { PdfWriter } from './fixtures/pdf-writer.ts'
import { makeOffice, makeTimestamp, paper, signAs, writePaper, writeSignedPaper } from './fixtures/signed-paper.ts'

const office = makeOffice()
const other = makeHolder({ name: 'Another Root', isAuthority: true })
const late = makeHolder({ name: 'Ole Varga', issuer: office.root, serial: 9, notBefore: '2020-01-01T00:00:00Z', notAfter: '2023-01-01T00:00:00Z' })
const trust = (kind: TrustFile['kind'], bytes: Uint8Array): TrustFile => ({ kind, name: 'given', sha256: '0'.repeat(64), bytes })
const root = trust('pdf-root', office.root.certificate)
const seal = { 11: paper.seal('/V 20 0 R') }

/** Outcomes of some checks of a file, as `outcome` or `outcome, outcome` in their order. */
async function outcomes(writer: PdfWriter, checks: readonly string[], given: readonly TrustFile[] = []): Promise<string[]> {
  const { observations } = await examineBytes(writer.bytes, given)
  return checks.map((check) => observations.filter((each) => each.check === `pdf.${check}`).map(({ outcome }) => outcome).join(', '))
}

const rows: readonly [what: string, writer: () => PdfWriter, expected: Readonly<Record<string, string>>, given?: readonly TrustFile[]][] = [
  ['a signed paper holds', () => writeSignedPaper(office), { 'signature-range': 'pass', 'signature-value': 'pass', 'signature-padding': 'pass', 'signature-claimed-time': 'pass', 'signature-timestamp': 'not-applicable', 'signed-content': 'pass', 'shadow-objects': 'pass', structure: 'pass', 'trailing-bytes': 'pass' }],
  ['without a root nothing is said of the issuer', () => writeSignedPaper(office), { 'signature-chain': 'undetermined', 'signature-revocation': 'undetermined' }],
  ['with the root the chain is anchored', () => writeSignedPaper(office), { 'signature-chain': 'pass' }, [root]],
  ['another root leaves it open', () => writeSignedPaper(office), { 'signature-chain': 'undetermined' }, [trust('pdf-root', other.certificate)]],
  ['a file that is no certificate gives no root', () => writeSignedPaper(office), { 'signature-chain': 'undetermined' }, [trust('pdf-root', Buffer.from('not a certificate'))]],
  ['an expired certificate', () => writeSignedPaper(office, { sign: signAs(late) }), { 'signature-chain': 'fail', 'signature-claimed-time': 'fail', 'signature-value': 'pass' }, [root]],
  ['an expired certificate, with a time stamp', () => writeSignedPaper(office, { sign: signAs(late, { clock: office.clock }) }), { 'signature-time': 'fail', 'signature-claimed-time': '' }],
  ['a time stamp over the value', () => writeSignedPaper(office, { sign: signAs(office.signer, { clock: office.clock }) }), { 'signature-timestamp': 'pass', 'signature-time': 'pass' }],
  ['a time stamp over another value', () => writeSignedPaper(office, { sign: signAs(office.signer, { clock: office.clock, stampOf: () => Buffer.from('other') }) }), { 'signature-timestamp': 'fail', 'signature-value': 'pass', 'signature-time': '' }],
  ['not revoked', () => writeSignedPaper(office), { 'signature-revocation': 'pass' }, [root, trust('crl', makeRevocationList(office.root, []))]],
  ['revoked before', () => writeSignedPaper(office), { 'signature-revocation': 'fail' }, [root, trust('crl', makeRevocationList(office.root, [{ serial: 7, at: '2024-01-01T00:00:00Z' }]))]],
  ['revoked afterwards', () => writeSignedPaper(office), { 'signature-revocation': 'pass' }, [root, trust('crl', makeRevocationList(office.root, [{ serial: 7, at: '2025-01-01T00:00:00Z' }]))]],
  ['a list that the issuer did not sign', () => writeSignedPaper(office), { 'signature-revocation': 'undetermined' }, [root, trust('crl', makeRevocationList({ ...other, name: 'Harbour Root' }, [{ serial: 7, at: '2024-01-01T00:00:00Z' }]))]],
  ['one byte changed', () => writeSignedPaper(office).replace('1,200.00', '7,200.00'), { 'signature-value': 'fail', 'signature-range': 'pass' }],
  ['bytes after the message', () => writeSignedPaper(office, { padding: '41424344' }), { 'signature-padding': 'fail', 'signature-value': 'pass' }],
  ['a value that is no message', () => writeSignedPaper(office, { sign: () => Buffer.from('no message') }), { 'signature-value': 'fail' }],
  ['no range at all', () => writePaper().save({ ...seal, 20: '<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/Contents<00>>>' }), { 'signature-range': 'fail', 'signature-value': 'undetermined' }],
  ['no value at all', () => writePaper().save({ ...seal, 20: '<</Type/Sig/SubFilter/ETSI.CAdES.detached/ByteRange[0 10 20 30]>>' }), { 'signature-range': 'fail', 'signature-value': 'undetermined' }],
  ['a range of one part', () => writeSignedPaper(office, { range: ([, gap]) => [0, gap] }), { 'signature-range': 'fail' }],
  ['a range beyond the file', () => writeSignedPaper(office, { range: ([zero, gap, next, rest]) => [zero, gap, next, rest + 9] }), { 'signature-range': 'fail' }],
  ['a range below zero', () => writeSignedPaper(office, { range: ([, gap, next, rest]) => [-1, gap, next, rest] }), { 'signature-range': 'fail', 'signature-value': 'undetermined' }],
  ['a range that begins late', () => writeSignedPaper(office, { range: ([, gap, next, rest]) => [9, gap - 9, next, rest] }), { 'signature-range': 'fail' }],
  ['a gap that is wider (wrapping)', () => writeSignedPaper(office, { range: ([zero, gap, next, rest]) => [zero, gap - 40, next, rest] }), { 'signature-range': 'fail', 'signature-value': 'fail' }],
  ['a tail that is not covered', () => writeSignedPaper(office, { range: ([zero, gap, next, rest]) => [zero, gap, next, rest - 60] }), { 'signature-range': 'fail' }],
  ['two ranges that overlap', () => writeSignedPaper(office, { range: ([zero, gap, next, rest]) => [zero, gap, gap - 10, rest + next - gap + 10] }), { 'signature-range': 'fail' }],
  ['a second signature', () => secondSignature(), { 'signature-range': 'pass, pass', 'signature-value': 'pass, pass', 'signature-overlap': 'pass', 'signed-content': 'pass, pass' }],
  ['a second signature whose gap leaves out what the first signs', () => secondSignature(({ earlier }) => [0, earlier - 30]), { 'signature-overlap': 'fail', 'signature-range': 'pass, fail' }],
  ['a signature copied into another dictionary', () => copied(), { 'signature-overlap': 'fail', 'signature-range': 'pass, fail', 'signed-content': 'fail, fail' }],
  ['a time stamp of the document', () => documentTimestamp((content) => makeTimestamp(office.clock, content)), { 'signature-range': 'pass, pass', 'signature-timestamp': 'not-applicable, pass', 'signature-time': 'pass', 'signed-content': 'pass, pass' }],
  ['a time stamp of another document', () => documentTimestamp(() => makeTimestamp(office.clock, Buffer.from('other'))), { 'signature-value': 'pass, fail', 'signature-timestamp': 'not-applicable, fail' }],
]

function secondSignature(range?: (places: { earlier: number }) => readonly [number, number]): PdfWriter {
  const writer = writeSignedPaper(office)
  const earlier = writer.bytes.length
  const objects = { 6: paper.form('10 0 R 11 0 R 13 0 R'), 13: paper.seal('/V 21 0 R').replace('(captain)', '(mate)') }
  return writer.sign(objects, { number: 21, sign: signAs(office.signer), ...(range ? { range: ([, , next, rest]) => [...range({ earlier }), next, rest] } : {}) })
}

function copied(): PdfWriter {
  const writer = writeSignedPaper(office)
  const text = Buffer.from(writer.bytes).toString('latin1')
  const dictionary = /20 0 obj\n([\s\S]*?)\nendobj/.exec(text)![1]!
  return writer.save({ 6: paper.form('10 0 R 13 0 R'), 13: paper.seal('/V 21 0 R').replace('(captain)', '(mate)'), 21: dictionary.replace('/Type/Sig', '/Type/Sig/Reason(Another)') })
}

function documentTimestamp(sign: (content: Uint8Array) => Uint8Array): PdfWriter {
  const objects = { 6: paper.form('10 0 R 11 0 R 13 0 R'), 13: '<</Type/Annot/Subtype/Widget/FT/Sig/T(stamp)/P 3 0 R/Rect[0 0 0 0]/V 21 0 R>>' }
  return writeSignedPaper(office).sign(objects, { number: 21, subFilter: 'ETSI.RFC3161', sign })
}

for (const [what, writer, expected, given] of rows) {
  test(what, async () => {
    const checks = Object.keys(expected)
    assert.deepEqual(Object.fromEntries((await outcomes(writer(), checks, given)).map((outcome, index) => [checks[index], outcome])), expected)
  })
}

test('every byte of the signed part is under the signature', async () => {
  const { bytes } = writeSignedPaper(office)
  const gap = Buffer.from(bytes).indexOf('/Contents<308') + 9
  const end = Buffer.from(bytes).indexOf('>', gap)
  for (let at = 40; at < bytes.length; at += 53) {
    if (at >= gap && at <= end) continue
    const changed = Buffer.from(bytes)
    changed[at]! ^= 1
    const { observations } = await examineBytes(changed)
    const isTold = observations.some(({ check, outcome }) => outcome === 'fail' && /signature|signed-content|structure|shadow|trailing/.test(check))
    assert.ok(isTold, `byte ${at} changed and nothing is told`)
  }
})
