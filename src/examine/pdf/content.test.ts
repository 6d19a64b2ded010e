import assert from 'node:assert/strict'
import { test } from 'node:test'
import { examineBytes } from './fixtures/examine-bytes.ts'
import { PdfWriter, writeStream } from './fixtures/pdf-writer.ts'

const fonts = '/Font<</F1 5 0 R/F2 6 0 R/F3 7 0 R/F4 8 0 R>>/XObject<</I1 9 0 R>>/ExtGState<</G1<</ca 0.5>>/G2<</ca 0.01>>>>'
const font = (name: string) => `<</Type/Font/Subtype/Type1/BaseFont/${name}>>`
const gray = writeStream(String.fromCharCode(...Array.from({ length: 16 }, (_, index) => index * 16)), '/Type/XObject/Subtype/Image/Width 4/Height 4/ColorSpace/DeviceGray/BitsPerComponent 8')

/** A file of pages of 300 by 200 points that draw this; the crop box leaves 20 points off the right. */
function draw(...contents: readonly string[]): Uint8Array {
  const pages = contents.map((_, index) => 20 + index * 2)
  const objects: Record<number, string> = {
    1: '<</Type/Catalog/Pages 2 0 R>>', 2: `<</Type/Pages/Kids[${pages.map((number) => `${number} 0 R`).join(' ')}]/Count ${pages.length}>>`,
    5: font('Helvetica'), 6: font('Courier'), 7: font('Helvetica-Bold'), 8: font('Helvetica'), 9: gray,
  }
  for (const [index, content] of contents.entries()) {
    objects[pages[index]!] = `<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/CropBox[0 0 280 200]/Resources<<${fonts}>>/Contents ${pages[index]! + 1} 0 R>>`
    objects[pages[index]! + 1] = writeStream(content)
  }
  return new PdfWriter().save(objects).bytes
}

const say = (text: string, { x = 20, y = 100, size = 12, font = 'F1', before = '' } = {}) => `q ${before} BT /${font} ${size} Tf ${x} ${y} Td (${text}) Tj ET Q\n`

/** Outcomes and words of one check. */
async function told(bytes: Uint8Array, check: string): Promise<string[]> {
  const { observations } = await examineBytes(bytes)
  return observations.filter((each) => each.check === `pdf.${check}`).map(({ outcome, message, locator }) => `${outcome} ${locator ?? ''} ${message}`)
}

const hidden: readonly [what: string, pages: readonly string[], expected: RegExp][] = [
  ['text that shows', [say('Berth seven')], /^pass/],
  ['mode 3 on bare paper', [say('Berth seven', { before: '3 Tr' })], /^fail page=1&box=.* is drawn invisibly .*\u201cBerth seven\u201d/],
  ['mode 3 over the picture of a page', [`q 300 0 0 200 0 0 cm /I1 Do Q ${say('Berth seven', { before: '3 Tr' })}`], /^undetermined page=1 .*text recognition/],
  ['white on paper', [say('Berth seven', { before: '1 g' })], /^fail .*colour of its ground/],
  ['white on a dark bar', [`0 g 10 90 200 30 re f ${say('Berth seven', { before: '1 g' })}`], /^pass/],
  ['white on a dark shape that is no rectangle', [`0 g 10 80 m 200 80 l 210 130 l 10 140 l f ${say('Berth seven', { before: '1 g' })}`], /^pass/],
  ['black on black', [`0 g 10 90 200 30 re f ${say('Berth seven')}`], /^fail .*colour of its ground/],
  ['tiny', [say('Berth seven is let', { size: 0.8 })], /^fail .*less than 1.5 points/],
  ['a tiny dot', [say('.', { size: 0.8 })], /^pass/],
  ['outside the crop box', [say('Berth', { x: 285, size: 4 })], /^fail .*outside the part of the page/],
  ['outside on one page, shown on the next', [say('Berth', { x: 285, size: 4 }), say('Berth')], /^pass/],
  ['clipped away', [say('Berth seven', { before: '0 0 10 10 re W n' })], /^fail .*is clipped away/],
  ['transparent', [say('Berth seven', { before: '/G2 gs' })], /^fail .*transparent/],
]

for (const [what, pages, expected] of hidden) {
  test(`hidden text: ${what}`, async () => {
    const found = await told(draw(...pages), 'hidden-text')
    assert.equal(found.length, 1, found.join('\n'))
    assert.match(found[0]!, expected)
  })
}

const covered: readonly [what: string, content: string, expected: RegExp][] = [
  ['nothing over it', say('1,200.00'), /^pass/],
  ['a white box over it', `${say('1,200.00')} 1 g 10 90 200 30 re f`, /^fail page=1&box=.*rectangle \(#ffffff\) is painted over the text \u201c1,200.00\u201d\./],
  ['a white box and another figure over it', `${say('1,200.00')} 1 g 10 90 200 30 re f 0 g ${say('9,900.00')}`, /^fail .*\u201c1,200.00\u201d; over it stands \u201c9,900.00\u201d/],
  ['a picture over it', `${say('1,200.00')} q 200 0 0 30 10 90 cm /I1 Do Q`, /^fail .*a picture is painted over/],
  ['a box below it', `0.9 g 10 90 200 30 re f 0 g ${say('1,200.00')}`, /^pass/],
  ['a box beside it', `${say('1,200.00')} 1 g 10 20 200 30 re f`, /^pass/],
  ['a box that is seen through', `${say('1,200.00')} q /G1 gs 1 0 0 rg 10 90 200 30 re f Q`, /^pass/],
  ['a box drawn in a clip elsewhere', `${say('1,200.00')} q 0 0 5 5 re W n 1 g 10 90 200 30 re f Q`, /^pass/],
  ['a triangle over it', `${say('1,200.00')} 1 g 0 80 m 290 80 l 0 180 l f`, /^pass/],
  ['the scan of the page over its text', `${say('1,200.00')} q 300 0 0 200 0 0 cm /I1 Do Q`, /^pass/],
]

for (const [what, content, expected] of covered) {
  test(`covered text: ${what}`, async () => {
    const found = await told(draw(content), 'covered-text')
    assert.equal(found.length, 1, found.join('\n'))
    assert.match(found[0]!, expected)
  })
}

/** A column of eight figures flush right at 200 points, one of them set otherwise. */
function column(odd: (text: string, place: { x: number; y: number; size: number }) => string): string {
  return Array.from({ length: 8 }, (_, index) => {
    const place = { x: 200 - 8 * 5, y: 180 - index * 18, size: 10 }
    return index === 3 ? odd(`1,20${index}.50`, place) : say(`1,20${index}.50`, place)
  }).join('')
}

const figures: readonly [what: string, content: string, expected: RegExp][] = [
  ['one font', column((text, place) => say(text, place)), /^pass/],
  ['another font', column((text, place) => say(text, { ...place, x: place.x - 9, font: 'F2' })), /^fail .*1,203\.50 .*column of 8 figures: it is in Courier, the others in Helvetica/],
  ['another copy of the font', column((text, place) => say(text, { ...place, font: 'F4' })), /^fail .*another copy of the same font/],
  ['some characters in another font', column((text, { x, y, size }) => `BT /F1 ${size} Tf ${x} ${y} Td (${text.slice(0, 4)}) Tj /F3 ${size} Tf (${text.slice(4)}) Tj ET\n`), /^fail .*some of its characters are in Helvetica-Bold/],
  ['another size', column((text, place) => say(text, { ...place, x: place.x + 4, size: 9 })), /^fail .*9\.0 points high, the others 10\.0/],
  ['bold as a whole', column((text, place) => say(text, { ...place, font: 'F3' })), /^pass/],
  ['too short a column', column((text, place) => say(text, place)).split('\n').slice(0, 4).join('\n') + say('1,205.50', { x: 151, y: 20, size: 10, font: 'F2' }), /^pass/],
  ['a total in another size', column((text, place) => say(text, place)) + say('9,900.50', { x: 140, y: 20, size: 14 }), /^pass/],
  ['page numbers', Array.from({ length: 8 }, (_, index) => say(`1${index}`, { x: 180, y: 180 - index * 18, size: 10, font: index === 3 ? 'F2' : 'F1' })).join(''), /^pass/],
  ['words', Array.from({ length: 8 }, (_, index) => say('harbour', { y: 180 - index * 18, font: index === 3 ? 'F2' : 'F1' })).join(''), /^pass/],
]

for (const [what, content, expected] of figures) {
  test(`figures: ${what}`, async () => {
    const found = await told(draw(content), 'figure-font')
    assert.equal(found.length, 1, found.join('\n'))
    assert.match(found[0]!, expected)
  })
}

const seen: readonly [what: string, content: string, expected: RegExp][] = [
  ['text that shows', say('Berth seven'), /^pass .*ink wherever text stands/],
  ['no text', '0 g 10 90 200 30 re f', /^not-applicable/],
  ['text under a shape that is no rectangle', `${say('Berth seven')} 1 g 0 60 m 290 60 l 200 190 l 0 190 l f`, /^fail page=1&box=.*not seen in the drawn page: \u201cBerth/],
  ['recognised text where the picture is blank', `q 300 0 0 200 0 0 cm /I1 Do Q 1 g 0 0 300 200 re f ${say('Berth seven', { before: '3 Tr' })}`, /^fail .*where the picture is blank/],
  ['recognised text where there is ink', `q 300 0 0 200 0 0 cm /I1 Do Q 1 g 0 0 300 200 re f 0 g ${say('Berth seven')}${say('Berth seven', { before: '3 Tr' })}`, /^pass/],
]

for (const [what, content, expected] of seen) {
  test(`text against the drawn page: ${what}`, async () => {
    const found = await told(draw(content), 'text-picture')
    assert.equal(found.length, 1, found.join('\n'))
    assert.match(found[0]!, expected)
  })
}

test('what was found is shown as a crop of the page', async () => {
  const { pictures } = await examineBytes(draw(`${say('1,200.00')} 1 g 10 90 200 30 re f`))
  assert.deepEqual(pictures.map(({ name, mediaType }) => [name, mediaType]), [['page-1-covered-1', 'image/png']])
})
