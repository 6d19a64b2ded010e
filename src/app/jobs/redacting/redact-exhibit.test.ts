import assert from 'node:assert/strict'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { inflateSync } from 'node:zlib'
import { PDFDocument, PDFName, PDFString } from 'pdf-lib'
import sharp from 'sharp'
import { systemClock } from '../../../base/clock.ts'
import { sha256 } from '../../../base/hash.ts'
import { silentProgress } from '../../../base/progress.ts'
import type { Case } from '../../../case/case.ts'
import { temporaryCase, investigator } from '../../../case/fixtures/temporary-case.ts'
import { scopeAuthority, withdrawAuthority } from '../../../case/authority/authority-register.ts'
import { decideRequest, listRequests } from '../../../case/members/four-eyes-register.ts'
import { addMember } from '../../../case/members/member-register.ts'
import { receive } from '../../../evidence/intake.ts'
import { drawing } from '../../../extract/image/fixtures/make-picture.ts'
import { defaultLimits } from '../../../extract/limits.ts'
import { makePdf } from '../../../extract/pdf/fixtures/make-pdf.ts'
import { openPdf } from '../../../extract/pdf/open-pdf.ts'
import { redactExhibit, type RedactOrder } from './redact-exhibit.ts'

const by = { actor: 'Mira Osei', progress: silentProgress }

/** A case with one exhibit. */
async function caseWith(context: TestContext, name: string, bytes: Uint8Array | string): Promise<{ opened: Case; out: string; folder: string }> {
  const { opened, folder } = await temporaryCase(context)
  writeFileSync(join(folder, name), bytes)
  await receive(opened, [join(folder, name)], { ...investigator, authority: 'A1' })
  return { opened, folder, out: join(folder, 'out') }
}

const orderOf = (change: Partial<RedactOrder>): RedactOrder => ({ exhibit: '1', parts: [], words: [], reason: 'Informant', ...change })

/** All that a search of a file finds: its bytes, what its streams unfold to, and what hexadecimal strings in them say, as one byte and as two bytes a character. */
function everyText(bytes: Buffer): string {
  const streams = [...bytes.toString('latin1').matchAll(/stream\r?\n/g)].flatMap(({ index, 0: { length } }) => {
    try {
      return [inflateSync(bytes.subarray(index + length))]
    } catch {
      return []
    }
  })
  const parts = [bytes, ...streams].flatMap((part) => [part, ...[...part.toString('latin1').matchAll(/<([0-9a-f]{8,})>/gi)].map(([, hex]) => Buffer.from(hex!, 'hex'))])
  return parts.flatMap((part) => [part.toString('latin1'), part.toString('utf16le'), part.subarray(1).toString('utf16le')]).join('\n')
}

const letter = [[{ text: 'Paid to Quillfeather', top: 100, size: 20 }, { text: 'for timber and nails', top: 300, size: 20 }]]
const change = async (bytes: Uint8Array, deed: (pdf: PDFDocument) => unknown) => {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  await deed(pdf)
  return pdf.save({ useObjectStreams: false })
}
const pdfs: readonly [what: string, make: () => Promise<Uint8Array>][] = [
  ['text under the box', () => makePdf(letter)],
  ['metadata', () => makePdf(letter, async (pdf) => pdf.setSubject('Quillfeather'))],
  ['an attachment', () => makePdf(letter, async (pdf) => pdf.attach(Buffer.from('Quillfeather'), 'quillfeather.txt'))],
  ['an annotation', () => makePdf(letter, async (pdf) => {
    const note = pdf.context.obj({ Type: 'Annot', Subtype: 'Text', Rect: [50, 700, 70, 720], Contents: PDFString.of('Quillfeather, see ledger') })
    pdf.getPage(0).node.set(PDFName.of('Annots'), pdf.context.obj([pdf.context.register(note)]))
  })],
  ['an earlier revision', async () => {
    const first = Buffer.from(await makePdf(letter))
    const start = /startxref\s+(\d+)/.exec(first.toString('latin1'))![1]
    const root = /\/Root (\d+ 0 R)/.exec(first.toString('latin1'))![1]
    const second = `999 0 obj\n(Quillfeather)\nendobj\nxref\n999 1\n${String(first.length).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 1000 /Root ${root} /Prev ${start} >>\n`
    return Buffer.concat([first, Buffer.from(`${second}startxref\n${first.length + second.indexOf('xref')}\n%%EOF\n`)])
  }],
  ['a turned page', async () => change(await makePdf(letter), (pdf) => pdf.getPage(0).node.set(PDFName.of('Rotate'), pdf.context.obj(90)))],
]

for (const [what, make] of pdfs) {
  test(`PDF with ${what}: nothing of the word is readable, and the rest is to be seen`, async (context) => {
    const bytes = await make()
    const { opened, out } = await caseWith(context, 'letter.pdf', bytes)
    const copy = await redactExhibit(opened, orderOf({ words: ['quillfeather'] }), { ...by, out, recipient: 'Defence' })
    const result = readFileSync(out)
    assert.match(everyText(Buffer.from(bytes)), /quillfeather/i)
    assert.doesNotMatch(everyText(result), /quillfeather|timber|brandt|test paper/i)
    const { pdf, close } = await openPdf(result, defaultLimits)
    assert.equal(pdf.numPages, 1)
    assert.deepEqual((await (await pdf.getPage(1)).getTextContent()).items, [])
    await close()
    const [picture, width] = pixelsOf(result)
    const darkIn = (top: number, bottom: number) => picture.subarray(top * width * 3, bottom * width * 3).filter((value) => value < 100).length
    if (what !== 'a turned page') assert.ok(darkIn(580, 630) > 500, 'the words beside it stand')
    const { verb, actor, payload } = [...opened.journal.entries()].at(-1)!
    assert.deepEqual([verb, actor], ['content.redacted', 'Mira Osei'])
    assert.deepEqual(payload, { exhibit: '1', sha256: sha256(bytes), result: sha256(result), boxes: copy.removed, reason: 'Informant', recipient: 'Defence' })
    for (const { box } of copy.removed) assert.ok(isBlackAt(picture, width, box!), `${box}`)
  })
}

/** The pixels of the first picture of a PDF, and how many a row has. */
function pixelsOf(pdf: Buffer): [Buffer, number] {
  const head = /\/Width (\d+) .*\/Length (\d+) >>\nstream\n/.exec(pdf.toString('latin1'))!
  return [inflateSync(pdf.subarray(head.index + head[0].length)), Number(head[1])]
}

function isBlackAt(pixels: Buffer, width: number, box: readonly [number, number, number, number]): boolean {
  const [left, top, right, bottom] = [box[0], box[1], box[0] + box[2], box[1] + box[3]].map((edge) => Math.round((edge * 150) / 72))
  for (let y = top!; y < bottom!; y++) if (pixels.subarray((y * width + left!) * 3, (y * width + right!) * 3).some((value) => value !== 0)) return false
  return true
}

test('what stood under a box and stands elsewhere is told; the same order gives the same bytes', async (context) => {
  const { opened, out } = await caseWith(context, 'letter.pdf', await makePdf([...letter, [{ text: 'Quillfeather again', top: 100 }]]))
  const order = orderOf({ parts: [{ page: 1, box: [40, 70, 300, 50] }] })
  const copy = await redactExhibit(opened, order, { ...by, out })
  assert.deepEqual(copy.elsewhere, [{ page: 2, text: 'Quillfeather again' }])
  assert.equal((await redactExhibit(opened, order, { ...by, out: `${out}-2` })).sha256, copy.sha256)
})

test('a picture is its pixels alone, upright, black under the box: no Exif, no thumbnail, nothing behind its end', async (context) => {
  const thumbnail = await drawing(32, 32).jpeg().toBuffer()
  const jpeg = await drawing().withExif({ IFD0: { Artist: 'Quillfeather', Orientation: '6' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const { opened, out } = await caseWith(context, 'photo.jpg', Buffer.concat([jpeg, thumbnail, Buffer.from('Quillfeather')]))
  await redactExhibit(opened, orderOf({ parts: [{ page: 1, box: [10, 20, 30, 40] }] }), { ...by, out })
  const result = readFileSync(out)
  assert.doesNotMatch(everyText(result), /Quillfeather/)
  const { format, width, height, exif, xmp, icc } = await sharp(result).metadata()
  assert.deepEqual({ format, width, height, exif, xmp, icc }, { format: 'png', width: 160, height: 240, exif: undefined, xmp: undefined, icc: undefined })
  const under = await sharp(result).extract({ left: 10, top: 20, width: 30, height: 40 }).raw().toBuffer()
  assert.ok(under.every((value) => value === 0))
  const beside = await sharp(result).extract({ left: 60, top: 80, width: 30, height: 40 }).raw().toBuffer()
  assert.ok(beside.some((value) => value !== 0))
})

test('delimited text of another encoding leaves with blocks of one length, and the places are in the journal', async (context) => {
  const { opened, out } = await caseWith(context, 'staff.csv', Buffer.from('name;town\nQuillfeather, Zoë;Mühlbach\nÖstberg;Mühlbach\n', 'latin1'))
  const copy = await redactExhibit(opened, orderOf({ words: ['quillfeather, zoë', 'Östberg'] }), { ...by, out })
  assert.equal(readFileSync(out, 'utf8'), 'name;town\n█████;Mühlbach\n█████;Mühlbach\n')
  assert.deepEqual(copy.removed, [{ start: 10, end: 27 }, { start: 37, end: 44 }])
})

const refused: readonly [what: string, name: string, make: () => Promise<Uint8Array | string>, order: Partial<RedactOrder>, code: string, message: RegExp][] = [
  ['no reason', 'a.txt', async () => 'Quill', { words: ['Quill'], reason: ' ' }, 'usage', /--reason/],
  ['nothing to remove', 'a.txt', async () => 'Quill', {}, 'usage', /--box/],
  ['an exhibit that there is not', 'a.txt', async () => 'Quill', { exhibit: '7', words: ['Quill'] }, 'exhibit.absent', /7/],
  ['a word that stands in the block that is put in its place', 'a.txt', async () => 'a ██ b', { words: ['██'] }, 'redaction.unsafe', /not kept/],
  ['a word that does not stand in a text', 'a.txt', async () => 'Quill', { words: ['Quill', 'Alder'] }, 'usage', /'Alder'/],
  ['a word that does not stand in a PDF', 'a.pdf', () => makePdf(letter), { words: ['Alder'] }, 'usage', /picture/],
  ['a page that there is not', 'a.pdf', () => makePdf(letter), { parts: [{ page: 2, box: [0, 0, 9, 9] }] }, 'usage', /page 2/],
  ['words of a picture', 'a.png', () => drawing().png().toBuffer(), { words: ['Quill'] }, 'usage', /boxes/],
  ['boxes of a text', 'a.txt', async () => 'Quill', { parts: [{ page: 1, box: [0, 0, 9, 9] }] }, 'usage', /words/],
  ['a damaged PDF', 'a.pdf', async () => '%PDF-1.7\nnothing', { words: ['Quill'] }, 'usage', /cannot be redacted/],
  ['another kind of file', 'a.bin', async () => Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 255]), { words: ['Quill'] }, 'usage', /Print it as a PDF/],
]
for (const [what, name, make, change, code, message] of refused) {
  test(`${what} is refused: nothing is written, nothing stands in the journal`, async (context) => {
    const { opened, folder, out } = await caseWith(context, name, await make())
    const [size, names] = [opened.journal.size, readdirSync(folder)]
    await assert.rejects(redactExhibit(opened, orderOf(change), { ...by, out }), { code, message })
    assert.deepEqual([opened.journal.size, readdirSync(folder)], [size, names])
  })
}

test('in a case with members a second person agrees to this very copy first', async (context) => {
  const { opened, folder, out } = await caseWith(context, 'a.txt', 'Ada Quill and Ben')
  for (const name of ['Mira Osei', 'Ben Tarn']) addMember(opened.journal, { name, role: 'supervisor' }, investigator)
  const ask = (words: string[]) => redactExhibit(opened, orderOf({ words }), { ...by, out })
  await assert.rejects(ask(['Quill']), { code: 'second.needed' })
  assert.ok(!readdirSync(folder).includes('out'))
  const [request] = listRequests(opened.journal, systemClock.now())
  decideRequest(opened.journal, { request: request!.id, outcome: 'approved', reason: '' }, { actor: 'Ben Tarn', clock: systemClock })
  await assert.rejects(ask(['Ben']), { code: 'second.needed' })
  await ask(['Quill'])
  assert.equal(readFileSync(out, 'utf8'), 'Ada █████ and Ben')
})

const closed: readonly [what: string, close: (opened: Case) => unknown, code: string][] = [
  ['was taken back', ({ journal }) => withdrawAuthority(journal, 'A1', { ...investigator, reason: 'Quashed' }), 'authority.expired'],
  ['does not cover it', ({ journal }) => scopeAuthority(journal, { authority: 'A1', reference: '8 Gs 1', covers: ['99'] }, investigator), 'authority.expired'],
  ['was given for other purposes', ({ journal }) => scopeAuthority(journal, { authority: 'A1', reference: '8 Gs 2', purposes: ['Tax'] }, investigator), 'purpose.outside'],
]
for (const [what, close, code] of closed) {
  test(`nothing leaves of an exhibit whose authority ${what}`, async (context) => {
    const { opened, folder, out } = await caseWith(context, 'a.txt', 'Ada Quill')
    close(opened)
    await assert.rejects(redactExhibit(opened, orderOf({ words: ['Quill'] }), { ...by, out }), { code })
    assert.ok(!readdirSync(folder).includes('out'))
  })
}
