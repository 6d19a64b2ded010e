import type { Problem } from '../../model/problem.ts'
import type { ExtractInput } from '../contract.ts'
import { documentExtractor } from '../document/document-extractor.ts'
import type { DocumentReading, DocumentSection } from '../document/document-reading.ts'
import { readDrawings } from '../document/drawing-text.ts'
import { OfficePackage } from '../document/office-package.ts'
import { readOfficeProperties } from '../document/office-properties.ts'
import { readRelations } from '../document/office-relations.ts'
import type { DocumentKind } from '../document/unread-reading.ts'
import { SlideText } from './slide-text.ts'

const kind: DocumentKind = { id: 'pptx', mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation' }

/** Reads a presentation: a page for each slide in their order, with its notes, comments, charts and diagrams below; core properties; pictures as children. */
export const pptxExtractor = documentExtractor(kind, readPptx)

async function readPptx(input: ExtractInput): Promise<DocumentReading> {
  const file = await OfficePackage.open(kind.id, input)
  const slides = await slideParts(file)
  const sections: DocumentSection[] = []
  const hidden: number[] = []
  const frames = new Set<string>()
  for (const [index, part] of slides.slice(0, input.limits.maxPages).entries()) {
    const slide = new SlideText()
    await file.walk(part, slide)
    if (slide.isHidden) hidden.push(index + 1)
    sections.push({
      text: [String(slide), ...(await attachedTexts(file, part, frames))].filter((text) => text !== '').join('\n\n'),
      page: index + 1,
    })
  }
  const fields = await readOfficeProperties(file)
  const children = await file.children((name) => /^ppt\/(?:media|embeddings)\//.test(name), input)
  const problems = [...file.allProblems(), ...hiddenProblem(hidden), ...limitProblem(slides.length, input), ...emptyProblem(sections)]
  const isPartly = problems.some((problem) => problem.severity === 'error')
  return {
    facts: { mediaType: kind.mediaType, pages: slides.length, ...(isPartly ? { partly: 'damaged' } : {}) },
    paged: true,
    sections,
    fields,
    children,
    problems,
  }
}

/** The slides in the order in which they are shown; by their number where the presentation part does not tell. */
async function slideParts(file: OfficePackage): Promise<string[]> {
  const main = (await readRelations(file, '')).find((relation) => relation.type === 'officeDocument')?.target ?? 'ppt/presentation.xml'
  const targets = new Map(
    (await readRelations(file, main)).filter((relation) => relation.type === 'slide').map(({ id, target }) => [id, target]),
  )
  const parts: string[] = []
  const isThere = await file.walk(main, {
    open(name, attributes) {
      const target = name === 'sldId' ? targets.get(attributes['r:id'] ?? attributes['id'] ?? '') : undefined
      if (target) parts.push(target)
    },
  })
  if (parts.length > 0) return parts
  const named = file.names.filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
  if (!isThere && named.length === 0) throw new Error(`The part ${main} is not there.`)
  return named.sort((a, b) => Number(/(\d+)\.xml$/.exec(a)![1]) - Number(/(\d+)\.xml$/.exec(b)![1]))
}

/** Notes, comments, charts and diagrams of a slide, and what its layout and master show, once for each of `frames`. */
async function attachedTexts(file: OfficePackage, part: string, frames: Set<string>): Promise<string[]> {
  const relations = (await readRelations(file, part)).filter((relation) => !relation.isExternal)
  const texts: string[] = []
  for (const { type, target } of relations) {
    if (type !== 'notesSlide' && type !== 'comments') continue
    const text = new SlideText()
    await file.walk(target, text)
    texts.push(String(text))
  }
  texts.push(...(await readDrawings(file, relations)))
  for (const { target } of relations.filter(({ type }) => type === 'slideLayout')) texts.push(...(await frameTexts(file, target, frames)))
  return texts
}

async function frameTexts(file: OfficePackage, layout: string, frames: Set<string>): Promise<string[]> {
  const masters = (await readRelations(file, layout)).filter(({ type, isExternal }) => type === 'slideMaster' && !isExternal)
  const texts: string[] = []
  for (const part of [layout, ...masters.map(({ target }) => target)]) {
    if (frames.has(part)) continue
    frames.add(part)
    const text = new SlideText({ isFrame: true })
    await file.walk(part, text)
    texts.push(String(text))
  }
  return texts
}

function hiddenProblem(hidden: readonly number[]): Problem[] {
  const message = `Slides that are hidden when the presentation is shown: ${hidden.join(', ')}.`
  return hidden.length ? [{ code: 'pptx.hidden-slides', severity: 'information', message }] : []
}

function limitProblem(slides: number, input: ExtractInput): Problem[] {
  const message = `Only the first ${input.limits.maxPages} of ${slides} slides were read. Raise the limit of the case.`
  return slides > input.limits.maxPages ? [{ code: 'limit.pages', severity: 'warning', message }] : []
}

function emptyProblem(sections: readonly DocumentSection[]): Problem[] {
  const message = 'No slide holds text; look at the pictures.'
  return sections.every((section) => section.text === '') ? [{ code: 'pptx.no-text', severity: 'information', message }] : []
}
