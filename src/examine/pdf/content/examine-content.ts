import { messageOf } from '../../../base/failure.ts'
import type { PDFDocumentProxy, PDFPageProxy } from '../../../extract/pdf/open-pdf.ts'
import { damageWords } from '../../../extract/document/damage-words.ts'
import { formatLocator } from '../../../model/locator.ts'
import type { CheckDescription, ExaminationSink, ExamineLimits } from '../../document/document-examiner.ts'
import { pdfChecks } from '../pdf-checks.ts'
import { findCoveredText, type CoveredText } from './covered-text.ts'
import { findOddFigures } from './figure-font.ts'
import { findHiddenText, scanShare, type HiddenReason, type HiddenText } from './hidden-text.ts'
import { areaOf, around, type Box } from './matrix.ts'
import type { PageMarks, TextMark } from './page-marks.ts'
import { drawPage, hasInk, type PageRaster } from './page-raster.ts'
import { readPageMarks } from './read-page-marks.ts'
import { findUnseenText, type UnseenText } from './unseen-text.ts'
import { VisibleWords } from './visible-words.ts'

/** Pages whose drawing is examined, and those that are drawn as pictures for it. */
export const contentLimits = { maxPages: 300, maxDrawn: 4, maxCompared: 1, maxPictures: 12, maxShown: 160 } as const

const words: Readonly<Record<HiddenReason, string>> = {
  recognition: 'lies invisible over a picture',
  invisible: 'is drawn invisibly (rendering mode 3) with no picture below it',
  transparent: 'is drawn transparent',
  background: 'has the colour of its ground',
  tiny: 'is less than 1.5 points high',
  outside: 'stands outside the part of the page that shows',
  clipped: 'is clipped away',
  layer: 'is in a layer that does not show',
}

/** What the examination of content found of a whole document. */
interface Tally {
  hidden: number
  covered: number
  odd: number
  drawn: number
  /** Pages whose text was held against their picture, and those where it is without ink. */
  compared: number
  unseen: number
  pictures: number
  readonly visible: VisibleWords
  /** Text that may show on another page. */
  readonly cut: { readonly hidden: HiddenText; readonly marks: Pick<PageMarks, 'page'> }[]
}

/** Reasons that hold only when the text shows on no other page. */
const cutting: ReadonlySet<HiddenReason> = new Set(['outside', 'clipped'])
/** Reasons that a picture of the page proves or shows. */
const drawable: ReadonlySet<HiddenReason> = new Set(['background', 'invisible', 'transparent'])

/** Examines what pages draw: hidden text, covered text, figures in another font. Pages that cannot be read give problems. */
export async function examineContent(pdf: PDFDocumentProxy, { limits, sink }: { limits: ExamineLimits; sink: ExaminationSink }): Promise<void> {
  const pages = Math.min(pdf.numPages, limits.maxPages, contentLimits.maxPages)
  const tally: Tally = { hidden: 0, covered: 0, odd: 0, drawn: 0, compared: 0, unseen: 0, pictures: 0, visible: new VisibleWords(), cut: [] }
  for (let number = 1; number <= pages; number++) {
    try {
      await examinePage(pdf, await pdf.getPage(number), { limits, sink, tally })
    } catch (cause) {
      sink.problem({
        code: 'pdf.page-unexamined', severity: 'warning', locator: formatLocator({ kind: 'page', page: number }),
        message: `What page ${number} draws cannot be examined: ${damageWords(messageOf(cause))}. Look at it in another program.`,
      })
    }
  }
  if (pages < pdf.numPages) {
    sink.problem({ code: 'limit.pages', severity: 'warning', message: `What is drawn was examined on the first ${pages} of ${pdf.numPages} pages. Examine the others apart.` })
  }
  for (const { hidden, marks } of tally.cut) {
    const unseen = hidden.marks.filter((mark) => !tally.visible.has(mark))
    if (unseen.length > 0) tellHidden({ ...hidden, marks: unseen }, { marks, raster: undefined, task: { limits, sink, tally } })
  }
  tellNothingFound(tally, pages, sink)
}

function tellNothingFound(tally: Tally, pages: number, sink: ExaminationSink): void {
  const none = (check: CheckDescription, message: string) => sink.observe(check, { outcome: 'pass', observed: `none on ${pages} pages`, expected: 'none', message })
  if (tally.hidden === 0) none(pdfChecks.hiddenText, 'All text of the pages shows.')
  if (tally.covered === 0) none(pdfChecks.coveredText, 'Nothing opaque is painted over text.')
  if (tally.compared === 0) sink.observe(pdfChecks.textPicture, { outcome: 'not-applicable', observed: 'no page with text was drawn', expected: 'ink at the place of each run of text', message: 'No page with text could be drawn, so text was not held against a picture.' })
  else if (tally.unseen === 0) sink.observe(pdfChecks.textPicture, { outcome: 'pass', observed: `${tally.compared} of ${pages} pages drawn`, expected: 'ink at the place of each run of text', message: `On the ${tally.compared} pages that were drawn there is ink wherever text stands. What the ink says was not read.` })
  if (tally.odd === 0) none(pdfChecks.figureFont, 'No figure is set otherwise than the column it stands in.')
}

interface PageTask {
  readonly limits: ExamineLimits
  readonly sink: ExaminationSink
  readonly tally: Tally
}

async function examinePage(pdf: PDFDocumentProxy, page: PDFPageProxy, task: PageTask): Promise<void> {
  const marks = await readPageMarks(pdf, page)
  const { sink, tally } = task
  if (marks.isCut) sink.problem({ code: 'limit.marks', severity: 'warning', locator: placeOf(marks), message: `Page ${marks.page} draws more than is examined; what is painted last was not looked at.` })
  const hidden = findHiddenText(marks)
  const covered = findCoveredText(marks)
  const odd = findOddFigures(marks)
  const isDoubtful = covered.length > 0 || odd.length > 0 || hidden.some(({ reason }) => drawable.has(reason))
  tally.visible.add(marks)
  const isCompared = tally.compared < contentLimits.maxCompared && canCompare(marks)
  const raster = (isDoubtful || isCompared) && tally.drawn < contentLimits.maxDrawn ? await draw(page, pdf, { ...task, scale: isDoubtful ? 1.5 : 1 }) : undefined
  if (raster && isCompared) tellUnseen({ marks, raster, task }, findUnseenText(marks, raster))
  for (const each of hidden) {
    if (cutting.has(each.reason)) tally.cut.push({ hidden: each, marks: { page: marks.page } })
    else tellHidden(each, { marks, raster, task })
  }
  for (const each of covered) tellCovered(each, { marks, raster, task })
  for (const { token, columnLength, how } of odd) {
    tally.odd++
    const message = `The figure ${token.text} on page ${marks.page} is set otherwise than its column of ${columnLength} figures: ${how}.`
    sink.observe(pdfChecks.figureFont, { outcome: 'fail', observed: `${token.text}: ${how}`, expected: 'one font and size in a column', message, locator: placeOf(marks, token.box) })
    show(token.box, { name: 'figure', caption: `${token.text}: ${how}`, marks, raster, task })
  }
  page.cleanup()
}

/** A page with text; on top of a picture of the whole page, text of recognition alone, as such pictures take long to draw. */
function canCompare({ texts, paints, frame }: PageMarks): boolean {
  const isPicture = paints.some(({ kind, box }) => kind === 'picture' && areaOf(box) > scanShare * areaOf(frame))
  return texts.some(({ mode }) => !isPicture || mode === 3)
}

async function draw(page: PDFPageProxy, pdf: PDFDocumentProxy, { limits, tally, scale }: PageTask & { readonly scale: number }): Promise<PageRaster | undefined> {
  tally.drawn++
  return drawPage(page, (pdf as { canvasFactory?: unknown }).canvasFactory, { scale, maxPixels: Math.min(limits.maxPixels, 4_000_000) })
}

interface Telling {
  readonly marks: Pick<PageMarks, 'page'>
  readonly raster: PageRaster | undefined
  readonly task: PageTask
}

function tellHidden({ reason, marks: texts }: HiddenText, telling: Telling): void {
  const { marks, raster, task: { sink, tally } } = telling
  if (reason === 'recognition') {
    tally.hidden++
    sink.observe(pdfChecks.hiddenText, {
      outcome: 'undetermined', observed: quote(texts), expected: 'text that shows, or that says what the picture below it shows', locator: placeOf(marks),
      message: `Page ${marks.page} is a picture with invisible text over it, as text recognition writes it. Whether the text says what the picture shows was not examined: compare them by eye.`,
    })
    return
  }
  // A ground that is no rectangle is not known to the rule; the drawn page shows whether the text can be seen.
  const unseen = reason === 'background' ? texts.filter(({ box }) => raster !== undefined && !hasInk(raster, box)) : texts
  if (unseen.length === 0) return
  tally.hidden++
  const box = around(unseen.map((mark) => mark.box))
  sink.observe(pdfChecks.hiddenText, {
    outcome: 'fail', observed: quote(unseen), expected: 'text that shows', locator: placeOf(marks, box),
    message: `Text on page ${marks.page} ${words[reason]}: ${quote(unseen)}.`,
  })
  show(box, { name: `hidden-${reason}`, caption: `Where text ${words[reason]}: ${quote(unseen)}`, ...telling })
}

function tellUnseen(telling: Telling, { drawn, recognised }: UnseenText): void {
  const { marks, task: { sink, tally } } = telling
  tally.compared++
  const kinds: readonly (readonly [readonly TextMark[], string])[] = [[drawn, 'should show and is not seen in the drawn page'], [recognised, 'is laid, invisible, over a place where the picture is blank']]
  for (const [texts, how] of kinds) {
    if (texts.length === 0) continue
    tally.unseen++
    const box = around(texts.map((mark) => mark.box))
    sink.observe(pdfChecks.textPicture, {
      outcome: 'fail', observed: quote(texts), expected: 'ink at the place of each run of text', locator: placeOf(marks, box),
      message: `Text on page ${marks.page} ${how}: ${quote(texts)}.`,
    })
    show(box, { name: 'unseen', caption: `Here text ${how}: ${quote(texts)}`, ...telling })
  }
}

function tellCovered({ paint, marks: texts, replacement }: CoveredText, telling: Telling): void {
  const { marks, task: { sink, tally } } = telling
  tally.covered++
  const what = paint.kind === 'picture' ? 'a picture' : `a rectangle (${paint.color})${paint.inAnnotation ? ' of an annotation' : ''}`
  const instead = replacement.length > 0 ? `; over it stands ${quote(replacement)}` : ''
  sink.observe(pdfChecks.coveredText, {
    outcome: 'fail', observed: `${quote(texts)} under ${what}${instead}`, expected: 'nothing opaque over text', locator: placeOf(marks, around(texts.map((mark) => mark.box))),
    message: `On page ${marks.page}, ${what} is painted over the text ${quote(texts)}${instead}.`,
  })
  show(paint.box, { name: 'covered', caption: `Here ${what} is painted over ${quote(texts)}`, ...telling })
}

function show(box: Box, { name, caption, marks, raster, task: { sink, tally } }: Telling & { readonly name: string; readonly caption: string }): void {
  if (!raster || tally.pictures >= contentLimits.maxPictures) return
  const margin = 24
  const bytes = raster.crop([box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin])
  if (!bytes) return
  tally.pictures++
  sink.picture({ name: `page-${marks.page}-${name}-${tally.pictures}`, caption, locator: placeOf(marks, box), mediaType: 'image/png', bytes })
}

function quote(texts: readonly TextMark[]): string {
  const text = texts.slice(0, 1_000).map((mark) => mark.text).join(' ').replace(/[\p{C}\s]+/gu, ' ').trim()
  return `\u201c${text.length > contentLimits.maxShown ? `${text.slice(0, contentLimits.maxShown)}...` : text}\u201d`
}

function placeOf({ page }: Pick<PageMarks, 'page'>, box?: Box): string {
  return formatLocator({ kind: 'page', page, ...(box ? { box } : {}) })
}
