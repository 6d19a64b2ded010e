import { readXml } from '../xml-stream/xml-stream.ts'
import type { ZipContainer } from '../zip-container/zip-container.ts'
import { readRelationships } from './package-parts.ts'

/** Parts beside the cells that hold words: comments, text boxes, charts, diagrams, printed headers, addresses of links. */
export function isTextPart(name: string): boolean {
  return (
    /^xl\/(comments\d*|threadedComments\/[^/]+|comments\/[^/]+|drawings\/drawing\d*|charts\/chart\d*|diagrams\/data\d*|connections|persons\/[^/]+)\.xml$/i.test(name) ||
    /^xl\/(worksheets|chartsheets)\/([^/]+\.xml|_rels\/[^/]+\.xml\.rels)$/i.test(name)
  )
}

/** The words of such a part, one run a line; an empty text when there are none. */
export async function readPartText(container: ZipContainer, name: string): Promise<string> {
  if (name.endsWith('.rels')) return (await externalTargets(container, name)).join('\n')
  const bytes = await container.entry(name)
  if (!bytes) return ''
  if (/connections\.xml$/i.test(name)) return attributeLines(bytes, ['name', 'description', 'connection', 'command', 'sourceFile', 'url']).join('\n')
  if (/persons\//i.test(name)) return attributeLines(bytes, ['displayName', 'userId']).join('\n')
  const sheet = /^xl\/(worksheets|chartsheets)\//i.test(name)
  if (sheet && !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('headerFooter')) return ''
  return textLines(bytes, sheet ? sheetWords : drawingWords).join('\n')
}

const sheetWords = new Set(['oddHeader', 'oddFooter', 'evenHeader', 'evenFooter', 'firstHeader', 'firstFooter'])
const drawingWords = new Set(['t', 'v', 'author', 'text'])

function textLines(bytes: Uint8Array, elements: ReadonlySet<string>): string[] {
  const lines: string[] = []
  let line: string | undefined
  readXml(bytes, {
    open: (name) => void (elements.has(name) && (line = '')),
    text: (text) => void (line !== undefined && (line += text)),
    close(name) {
      if (!elements.has(name)) return
      if (line?.trim()) lines.push(line.trim())
      line = undefined
    },
  })
  return lines
}

function attributeLines(bytes: Uint8Array, names: readonly string[]): string[] {
  const lines: string[] = []
  readXml(bytes, {
    open: (_, attributes) => lines.push(...names.flatMap((name) => (attributes[name]?.trim() ? [`${name}: ${attributes[name].trim()}`] : []))),
  })
  return lines
}

async function externalTargets(container: ZipContainer, name: string): Promise<string[]> {
  const part = name.replace('_rels/', '').replace(/\.rels$/, '')
  return (await readRelationships(container, part)).filter((each) => each.external).map((each) => each.target)
}
