import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AsnNode, readAsn } from './asn-node.ts'
import { isText, readBits, readIntegerHex, readOctets, readOid, readSmallInteger, readText, readTime } from './asn-value.ts'
import { findDerDepartures } from './der-departures.ts'
import { der, derBits, derInteger, derOid, derSet, derText, derTime } from './fixtures/write-der.ts'
import { MalformedAsn } from './malformed-asn.ts'

test('values are read as they were written, with their places', () => {
  const node = readAsn(der(0x30, derOid('1.2.840.113549.1.7.2'), derInteger(300), derText('Ürmény'), derBits(Buffer.from([1, 2])), derTime('2024-05-01T10:20:30Z'), derTime('2051-01-02T00:00:00Z')))
  const [oid, number, text, bits, time, late] = node.children
  assert.deepEqual(
    [readOid(oid), readSmallInteger(number), readIntegerHex(number), readText(text!), isText(text!), [...readBits(bits)], readTime(time), readTime(late)],
    ['1.2.840.113549.1.7.2', 300, '012c', 'Ürmény', true, [1, 2], '2024-05-01T10:20:30Z', '2051-01-02T00:00:00Z'],
  )
  assert.deepEqual([oid?.start, oid?.contentStart, node.end], [2, 4, node.bytes.length])
  assert.equal(readTime(readAsn(der(0x17, Buffer.from('240501102030+0200')))), '2024-05-01T08:20:30Z')
  assert.equal(readOid(readAsn(derOid('2.999.3'.replace('999', '16')))), '2.16.3')
})

test('open lengths and chopped strings (BER) are read, and told as no DER', () => {
  const node = readAsn(Buffer.from('308024800403616263040164000000000000', 'hex').subarray(0, 17))
  assert.equal(Buffer.from(readOctets(node.children[0])).toString(), 'abcd')
  assert.ok(findDerDepartures(node).length >= 2)
})

const departures = [
  ['a longer length than needed', Buffer.from('308103020105', 'hex')], ['a padded number', Buffer.from('300402020005', 'hex')], ['a truth value of 1', Buffer.from('3003010101', 'hex')],
  ['a set out of order', Buffer.from('3106020102020101', 'hex')], ['a null with content', Buffer.from('3003050100', 'hex')], ['unused bits', Buffer.from('3004030203ff', 'hex')],
] as const

for (const [what, bytes] of departures) {
  test(`${what} is told as no DER`, () => assert.equal(findDerDepartures(readAsn(bytes)).length, 1))
}

test('what is DER has no departure', () => {
  assert.deepEqual(findDerDepartures(readAsn(der(0x30, derSet(derInteger(2), derInteger(1)), der(0x05), der(0x01, Buffer.from([0xff])), der(0xa0, derInteger(200))))), [])
})

const malformed = ['', '30', '3005', '3002020', '0080', '1f8080808001', '308500000000', '24800403', '30ff'].map((hex) => Buffer.from(hex, 'hex'))

test('what is no value is malformed, and deep or wide values end', () => {
  for (const bytes of malformed) assert.throws(() => walk(readAsn(bytes)), MalformedAsn)
  const deep = Array.from({ length: 200 }).reduce<Buffer>((inner) => der(0x30, inner), derInteger(1))
  assert.throws(() => walk(readAsn(deep)), MalformedAsn)
  assert.throws(() => readAsn(Buffer.alloc(2_000_000, Buffer.from([0x30, 0x80]))), MalformedAsn)
  assert.throws(() => readAsn(der(0x30, Buffer.alloc(400_000, Buffer.from([0x05, 0x00])))).children, MalformedAsn)
})

const wrong = [
  () => readTime(readAsn(der(0x17, Buffer.from('241301000000Z')))), () => readTime(readAsn(der(0x18, Buffer.from('20230229000000Z')))), () => readOid(readAsn(der(0x06, Buffer.from([0x81])))),
  () => readSmallInteger(readAsn(der(0x02, Buffer.from([0x80])))), () => readBits(readAsn(der(0x03, Buffer.from([9])))), () => readOid(undefined), () => readOctets(undefined),
]

test('a value of the wrong kind is malformed', () => {
  for (const read of wrong) assert.throws(read, MalformedAsn)
})

function walk(node: AsnNode): void {
  if (node.isConstructed) node.children.forEach(walk)
}
