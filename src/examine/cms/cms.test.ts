import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAsn } from '../../extract/asn/asn-node.ts'
import { MalformedAsn } from '../../extract/asn/malformed-asn.ts'
import { der, derInteger, derOid } from '../../extract/asn/fixtures/write-der.ts'
import { CertificateIndex, findChain } from './certificate-chain.ts'
import { parseCertificate, publicKeyOf } from './certificate.ts'
import { makeHolder, makeMasterList, makeMessage, makeRevocationList } from './fixtures/test-authority.ts'
import { isLdif, readLdif } from './ldif.ts'
import { parseRevocationList, verifyRevocationList } from './revocation-list.ts'
import { parseSignedData } from './signed-data.ts'
import { readTrustedCertificates } from './trusted-certificates.ts'
import { verifySigner } from './verify-signer.ts'
import { readPublicKey } from './verify-signature.ts'

const root = makeHolder({ name: 'Root', isAuthority: true })
const middle = makeHolder({ name: 'Middle', issuer: root, serial: 2, isAuthority: true })
const leaf = makeHolder({ name: 'Leaf', issuer: middle, serial: 3, notBefore: '2024-01-01T00:00:00Z', notAfter: '2025-01-01T00:00:00Z' })
const content = Buffer.from('what was signed')
const contentType = '1.2.840.113549.1.7.1'
const [rootCertificate, middleCertificate, leafCertificate] = [root, middle, leaf].map(({ certificate }) => parseCertificate(certificate))

for (const key of ['prime256v1', 'secp384r1', 'secp521r1', 'brainpoolP256r1', 'brainpoolP512r1', 'rsa', 'rsa-pss']) {
  test(`a signature with ${key} holds, and not over another content`, () => {
    const signer = makeHolder({ name: 'One', key, explicitParameters: key.startsWith('brainpool') })
    const message = parseSignedData(makeMessage({ contentType, content, signer, isDetached: true }))
    assert.equal(verifySigner(message, message.signers[0]!, { content }).outcome, 'holds')
    assert.equal(verifySigner(message, message.signers[0]!, { content: Buffer.from('other') }).outcome, 'broken')
    assert.equal(verifySigner(message, message.signers[0]!).outcome, 'unsupported')
  })
}

test('a message tells its content, signer, time and certificates', () => {
  const message = parseSignedData(makeMessage({ contentType, content, signer: leaf, signingTime: '2024-05-01T10:00:00Z', others: [middle] }))
  assert.equal(Buffer.from(message.content!).toString(), 'what was signed')
  assert.deepEqual([message.signers[0]?.signingTime, message.certificates.length, message.contentType], ['2024-05-01T10:00:00Z', 2, contentType])
  assert.equal(verifySigner(message, message.signers[0]!).certificate?.subject.commonName, 'Leaf')
})

test('attributes signed in order and written in another still hold', () => {
  const message = parseSignedData(makeMessage({ contentType, content, signer: leaf, signingTime: '2024-05-01T10:00:00Z' }))
  const signer = message.signers[0]!
  const set = readAsn(signer.signedAttributes!)
  const reversed = Buffer.concat([signer.signedAttributes!.subarray(0, set.contentStart), ...set.children.map(({ encoded }) => encoded).reverse()])
  assert.equal(verifySigner(message, { ...signer, signedAttributes: reversed }).outcome, 'holds')
  const fewer = der(0x31, ...set.children.slice(1).map(({ encoded }) => encoded))
  assert.equal(verifySigner(message, { ...signer, signedAttributes: fewer }).outcome, 'broken')
})

test('a signer whose certificate is not there is left open', () => {
  const message = parseSignedData(makeMessage({ contentType, content, signer: leaf }))
  const other = { ...message, certificates: [rootCertificate!] }
  assert.equal(verifySigner(other, message.signers[0]!).outcome, 'unsupported')
  assert.equal(verifySigner(other, message.signers[0]!, { certificates: [leafCertificate!] }).outcome, 'holds')
  const only = verifySigner(other, message.signers[0]!, { onlyCertificate: true })
  assert.deepEqual([only.outcome, only.isNamed], ['broken', false])
})

test('a chain leads over the certificates that came along to an anchor, or nowhere', () => {
  const anchors = new CertificateIndex([rootCertificate!])
  const intermediates = [middleCertificate!]
  assert.deepEqual(findChain(leafCertificate!, { anchors, intermediates, at: '2024-06-01T00:00:00Z' }).path.map(({ subject }) => subject.commonName), ['Leaf', 'Middle', 'Root'])
  assert.equal(findChain(leafCertificate!, { anchors }).outcome, 'unknown')
  assert.equal(findChain(leafCertificate!, { anchors: new CertificateIndex([]), intermediates }).outcome, 'unknown')
  assert.match(findChain(leafCertificate!, { anchors, intermediates, at: '2026-06-01T00:00:00Z' }).doubts[0] ?? '', /valid from/)
  assert.deepEqual(findChain(rootCertificate!, { anchors }).outcome, 'anchored')
})

test('an issuer that may not sign certificates is a doubt, and one that denies is an end', () => {
  const user = makeHolder({ name: 'User', issuer: root, serial: 4 })
  const below = parseCertificate(makeHolder({ name: 'Below', issuer: user, serial: 5 }).certificate)
  const chain = findChain(below, { anchors: new CertificateIndex([rootCertificate!]), intermediates: [parseCertificate(user.certificate)] })
  assert.match(chain.doubts.join(), /may not sign/)
  assert.deepEqual(findChain(below, { anchors: new CertificateIndex([parseCertificate(user.certificate)]) }).doubts, [])
  const changed = Uint8Array.from(middle.certificate)
  changed[Buffer.from(changed).indexOf('Middle')] = 0x4e
  assert.equal(findChain(parseCertificate(changed), { anchors: new CertificateIndex([rootCertificate!]) }).outcome, 'broken')
  const namesake = parseCertificate(makeHolder({ name: 'Root', isAuthority: true }).certificate)
  assert.equal(findChain(middleCertificate!, { anchors: new CertificateIndex([namesake]) }).outcome, 'unknown')
})

test('certificates that issued each other end the search', () => {
  const one = makeHolder({ name: 'One', isAuthority: true })
  const two = makeHolder({ name: 'Two', issuer: one, isAuthority: true })
  const back = parseCertificate(makeHolder({ name: 'One', issuer: two, isAuthority: true }).certificate)
  const intermediates = [back, ...[two, one].map(({ certificate }) => parseCertificate(certificate))]
  assert.equal(findChain(back, { anchors: new CertificateIndex([]), intermediates }).outcome, 'unknown')
})

test('a revocation list is read and belongs to its issuer alone', () => {
  const list = parseRevocationList(makeRevocationList(root, [{ serial: 3, at: '2024-06-01T00:00:00Z' }]))
  assert.deepEqual([...list.revoked], [['03', '2024-06-01T00:00:00Z']])
  assert.equal(verifyRevocationList(list, rootCertificate!).outcome, 'holds')
  assert.equal(verifyRevocationList(list, parseCertificate(makeHolder({ name: 'Root' }).certificate)).outcome, 'broken')
  assert.equal(verifyRevocationList(list, middleCertificate!).outcome, 'unsupported')
  assert.deepEqual([...parseRevocationList(makeRevocationList(root, [])).revoked], [])
})

test('trusted certificates come from a master list, DER, PEM and a message; what is none is told', () => {
  const pem = `-----BEGIN CERTIFICATE-----\n${root.certificate.toString('base64')}\n-----END CERTIFICATE-----\n`
  const message = makeMessage({ contentType, content, signer: leaf, others: [middle] })
  const read = [makeMasterList([root.certificate, middle.certificate], leaf), root.certificate, Buffer.from(pem.repeat(2)), message].map(readTrustedCertificates)
  assert.deepEqual(read.map(({ certificates, unread }) => [certificates.length, unread.length]), [[2, 0], [1, 0], [2, 0], [2, 0]])
  assert.ok(read[0]?.masterList)
  for (const bytes of [Buffer.alloc(0), Buffer.from('text'), root.certificate.subarray(0, 50), Buffer.from('-----BEGIN CERTIFICATE-----\nAAAA\n-----END')]) {
    const { certificates, unread } = readTrustedCertificates(bytes)
    assert.deepEqual([certificates.length, unread.length > 0 || bytes.length === 0], [0, true])
  }
})

test('lists and certificates come from LDIF, folded lines and all', () => {
  const fold = (bytes: Buffer) => bytes.toString('base64').replace(/(.{60})/g, '$1\n ')
  const list = makeRevocationList(root, [])
  const text = `version: 1\n\ndn: c=UT\nsn: 1\nCscaMasterListData:: ${fold(makeMasterList([root.certificate], leaf))}\n\ndn: c=UT\nuserCertificate;binary:: ${fold(middle.certificate)}\n` +
    `certificateRevocationList;binary:: ${fold(list)}\njpegPhoto:: AAAA\n`
  const { certificates, masterList } = readTrustedCertificates(Buffer.from(text))
  assert.deepEqual(certificates.map(({ subject }) => subject.commonName), ['Root', 'Middle'])
  assert.ok(masterList)
  assert.deepEqual(readLdif(text).revocationLists.map((each) => Buffer.from(each).equals(list)), [true])
  assert.ok(!isLdif('a letter\n'))
})

test('a key over a curve of its own is not used, and one written in another way is a doubt', () => {
  const { publicKey } = makeHolder({ name: 'K', key: 'brainpoolP256r1', explicitParameters: true })
  const spki = publicKey.export({ format: 'der', type: 'spki' })
  assert.equal(readPublicKey(spki).doubt, undefined)
  const cofactor = Uint8Array.from(spki)
  cofactor[spki.length - 68 - 1]! ^= 1
  assert.notEqual(readPublicKey(cofactor).doubt, undefined)
  const order = Uint8Array.from(spki)
  order[spki.length - 68 - 10]! ^= 1
  assert.equal(readPublicKey(order).key, undefined)
  assert.notEqual(publicKeyOf(rootCertificate!).key, undefined)
})

const malformed = [
  Buffer.alloc(0), Buffer.from([0x30]), Buffer.from([0x30, 0x80]), der(0x30),
  der(0x30, derOid('1.2.840.113549.1.7.2')), der(0x30, derOid('1.2.3'), der(0xa0, der(0x30, derInteger(3)))),
  Buffer.concat(Array.from({ length: 5_000 }, () => Buffer.from([0x30, 0x80]))), Buffer.alloc(100_000, 0x30),
]

test('what is no message is malformed and nothing else', () => {
  for (const bytes of malformed) assert.throws(() => parseSignedData(bytes), MalformedAsn)
  const whole = makeMessage({ contentType, content, signer: leaf })
  for (let length = 0; length < whole.length; length += 7) assert.throws(() => parseSignedData(whole.subarray(0, length)), MalformedAsn)
})

test('no changed byte of a message makes anything but a MalformedAsn be thrown', () => {
  const whole = makeMessage({ contentType, content, signer: leaf, others: [middle] })
  for (let at = 0; at < whole.length; at++) {
    const changed = Uint8Array.from(whole)
    changed[at] = changed[at]! ^ 0xff
    try {
      const message = parseSignedData(changed)
      for (const signer of message.signers) verifySigner(message, signer)
    } catch (thrown) {
      assert.ok(thrown instanceof MalformedAsn, `byte ${at}: ${String(thrown)}`)
    }
  }
})
