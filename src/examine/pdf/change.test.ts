import assert from 'node:assert/strict'
import { test } from 'node:test'
import { examineBytes, type Examined } from './fixtures/examine-bytes.ts'
import { writeStream, type PdfWriter } from './fixtures/pdf-writer.ts'
import { makeOffice, paper, signAs, writePaper, writeSignedPaper } from './fixtures/signed-paper.ts'

const office = makeOffice()
const mdp = (level: number) => `/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P ${level}/V/1.2>>>>]`
const note = '<</Type/Annot/Subtype/FreeText/P 3 0 R/Rect[20 70 120 90]/DA(/F1 10 Tf)/Contents(Seen)>>'
const certificate = writeStream('no certificate')

/** What the checks of changes say: outcome of content, annotations, permissions, and the words of what was observed. */
async function judge(writer: PdfWriter): Promise<{ content: string; annotations: string; permissions: string; said: string; examined: Examined }> {
  const examined = await examineBytes(writer.bytes)
  const of = (check: string) => examined.observations.filter((each) => each.check === check)
  const outcome = (check: string) => of(check).map((each) => each.outcome).join(', ')
  return {
    content: outcome('pdf.signed-content'), annotations: outcome('pdf.signed-annotations'), permissions: outcome('pdf.signed-permissions'),
    said: [...of('pdf.signed-content'), ...of('pdf.signed-annotations'), ...of('pdf.signed-permissions')].map((each) => each.observed).join(' | '),
    examined,
  }
}

type Row = readonly [what: string, change: (signed: PdfWriter) => PdfWriter, content: string, annotations: string, said: RegExp]

const rows: readonly Row[] = [
  ['nothing', (signed) => signed, 'pass', 'pass', /nothing changed/],
  ['data for validation', (signed) => signed.save({ 1: paper.catalog('/DSS<</Certs[30 0 R]>>'), 30: certificate }), 'pass', 'pass', /data for validating signatures were added/],
  ['a field filled in', (signed) => signed.save({ 10: paper.field('/V(seven)', '31 0 R'), 31: paper.drawing('seven') }), 'pass', 'pass', /the field 'berth' was filled in/],
  ['the same objects written again', (signed) => signed.save({ 3: paper.page(), 4: paper.words('Berth seven is let for 1,200.00') }), 'pass', 'pass', /nothing changed/],
  ['the same content with another filter and number', (signed) => signed.save({ 3: paper.page('10 0 R 11 0 R', '32 0 R'), 32: writeStream('BT /F1 12 Tf 20 150 Td (Berth seven is let for 1,200.00) Tj ET', '', true) }), 'pass', 'pass', /nothing changed/],
  ['document information', (signed) => signed.save({ 33: '<</Title(Lease)>>' }, { trailer: '/Info 33 0 R' }), 'pass', 'pass', /the document information changed/],
  ['an annotation', (signed) => signed.save({ 3: paper.page('10 0 R 11 0 R 34 0 R'), 34: note }), 'pass', 'fail', /an annotation \(FreeText\) was added to page 1/],
  ['an attachment', (signed) => signed.save({ 1: paper.catalog('/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/F(a)>>]>>>>') }), 'pass', 'fail', /embedded files changed/],
  ['a signature that is drawn over the page', (signed) => signed.sign({ 3: paper.page('10 0 R 11 0 R 13 0 R'), 6: paper.form('10 0 R 11 0 R 13 0 R'), 13: paper.seal('/V 21 0 R').replace('(captain)', '(mate)').replace('20 20 120 60', '0 0 300 200') }, { number: 21, sign: signAs(office.signer) }), 'pass, pass', 'fail, pass', /a field that covers much of page 1 was added/],
  ['a small signature', (signed) => signed.sign({ 3: paper.page('10 0 R 11 0 R 13 0 R'), 6: paper.form('10 0 R 11 0 R 13 0 R'), 13: paper.seal('/V 21 0 R').replace('(captain)', '(mate)') }, { number: 21, sign: signAs(office.signer) }), 'pass, pass', 'pass, pass', /a signature was added \('mate'\)/],
  ['a new field', (signed) => signed.save({ 6: paper.form('10 0 R 11 0 R 35 0 R'), 35: paper.field().replace('(berth)', '(quay)') }), 'pass', 'fail', /the field 'quay' was added/],
  ['a field drawn otherwise', (signed) => signed.save({ 10: paper.field('', '31 0 R'), 31: paper.drawing('eight') }), 'pass', 'fail', /the field 'berth' is drawn otherwise/],
  ['a field moved', (signed) => signed.save({ 10: paper.field().replace('120 120', '180 120') }), 'pass', 'fail', /the field 'berth' was moved/],
  ['the words of a page', (signed) => signed.save({ 4: paper.words('Berth seven is let for 9,900.00') }), 'fail', 'pass', /what is drawn of page 1 changed/],
  ['the font of a page', (signed) => signed.save({ 5: paper.font.replace('Helvetica', 'Courier') }), 'fail, fail', 'pass', /a font, picture or form that is drawn of page 1 changed/],
  ['the frame of a page', (signed) => signed.save({ 3: paper.page().replace('300 200', '300 120') }), 'fail', 'pass', /the frame of page 1 changed/],
  ['a page put in', (signed) => signed.save({ 2: paper.pages('3 0 R 36 0 R', 2), 36: paper.page('') }), 'fail', 'pass', /page 2 was added/],
  ['a page put in its place', (signed) => signed.save({ 2: paper.pages('36 0 R'), 36: paper.page('10 0 R 11 0 R', '37 0 R'), 37: paper.words('Another') }), 'fail', 'pass', /what is drawn of page 1 changed/],
  ['the drawing of the signature', (signed) => signed.save({ 12: paper.drawing('Someone else') }), 'fail', 'pass', /what is drawn of the signature field 'captain' changed/],
  ['the signature hidden', (signed) => signed.save({ 11: paper.seal('/V 20 0 R').replace('/F 4', '/F 2') }), 'fail', 'pass', /'captain' was moved, hidden or shown/],
  ['the signature taken out', (signed) => signed.save({ 6: paper.form('10 0 R') }), 'fail', 'pass', /the signature 'captain' was taken out/],
  ['another signature in its place', (signed) => signed.save({ 11: paper.seal('/V 38 0 R'), 38: '<</Type/Sig/Contents<00>/ByteRange[0 1 2 3]>>' }), 'fail, pass', 'pass, pass', /put in place of another/],
  ['layers', (signed) => signed.save({ 1: paper.catalog('/OCProperties<</OCGs[]/D<<>>>>') }), 'fail', 'pass', /the layers/],
  ['an action on opening', (signed) => signed.save({ 1: paper.catalog('/OpenAction<</S/JavaScript/JS(app.alert(1))>>') }), 'fail', 'pass', /what happens on opening changed/],
  ['what no standard knows', (signed) => signed.save({ 1: paper.catalog('/Harbour 4 0 R') }), 'fail', 'pass', /key of no standard changed \(Harbour\)/],
]

for (const [what, change, content, annotations, said] of rows) {
  test(`after signing: ${what}`, async () => {
    const judged = await judge(change(writeSignedPaper(office)))
    assert.deepEqual([judged.content, judged.annotations], [content, annotations])
    assert.match(judged.said, said)
  })
}

const filled = (signed: PdfWriter) => signed.save({ 10: paper.field('/V(seven)', '31 0 R'), 31: paper.drawing('seven') })
const noted = (signed: PdfWriter) => signed.save({ 3: paper.page('10 0 R 11 0 R 34 0 R'), 34: note })
const validated = (signed: PdfWriter) => signed.save({ 1: paper.catalog('/DSS<</Certs[30 0 R]>>'), 30: certificate })
const permissions: readonly [what: string, entries: string, lock: string, change: (signed: PdfWriter) => PdfWriter, outcome: string][] = [
  ['nothing is told', '', '', filled, 'not-applicable'],
  ['no change, and data for validation', mdp(1), '', validated, 'pass'],
  ['no change, and a field filled in', mdp(1), '', filled, 'fail'],
  ['filling in, and a field filled in', mdp(2), '', filled, 'pass'],
  ['filling in, and an annotation', mdp(2), '', noted, 'fail'],
  ['annotations, and an annotation', mdp(3), '', noted, 'pass'],
  ['annotations, and another page', mdp(3), '', (signed) => signed.save({ 4: paper.words('Other') }), 'fail'],
  ['a lock of all fields', '', '/Lock<</Type/SigFieldLock/Action/All>>', filled, 'fail'],
  ['a lock of this field', '', '/Lock<</Type/SigFieldLock/Action/Include/Fields[(berth)]>>', filled, 'fail'],
  ['a lock of others', '', '/Lock<</Type/SigFieldLock/Action/Exclude/Fields[(berth)]>>', filled, 'not-applicable'],
  ['a lock by reference', '/Reference[<</TransformMethod/FieldMDP/TransformParams<</Action/All>>>>]', '', filled, 'fail'],
]

for (const [what, entries, lock, change, outcome] of permissions) {
  test(`permitted: ${what}`, async () => {
    assert.equal((await judge(change(writeSignedPaper(office, { entries, lock })))).permissions, outcome)
  })
}

test('a drawing that the signed document uses elsewhere too may not be replaced', async () => {
  const shared = writePaper().save({ 1: paper.catalog('/Harbour 12 0 R') }).sign({ 13: paper.seal('/V 20 0 R').replace('(captain)', '(mate)').replace('12 0 R', '14 0 R'), 14: paper.drawing('mate'), 6: paper.form('10 0 R 11 0 R 13 0 R') }, { number: 20, sign: signAs(office.signer) })
  const judged = await judge(shared.sign({ 11: paper.seal('/V 21 0 R').replace('12 0 R', '15 0 R'), 15: paper.drawing('captain') }, { number: 21, sign: signAs(office.signer) }))
  assert.equal(judged.content, 'fail, pass')
  assert.match(judged.said, /uses it at another place too/)
})

test('pages that changed are drawn side by side as they were, with the bytes they were restored from', async () => {
  const signed = writeSignedPaper(office)
  const end = signed.bytes.length
  const { pictures } = (await judge(signed.save({ 4: paper.words('Berth seven is let for 9,900.00') }))).examined
  assert.deepEqual(pictures.map(({ name, mediaType, locator }) => [name, mediaType, locator]), [['page-1-revision-2-and-3', 'image/png', 'page=1']])
  assert.ok(pictures[0]!.caption.includes(`first ${end} and`) && / [1-9]\d* places/.test(pictures[0]!.caption), pictures[0]!.caption)
  assert.equal(Buffer.from(pictures[0]!.bytes.subarray(1, 4)).toString(), 'PNG')
})

test('an unsigned file: a page that a later saving changed is told, one that was not is not', async () => {
  const told = async (writer: PdfWriter) => {
    const { observations } = await examineBytes(writer.bytes)
    return observations.filter(({ check }) => check === 'pdf.revisions').map(({ outcome, locator }) => [outcome, locator])
  }
  assert.deepEqual(await told(writePaper()), [['pass', undefined]])
  assert.deepEqual(await told(writePaper().save({ 10: paper.field('/V(seven)') })), [['pass', undefined]])
  assert.deepEqual(await told(writePaper().save({ 4: paper.words('Other') })), [['fail', 'page=1']])
})
