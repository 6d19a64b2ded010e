import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { makeZip } from '../zip-container/fixtures/make-zip.ts'
import { odtExtractor } from './odt-extractor.ts'
import { odtFormat } from './odt-format.ts'

const names = 'xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:draw="d" xmlns:dc="c" xmlns:meta="m"'
const content = (body: string) =>
  `<?xml version="1.0"?><office:document-content ${names}><office:body>${body}</office:body></office:document-content>`
const meta = `<?xml version="1.0"?><office:document-meta ${names}><office:meta><meta:initial-creator>Ilse Brandt</meta:initial-creator><dc:creator>Ole Varga</dc:creator><dc:date>2024-02-03T09:00:00</dc:date><dc:title>Port</dc:title></office:meta></office:document-meta>`
const note =
  '<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>a note</text:p></text:note-body></text:note>'
const body = `<office:text>
<text:tracked-changes><text:changed-region><text:deletion><text:p>gone words</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:h>Port  Elm</text:h>
<text:p>A<text:s text:c="3"/>b<text:tab/>c${note} end</text:p>
<table:table><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell>
<table:table-cell><text:p>y</text:p></table:table-cell></table:table-row></table:table>
<text:p>Last<office:annotation><dc:creator>Ole Varga</dc:creator><dc:date>2024-02-03</dc:date><text:p>why?</text:p></office:annotation></text:p></office:text>`
const paper = await makeZip(
  { 'mimetype': 'application/vnd.oasis.opendocument.text', 'content.xml': content(body), 'meta.xml': meta, 'Pictures/a.png': 'png' },
  { compress: false },
)
const slides = await makeZip(
  {
    'mimetype': 'application/vnd.oasis.opendocument.presentation',
    'content.xml': content(
      '<office:presentation><draw:page><text:p>One</text:p></draw:page><draw:page><text:p>Two</text:p></draw:page></office:presentation>',
    ),
  },
  { compress: false },
)

checkExtractor(odtFormat, [
  { name: 'paper.odt', bytes: paper },
  { name: 'slides.odp', bytes: slides },
])

test('text, notes, comments and deleted text', async () => {
  const read = await collect(odtExtractor, inputOf(paper, 'paper.odt'))
  assert.deepEqual(
    read.texts.map((segment) => segment.text),
    ['Port Elm\nA   b\tc end\nx\ty\nLast', 'a note', 'Ole Varga 2024-02-03 why?', 'gone words'],
  )
  assert.deepEqual(
    read.problems.map((problem) => problem.code),
    ['odt.tracked-changes'],
  )
  assert.deepEqual(
    read.statements.filter((draft) => draft.original).map((draft) => `${draft.property}=${draft.value}`),
    ['author=Ilse Brandt', 'lastModifiedBy=Ole Varga', 'modifiedAt=2024-02-03T09:00:00', 'title=Port'],
  )
  assert.deepEqual(
    read.children.map((child) => child.name),
    ['Pictures/a.png'],
  )
})

test('slides are pages', async () => {
  const read = await collect(odtExtractor, inputOf(slides, 'slides.odp'))
  assert.deepEqual(
    read.texts.map((segment) => [segment.locator, segment.text]),
    [
      ['page=1', 'One'],
      ['page=2', 'Two'],
    ],
  )
  assert.equal(read.facts?.pages, 2)
})

test('an encrypted document is unread, and says so', async () => {
  const encrypted = await makeZip(
    {
      'mimetype': 'application/vnd.oasis.opendocument.text',
      'content.xml': 'garbage',
      'META-INF/manifest.xml': '<m:manifest xmlns:m="x"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>',
    },
    { compress: false },
  )
  const read = await collect(odtExtractor, inputOf(encrypted, 'a.odt'))
  assert.deepEqual([read.facts?.unread, read.problems.map((problem) => problem.code)], ['encrypted', ['odt.encrypted']])
})
