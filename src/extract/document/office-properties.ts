import type { DocumentField } from './document-reading.ts'
import type { OfficePackage } from './office-package.ts'

/** Elements of `docProps/core.xml` (ECMA-376 part 2, section 11) and the properties they state. */
const core: Readonly<Record<string, string>> = {
  title: 'title', subject: 'summary', creator: 'author', keywords: 'keywords', description: 'description', lastModifiedBy: 'lastModifiedBy',
  created: 'authoredAt', modified: 'modifiedAt', language: 'language',
}
/** Elements of `docProps/app.xml` (ECMA-376 part 1, section 22.2). */
const app: Readonly<Record<string, string>> = { Application: 'generator', Company: 'publisher' }
const mostFields = 200

/** The core, application and custom properties of an Office Open XML file, as fields `core.creator`, `app.Company`, `custom.Case`. */
export async function readOfficeProperties(file: OfficePackage): Promise<DocumentField[]> {
  return [
    ...(await readLeaves(file, 'docProps/core.xml', { prefix: 'core', properties: core })),
    ...(await readLeaves(file, 'docProps/app.xml', { prefix: 'app', properties: app })),
    ...(await readCustom(file)),
  ]
}

/** Elements that hold text alone, each a field; of several with one name the first. */
export async function readLeaves(
  file: OfficePackage,
  part: string,
  how: { prefix: string; properties: Readonly<Record<string, string>> },
): Promise<DocumentField[]> {
  const fields = new Map<string, DocumentField>()
  let name = ''
  let text = ''
  await file.walk(part, {
    open(opened) {
      name = opened
      text = ''
    },
    text: (piece) => void (text += piece),
    close(closed) {
      const field = `${how.prefix}.${closed}`
      if (closed === name && text.trim() && !fields.has(field) && fields.size < mostFields) {
        const property = how.properties[closed]
        fields.set(field, { name: field, text, ...(property ? { property } : {}) })
      }
      name = ''
    },
  })
  return [...fields.values()]
}

async function readCustom(file: OfficePackage): Promise<DocumentField[]> {
  const fields = new Map<string, DocumentField>()
  let name: string | undefined
  let text = ''
  await file.walk('docProps/custom.xml', {
    open(opened, attributes) {
      if (opened !== 'property') return
      name = attributes['name']
      text = ''
    },
    text: (piece) => void (text += piece),
    close(closed) {
      if (closed !== 'property' || !name || !text.trim() || fields.size >= mostFields) return
      fields.set(name, { name: `custom.${name}`, text })
    },
  })
  return [...fields.values()]
}
