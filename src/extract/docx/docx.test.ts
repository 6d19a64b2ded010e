import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  ImageRun,
  InsertedTextRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { makeZip } from '../zip-container/fixtures/make-zip.ts'
import { docxExtractor } from './docx-extractor.ts'
import { docxFormat } from './docx-format.ts'

const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const change = { id: 1, author: 'Ole Varga', date: '2024-02-03T09:00:00Z' }

async function makeDocx(): Promise<Uint8Array> {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
  const document = new Document({
    title: 'Minutes',
    creator: 'Ilse Brandt',
    lastModifiedBy: 'Ole Varga',
    subject: 'Port',
    comments: {
      children: [{ id: 0, author: 'Ole Varga', date: new Date('2024-02-03T09:00:00Z'), children: [new Paragraph('Is this so?')] }],
    },
    footnotes: { 1: { children: [new Paragraph('As told by the pilot.')] } },
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph('Harbour office')] }) },
        footers: { default: new Footer({ children: [new Paragraph('Page foot')] }) },
        children: [
          new Paragraph({ children: [new TextRun('The ferry left.'), new FootnoteReferenceRun(1)] }),
          new Paragraph({
            children: [
              new TextRun('It was '),
              new DeletedTextRun({ text: 'never', ...change }),
              new InsertedTextRun({ text: 'once', ...change, id: 2 }),
              new TextRun(' seen'),
              new TextRun({ text: ' secretly', vanish: true }),
            ],
          }),
          new Table({
            rows: [new TableRow({ children: [cell('Name'), cell('Berth')] }), new TableRow({ children: [cell('Gull'), cell('7')] })],
          }),
          new Paragraph({
            children: [
              new CommentRangeStart(0),
              new TextRun('End.'),
              new CommentRangeEnd(0),
              new TextRun({ children: [new CommentReference(0)] }),
            ],
          }),
          new Paragraph({ children: [new ImageRun({ type: 'png', data: pixel, transformation: { width: 10, height: 10 } })] }),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const minutes = await makeDocx()
const xml = (body: string) =>
  `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const resume = await makeZip({ 'word/document.xml': xml(`${paragraph('Ole Varga')}${paragraph('Port Hand')}${paragraph('Elm, Norland')}`) })

checkExtractor(docxFormat, [
  { name: 'minutes.docx', bytes: minutes },
  { name: 'Resume-OleVarga.docx', bytes: resume },
])

test('body, table, header, footer, note, comment and deleted text, in that order', async () => {
  const read = await collect(docxExtractor, inputOf(minutes, 'minutes.docx'))
  const text = read.texts.map((segment) => segment.text)
  assert.equal(text[0], 'The ferry left.\nIt was once seen secretly\nName\tBerth\nGull\t7\nEnd.')
  assert.deepEqual(text.slice(1), [
    'Harbour office',
    'Page foot',
    'As told by the pilot.',
    'Ole Varga, 2024-02-03T09:00:00.000Z: Is this so?',
    'never',
  ])
  assert.deepEqual(
    read.problems.map((problem) => problem.code),
    ['docx.tracked-changes', 'docx.hidden-text'],
  )
  assert.match(read.problems[0]!.message, /1 insertions, 1 deletions, 0 moves by Ole Varga/)
})

test('core properties stand in their fields, the picture is a child', async () => {
  const read = await collect(docxExtractor, inputOf(minutes, 'minutes.docx'))
  const stated = new Map(read.statements.map((draft) => [draft.property, draft]))
  assert.equal(stated.get('title')?.value, 'Minutes')
  assert.equal(stated.get('author')?.value, 'Ilse Brandt')
  assert.equal(stated.get('lastModifiedBy')?.locator, 'field=core.lastModifiedBy')
  assert.match(stated.get('authoredAt')?.value ?? '', /^\d{4}-\d\d-\d\dT/)
  assert.equal(read.children.length, 1)
  assert.deepEqual(Buffer.from(read.children[0]!.bytes), pixel)
})

test('a CV gives its person', async () => {
  const read = await collect(docxExtractor, inputOf(resume, 'cv/Resume-OleVarga.docx'))
  assert.deepEqual(
    read.statements.filter((draft) => draft.schema === 'Person').map((draft) => `${draft.property}=${draft.value}`),
    ['name=Ole Varga', 'position=Port Hand', 'address=Elm, Norland'],
  )
})

test('content from outside is named and not loaded; a container without a document is damaged', async () => {
  const rels =
    '<Relationships xmlns="x"><Relationship Id="r1" Type="http://x/attachedTemplate" Target="http://example.org/evil.dotm" TargetMode="External"/></Relationships>'
  const external = await makeZip({ 'word/document.xml': xml(paragraph('x')), 'word/_rels/document.xml.rels': rels })
  assert.deepEqual(
    (await collect(docxExtractor, inputOf(external, 'a.docx'))).problems.map((problem) => problem.code),
    ['docx.external-content'],
  )
  const none = await collect(docxExtractor, inputOf(await makeZip({ 'word/other.xml': '<a/>' }), 'a.docx'))
  assert.deepEqual([none.facts?.unread, none.problems[0]?.code], ['damaged', 'docx.damaged'])
})

test('texts of other formats, charts and diagrams that a document shows are not lost', async () => {
  const relation = (type: string, target: string) => `<Relationship Id="${target}" Type="http://x/${type}" Target="${target}"/>`
  const parts = await makeZip({
    '_rels/.rels': `<Relationships>${relation('officeDocument', 'word/document.xml')}</Relationships>`,
    'word/document.xml': '<w:document xmlns:w="w"><w:body><w:altChunk/></w:body></w:document>',
    'word/_rels/document.xml.rels': `<Relationships>${relation('aFChunk', 'letter.html')}${relation('diagramData', 'diagrams/data1.xml')}</Relationships>`,
    'word/letter.html': '<html><body>The letter itself</body></html>',
    'word/diagrams/data1.xml': '<dgm:dataModel xmlns:dgm="d" xmlns:a="a"><dgm:pt><dgm:t><a:p><a:r><a:t>Owner</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>',
  })
  const read = await collect(docxExtractor, inputOf(parts, 'a.docx'))
  assert.deepEqual([read.texts.map(({ text }) => text), read.children.map(({ name }) => name)], [['Owner'], ['word/letter.html']])
})
