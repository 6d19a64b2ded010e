import type { Problem } from '../../model/problem.ts'
import type { ExtractInput } from '../contract.ts'
import { documentExtractor } from '../document/document-extractor.ts'
import type { DocumentReading } from '../document/document-reading.ts'
import { readDrawings } from '../document/drawing-text.ts'
import { OfficePackage } from '../document/office-package.ts'
import { readOfficeProperties } from '../document/office-properties.ts'
import { readRelations, type OfficeRelation } from '../document/office-relations.ts'
import type { DocumentKind } from '../document/unread-reading.ts'
import { DocxText, type TrackedChange } from './docx-text.ts'

const kind: DocumentKind = { id: 'docx', mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }
const partKinds = ['header', 'footer', 'footnotes', 'endnotes', 'comments']

/**
 * Reads a Word document: the body, then headers, footers, notes and comments, charts and diagrams, then what was deleted
 * under tracked changes, each as a stretch of one text; core properties as fields; embedded files, and the texts of other
 * formats that it shows as its own (`altChunk`), as children.
 */
export const docxExtractor = documentExtractor(kind, readDocx)

async function readDocx(input: ExtractInput): Promise<DocumentReading> {
  const file = await OfficePackage.open(kind.id, input)
  const main = (await readRelations(file, '')).find((relation) => relation.type === 'officeDocument')?.target ?? 'word/document.xml'
  const body = new DocxText()
  if (!(await file.walk(main, body))) throw new Error(`The part ${main} is not there.`)
  const relations = await readRelations(file, main)
  const parts = [body, ...(await readParts(file, relations))]
  const changes = parts.flatMap((part) => part.changes).filter((change) => change.text.trim())
  const deleted = changes.filter((change) => change.kind === 'deleted').map((change) => change.text)
  const drawings = await readDrawings(file, relations)
  const texts = [...new Set([...parts.map(String), ...drawings, deleted.join('\n')].filter((text) => text.trim() !== ''))]
  const fields = await readOfficeProperties(file)
  const chunks = new Set(relations.filter(({ type, isExternal }) => type === 'aFChunk' && !isExternal).map(({ target }) => target))
  const children = await file.children((name) => chunks.has(name) || /^word\/(?:media|embeddings)\//.test(name), input)
  const problems = [...file.allProblems(), ...changeProblems(changes), ...hiddenProblems(parts), ...externalProblems(relations)]
  if (texts.length === 0) problems.push(noText(children.length))
  const isPartly = problems.some((problem) => problem.severity === 'error')
  return {
    facts: { mediaType: kind.mediaType, ...(isPartly ? { partly: 'damaged' } : {}) },
    sections: texts.map((text) => ({ text })),
    fields,
    children,
    problems,
  }
}

function noText(children: number): Problem {
  const message = children > 0 ? `The document has no text of its own; look at the ${children} files inside it.` : 'The document holds no text.'
  return { code: 'docx.no-text', severity: 'information', message }
}

async function readParts(file: OfficePackage, relations: readonly OfficeRelation[]): Promise<DocxText[]> {
  const parts: DocxText[] = []
  for (const type of partKinds) {
    for (const target of relations
      .filter((relation) => relation.type === type && !relation.isExternal)
      .map((relation) => relation.target)
      .sort()) {
      const part = new DocxText()
      if (await file.walk(target, part)) parts.push(part)
    }
  }
  return parts
}

function changeProblems(changes: readonly TrackedChange[]): Problem[] {
  if (changes.length === 0) return []
  const count = (kind: TrackedChange['kind']) => changes.filter((change) => change.kind === kind).length
  const authors = [...new Set(changes.map((change) => change.author).filter(Boolean))].sort()
  const dates = changes
    .map((change) => change.date)
    .filter(Boolean)
    .sort()
  const span = dates.length ? `, from ${dates[0]} to ${dates.at(-1)}` : ''
  const message = `The document keeps tracked changes: ${count('inserted')} insertions, ${count('deleted')} deletions, ${count('moved')} moves by ${authors.join(', ') || 'nobody named'}${span}. Deleted text stands at the end of the text.`
  return [{ code: 'docx.tracked-changes', severity: 'information', message }]
}

function hiddenProblems(parts: readonly DocxText[]): Problem[] {
  const hidden = parts.reduce((sum, part) => sum + part.hiddenChars, 0)
  const message = `${hidden} characters of the text are set as hidden; Word does not show them unless asked to.`
  return hidden > 0 ? [{ code: 'docx.hidden-text', severity: 'information', message }] : []
}

function externalProblems(relations: readonly OfficeRelation[]): Problem[] {
  const external = relations.filter((relation) => relation.isExternal && relation.type !== 'hyperlink').slice(0, 20)
  return external.map(({ type, target }) => ({
    code: 'docx.external-content',
    severity: 'information',
    message: `The document would load its ${type} from '${target.slice(0, 200)}'; it was not loaded.`,
  }))
}
