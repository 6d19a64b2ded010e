import { readXml } from '../xml-stream/xml-stream.ts'

/** A property that an office file tells of itself. */
export interface DocumentProperty {
  /** Unique in the file: `core.creator`. */
  readonly name: string
  readonly text: string
  /** Property of the document entity that it states. */
  readonly property?: string
}

/** The leaf elements of a properties part as properties named `<prefix>.<element>`, custom ones `custom.<name>`; the first of each name. */
export function readLeafProperties(bytes: Uint8Array, prefix: string, stated: Readonly<Record<string, string>>): DocumentProperty[] {
  const found = new Map<string, DocumentProperty>()
  let element = ''
  let label: string | undefined
  let text = ''
  readXml(bytes, {
    open(name, attributes) {
      element = name
      text = ''
      // Custom properties bear their name in an attribute, of the element itself or of the one around it.
      label = attributes['meta:name'] ?? (name === 'property' ? attributes.name : label)
    },
    text: (more) => void (text += more),
    close(name) {
      if (name === element && text.trim()) {
        const key = label === undefined ? `${prefix}.${name}` : `custom.${label}`
        const property = stated[name]
        if (!found.has(key)) found.set(key, { name: key, text: text.trim(), ...(property ? { property } : {}) })
      }
      if (name === 'property' || name === 'user-defined') label = undefined
      element = ''
    },
  })
  return [...found.values()]
}
