import assert from 'node:assert/strict'
import { deflateSync } from 'node:zlib'
import { test } from 'node:test'
import { examineBytes } from './fixtures/examine-bytes.ts'
import { PdfWriter, writeStream } from './fixtures/pdf-writer.ts'
import { makeOffice, paper, writePaper, writeSignedPaper } from './fixtures/signed-paper.ts'
import { parseValue } from '../../extract/pdf/structure/parse-object.ts'
import { PdfFile } from '../../extract/pdf/structure/pdf-file.ts'
import { PdfLexer } from '../../extract/pdf/structure/pdf-lexer.ts'
import { dictOf, latin1Of, nameOf, readableText, type PdfValue } from '../../extract/pdf/structure/pdf-value.ts'
import { decodeStream } from '../../extract/pdf/structure/stream-filters.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const parse = (text: string) => parseValue(new PdfLexer(latin1(text)))

test('values as ISO 32000-2, section 7.3 writes them', () => {
  const rows: readonly [string, (value: PdfValue) => unknown, unknown][] = [
    ['true', (value) => value, true], ['null', (value) => value, null], ['-3.5', (value) => value, -3.5], ['.25', (value) => value, 0.25], ['+17', (value) => value, 17],
    ['--5', (value) => value, -5], ['/A#20B', nameOf, 'A B'], ['(a(b)c)', latin1Of, 'a(b)c'], ['(\\101\\n\\)\\\n!)', latin1Of, 'A\n)!'], ['<48 65 6>', latin1Of, 'He`'],
    ['<FEFF00e9>', readableText, '\u00e9'], ['(\\357\\273\\277\\303\\251)', readableText, '\u00e9'],
    ['[1 0 R 2 (x)]', (value) => JSON.stringify(value), JSON.stringify({ kind: 'list', items: [{ kind: 'ref', number: 1, generation: 0 }, 2, { kind: 'text', latin1: 'x', isHex: false, start: 9, end: 12 }] })],
    ['<</A 1/B<</C[]>>/A 2>>', (value) => [...dictOf(value)!.entries.keys(), dictOf(value)!.entries.get('A')].join(), 'A,B,2'],
    ['<</A>>', (value) => dictOf(value)!.entries.size, 0], ['%note\n7', (value) => value, 7], ['endobj', (value) => value, null], ['(open', latin1Of, 'open'],
  ]
  for (const [text, read, expected] of rows) assert.deepEqual(read(parse(text)), expected, text)
  assert.equal(parse(`${'['.repeat(500)}`) !== undefined, true)
})

test('filters, and what is told of those that are not undone', () => {
  const decode = (data: Uint8Array, dict: string) => decodeStream(data, dictOf(parse(`<<${dict}>>`))!, { resolve: (value) => value ?? null, maxBytes: 1_000 })
  const text = (data: Uint8Array, dict: string) => {
    const decoded = decode(data, dict)
    return 'bytes' in decoded ? Buffer.from(decoded.bytes).toString('latin1') : decoded.reason
  }
  const rows: readonly [Uint8Array, string, string][] = [
    [latin1('abc'), '', 'abc'], [deflateSync(latin1('abc')), '/Filter/FlateDecode', 'abc'], [latin1('61 62 6>'), '/Filter/ASCIIHexDecode', 'ab`'],
    [latin1('87cUR~>'), '/Filter/ASCII85Decode', 'Hell'], [Buffer.from([1, 97, 98, 254, 99, 128]), '/Filter[/RunLengthDecode]', 'abccc'],
    [deflateSync(Buffer.from([2, 1, 2, 2, 1, 1])), '/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2>>', '\x01\x02\x02\x03'],
    [deflateSync(Buffer.from([1, 1, 2, 3, 2, 2, 4, 4, 4])), '/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2>>', '\x01\x03\x02\x04\x06\n'],
    [latin1('x'), '/Filter/DCTDecode', 'filter DCTDecode'], [latin1('not deflated'), '/Filter/FlateDecode', 'damaged FlateDecode'],
    [deflateSync(Buffer.alloc(5_000)), '/Filter/FlateDecode', 'damaged FlateDecode'],
  ]
  for (const [data, dict, expected] of rows) assert.equal(text(data, dict), expected, dict)
})

/** A file with a cross-reference stream and an object packed into a stream. */
function packedFile(): Uint8Array {
  let text = '%PDF-1.7\n'
  const place = (body: string) => {
    const offset = text.length
    text += body
    return offset
  }
  const packed = '1 0 2 33 <</Type/Catalog/Pages 2 0 R>>     <</Type/Pages/Kids[]/Count 0>>'
  const container = place(`5 0 obj\n${writeStream(packed, '/Type/ObjStm/N 2/First 9', true)}\nendobj\n`)
  const start = text.length
  const told = [[0, 0, 0], [2, 5, 0], [2, 5, 1], [0, 0, 0], [0, 0, 0], [1, container, 0], [1, start, 0]] as const
  const rows = told.flatMap(([kind, second, third]) => [kind, second >> 8, second & 255, third])
  place(`6 0 obj\n${writeStream(latin1(String.fromCharCode(...rows)).toString('latin1'), '/Type/XRef/Size 7/W[1 2 1]/Root 1 0 R', true)}\nendobj\nstartxref\n${start}\n%%EOF\n`)
  return latin1(text)
}

test('a cross-reference stream and objects packed into a stream', () => {
  const file = new PdfFile(packedFile())
  assert.deepEqual([file.chainFault, file.revisions.length, nameOf(file.lastView.catalog?.entries.get('Type'))], [undefined, 1, 'Catalog'])
  assert.equal(file.lastView.value(file.lastView.dict({ kind: 'ref', number: 2, generation: 0 }), 'Count'), 0)
})

test('revisions: where each ends, what each brings, and the file as it was', () => {
  const first = writePaper().bytes
  const file = new PdfFile(writePaper().save({ 4: paper.words('Other') }, { removed: [12] }).bytes)
  assert.deepEqual([file.revisions.map(({ end }) => end), file.revisions[1]?.start], [[first.length, file.bytes.length], first.length])
  assert.deepEqual(Buffer.from(file.bytes.subarray(0, file.revisions[0]!.end)), Buffer.from(first))
  assert.deepEqual([file.viewAt(0).object(12) === null, file.viewAt(1).object(12)], [false, null])
  assert.notEqual(file.viewAt(0).placeOf(4), file.viewAt(1).placeOf(4))
})

const office = makeOffice()
async function outcome(bytes: Uint8Array, check: string): Promise<string> {
  const { observations } = await examineBytes(bytes)
  return observations.filter((each) => each.check === `pdf.${check}`).map((each) => `${each.outcome} ${each.message}`).join('; ')
}

/** Prepared for an exchange: object 4 stands in the signed part twice, and the second is taken up after signing. */
function prepared(): PdfWriter {
  const writer = writePaper()
  const spare = writer.bytes.length
  writer.append(`4 0 obj\n${paper.words('Berth seven is let for 9,900.00')}\nendobj\n`)
  return writer.sign({ 11: paper.seal('/V 20 0 R') }, { number: 20, sign: () => Buffer.from('none') }).save({}, { places: { 4: spare } })
}

const rows: readonly [what: string, bytes: () => Uint8Array, check: string, expected: RegExp][] = [
  ['objects prepared for an exchange', () => prepared().bytes, 'shadow-objects', /^fail Revision 3 puts in place of object 4 one that was written with revision 2/],
  ['objects exchanged after signing are content too', () => prepared().bytes, 'signed-content', /^fail .*what is drawn of page 1/],
  ['a revision that tells old places again', () => writePaper().save({}, { places: { 4: writePaper().offsetOf(4) } }).bytes, 'shadow-objects', /^pass/],
  ['objects behind the end, named by no section', () => writeSignedPaper(office).append('4 0 obj\n<<>>\nendobj\n').bytes, 'trailing-bytes', /^fail .*among them 1 objects/],
  ['line ends behind the end', () => writePaper().append('\r\n\n').bytes, 'trailing-bytes', /^pass/],
  ['a sound structure', () => writePaper().bytes, 'structure', /^pass/],
  ['an object that is elsewhere', () => writePaper().save({}, { places: { 4: 17 } }).bytes, 'structure', /^fail An object is not where .*\(4\)/],
  ['a file that was cut', () => writePaper().bytes.subarray(0, -40), 'structure', /^fail .*no startxref/],
  ['sections in a circle', () => latin1('%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Prev 9>>\nstartxref\n9\n%%EOF\n'), 'structure', /^fail .*circle/],
  ['a signature of no form', () => writePaper().save({ 20: '<</Type/Sig/SubFilter/adbe.pkcs7.detached/Contents<00>/ByteRange[0 1 2 3]>>' }).bytes, 'signature-field', /^fail/],
  ['usage rights', () => writePaper().save({ 1: paper.catalog('/Perms<</UR3 20 0 R>>'), 20: '<</Type/Sig/Contents<00>/ByteRange[0 1 2 3]>>' }).bytes, 'signature-field', /^$/],
]

for (const [what, bytes, check, expected] of rows) test(what, async () => assert.match(await outcome(bytes(), check), expected))

test('of an encrypted file what was changed is not guessed', async () => {
  const bytes = writeSignedPaper(office).save({ 30: '<</Filter/Standard/V 1/R 2/P -4/O<00>/U<00>>>' }, { trailer: '/Encrypt 30 0 R' }).bytes
  const { observations, problems } = await examineBytes(bytes)
  assert.deepEqual(observations.filter(({ check }) => check === 'pdf.signed-content').map((each) => each.outcome), ['undetermined'])
  assert.ok(problems.some(({ code }) => code === 'pdf.encryption-unexamined'))
})

test('a file that is cut or whose bytes are changed gives outcomes and problems, and nothing is thrown', async () => {
  const files = [writeSignedPaper(office).save({ 4: paper.words('Other') }).bytes, packedFile()]
  for (const bytes of files) {
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 14)) {
      const changed = Buffer.from(bytes)
      for (let index = at; index < Math.min(at + 3, changed.length); index++) changed[index] = (changed[index]! * 7 + 13) & 255
      for (const each of [bytes.subarray(0, at), changed]) {
        const { observations, problems } = await examineBytes(each)
        assert.ok(observations.length + problems.length > 0)
      }
    }
  }
})
