import assert from 'node:assert/strict'
import { test } from 'node:test'
import { examineBytes } from './fixtures/examine-bytes.ts'
import { PdfWriter, writeStream } from './fixtures/pdf-writer.ts'
import { readXmp } from './metadata/read-xmp.ts'
import { isLater, readToldDate } from './metadata/told-date.ts'

const packet = (properties: string) => writeStream(
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#">${properties}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`, '/Type/Metadata/Subtype/XML')

interface Told {
  readonly info?: string
  readonly xmp?: string
  readonly id?: string
}

/** A file whose revisions say this of themselves. */
function say(...revisions: readonly Told[]): Uint8Array {
  const writer = new PdfWriter()
  for (const [index, { info = '', xmp, id }] of revisions.entries()) {
    const own = { 9: `<<${info}>>`, ...(xmp === undefined ? {} : { 8: packet(xmp) }) }
    const trailer = `/Info 9 0 R${id ? `/ID[<${id}><${id}>]` : ''}`
    const page = { 1: `<</Type/Catalog/Pages 2 0 R${xmp === undefined ? '' : '/Metadata 8 0 R'}>>`, 2: '<</Type/Pages/Kids[3 0 R]/Count 1>>', 3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>' }
    writer.save({ ...(index === 0 ? page : {}), ...own } as Record<number, string>, { trailer })
  }
  return writer.bytes
}

const rows: readonly [what: string, told: readonly Told[], check: string, expected: RegExp][] = [
  ['no dates', [{}], 'date-order', /^not-applicable/],
  ['dates in order', [{ info: "/CreationDate(D:20240101100000Z)/ModDate(D:20240102100000+01'00')" }], 'date-order', /^pass/],
  ['changed before it was made', [{ info: '/CreationDate(D:20240102100000Z)/ModDate(D:20240101100000Z)' }], 'date-order', /^fail .*CreationDate .* is later than Info ModDate/],
  ['changed before it was made, by hours that a zone may be', [{ info: '/CreationDate(D:20240101120000Z)/ModDate(D:20240101100000)' }], 'date-order', /^pass/],
  ['no date', [{ info: '/CreationDate(D:20241301000000Z)' }], 'date-order', /^fail .*is no date/],
  ['dates of XMP', [{ xmp: '<xmp:CreateDate>2024-01-02T10:00:00Z</xmp:CreateDate><xmp:ModifyDate>2024-01-01T10:00:00Z</xmp:ModifyDate>' }], 'date-order', /^fail .*XMP CreateDate/],
  ['a later revision with an earlier date', [{ info: '/ModDate(D:20240102100000Z)' }, { info: '/ModDate(D:20240101100000Z)' }], 'date-order', /^fail .*revision 2 tells an earlier ModDate/],
  ['a later revision with another beginning', [{ info: '/CreationDate(D:20240102100000Z)' }, { info: '/CreationDate(D:20230102100000Z)' }], 'date-order', /^fail .*revision 2 tells another CreationDate/],
  ['one record alone', [{ info: '/Title(Lease)' }], 'info-xmp', /^not-applicable/],
  ['both the same', [{ info: "/Title(Lease)/Producer(Quill 2)/ModDate(D:20240101110000+01'00')", xmp: '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Lease</rdf:li></rdf:Alt></dc:title><pdf:Producer>Quill  2</pdf:Producer><xmp:ModifyDate>2024-01-01T10:00:00Z</xmp:ModifyDate>' }], 'info-xmp', /^pass/],
  ['another producer and date', [{ info: '/Producer(Quill 2)/ModDate(D:20240301100000Z)', xmp: '<pdf:Producer>Pen 1</pdf:Producer><xmp:ModifyDate>2024-01-01T10:00:00Z</xmp:ModifyDate>' }], 'info-xmp', /^fail .*Producer is \u201cQuill 2\u201d, pdf:Producer is \u201cPen 1\u201d.*ModDate is/],
  ['no identifier', [{}], 'document-id', /^not-applicable/],
  ['one identifier through two revisions', [{ id: 'aa' }, { id: 'aa' }], 'document-id', /^pass/],
  ['another identifier in the second', [{ id: 'aa' }, { id: 'bb' }], 'document-id', /^fail .*revision 2 tells another first part of ID \(bb\)/],
  ['another DocumentID in the second', [{ xmp: '<xmpMM:DocumentID>uuid:1</xmpMM:DocumentID>' }, { xmp: '<xmpMM:DocumentID>uuid:2</xmpMM:DocumentID>' }], 'document-id', /^fail .*another DocumentID/],
  ['one program', [{ info: '/Producer(Quill 2)' }], 'producer-chain', /^pass .*made it: Quill 2/],
  ['two programs', [{ info: '/Producer(Quill 2)' }, { info: '/Producer(Pen 1)' }], 'producer-chain', /^pass .*change between the revisions: revision 1: Quill 2; revision 2: Pen 1/],
]

for (const [what, told, check, expected] of rows) {
  test(`${check}: ${what}`, async () => {
    const found = (await examineBytes(say(...told))).observations.filter((each) => each.check === `pdf.${check}`)
    assert.equal(found.length, 1)
    assert.match(`${found[0]!.outcome} ${found[0]!.message}`, expected)
  })
}

test('XMP: attributes and elements, the history apart, half a packet', () => {
  const xmp = (inner: string) => `<rdf:RDF xmlns:rdf="r" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#">${inner}`
  const read = readXmp(`${xmp('<rdf:Description xmp:CreatorTool="Quill"><xmpMM:History><rdf:Seq><rdf:li stEvt:softwareAgent="Quill"/><rdf:li stEvt:softwareAgent="Pen"/></rdf:Seq></xmpMM:History><xmpMM:DocumentID> uuid:1 </xmpMM:DocumentID></rdf:Description>')}</rdf:RDF>`)
  assert.deepEqual([read.values.get('xmp:CreatorTool'), read.values.get('xmpMM:DocumentID'), read.agents], ['Quill', 'uuid:1', ['Quill', 'Pen']])
  assert.equal(readXmp(xmp('<rdf:Description><xmp:CreatorTool>Quill</xmp:CreatorTool><xmp:Modi')).values.get('xmp:CreatorTool'), 'Quill')
  assert.equal(readXmp('\0\0').values.size, 0)
})

test('dates of both layouts, and which is certainly later', () => {
  const times = [["D:20240101110000+01'00'", '2024-01-01T10:00:00Z'], ['2024-01-01T11:00:00+0100', '2024-01-01T10:00:00.000Z'], ['D:2024', '2024-01-01']]
  for (const [left, right] of times) assert.equal(readToldDate('', left!).time, readToldDate('', right!).time, left)
  for (const none of ['yesterday', '2024-02-30', 'D:20240230', '']) assert.equal(readToldDate('', none).time, undefined, none)
  assert.equal(isLater(readToldDate('', '2024-01-02T00:00:00Z'), readToldDate('', '2024-01-01T00:00:00Z')), true)
  assert.equal(isLater(readToldDate('', '2024-01-01T10:00:00'), readToldDate('', '2024-01-01T00:00:00Z')), false)
})
