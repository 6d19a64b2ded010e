import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { makeZip } from '../zip-container/fixtures/make-zip.ts'
import { pptxExtractor } from './pptx-extractor.ts'
import { pptxFormat } from './pptx-format.ts'

const relations = (...entries: readonly (readonly [id: string, type: string, target: string])[]) =>
  `<Relationships xmlns="r">${entries.map(([id, type, target]) => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`).join('')}</Relationships>`
const slide = (text: string, show = '1') => `<p:sld xmlns:p="p" xmlns:a="a" show="${show}"><p:txBody>${text}</p:txBody></p:sld>`
const line = (text: string) => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`

const deck = await makeZip({
  '_rels/.rels': relations(['r1', 'officeDocument', 'ppt/presentation.xml']),
  'ppt/presentation.xml':
    '<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId id="256" r:id="s2"/><p:sldId id="257" r:id="s1"/></p:sldIdLst></p:presentation>',
  'ppt/_rels/presentation.xml.rels': relations(['s1', 'slide', 'slides/slide1.xml'], ['s2', 'slide', '/ppt/slides/slide2.xml']),
  'ppt/slides/slide1.xml': slide(`${line('Costs')}<a:tbl><a:tr><a:tc>${line('oak')}</a:tc><a:tc>${line('7')}</a:tc></a:tr></a:tbl>`, '0'),
  'ppt/slides/slide2.xml': slide(line('Port Elm')),
  'ppt/slides/_rels/slide2.xml.rels': relations(['n', 'notesSlide', '../notesSlides/notesSlide1.xml']),
  'ppt/slides/_rels/slide1.xml.rels': relations(['l', 'slideLayout', '../slideLayouts/slideLayout1.xml'], ['c', 'chart', '../charts/chart1.xml']),
  'ppt/slideLayouts/slideLayout1.xml': slide(`<p:sp><p:nvPr><p:ph/></p:nvPr>${line('Click to edit')}</p:sp><p:sp>${line('Harrowgate Ltd')}</p:sp>`),
  'ppt/charts/chart1.xml':
    '<c:chartSpace xmlns:c="c" xmlns:a="a"><c:title><c:tx>' + line('Timber') + '</c:tx></c:title><c:ser><c:tx><c:v>tons</c:v></c:tx>' +
    '<c:cat><c:pt idx="0"><c:v>oak</c:v></c:pt><c:pt idx="1"><c:v>ash</c:v></c:pt></c:cat>' +
    '<c:val><c:pt idx="1"><c:v>4</c:v></c:pt><c:pt idx="0"><c:v>7</c:v></c:pt></c:val></c:ser></c:chartSpace>',
  'ppt/notesSlides/notesSlide1.xml': slide(line('Say it slowly')),
  'docProps/core.xml': '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>Ilse Brandt</dc:creator></cp:coreProperties>',
  'ppt/media/a.png': 'png',
})

checkExtractor(pptxFormat, [{ name: 'deck.pptx', bytes: deck }])

test('slides in the order shown, notes below, tables by cell, hidden ones told', async () => {
  const read = await collect(pptxExtractor, inputOf(deck, 'deck.pptx'))
  assert.deepEqual(
    read.texts.map((segment) => [segment.locator, segment.text]),
    [
      ['page=1', 'Port Elm\n\nSay it slowly'],
      ['page=2', 'Costs\noak\t7\n\nTimber\ntons\noak\t7\nash\t4\n\nHarrowgate Ltd'],
    ],
  )
  assert.deepEqual(
    read.problems.map((problem) => [problem.code, problem.message.includes(': 2')]),
    [['pptx.hidden-slides', true]],
  )
  assert.equal(read.statements.find((draft) => draft.property === 'author')?.value, 'Ilse Brandt')
  assert.deepEqual(
    read.children.map((child) => child.name),
    ['ppt/media/a.png'],
  )
})
