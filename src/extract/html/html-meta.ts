import type { DocumentField } from '../document/document-reading.ts'

/** Names of `<meta>` and the property of the document that they state. */
const properties: Readonly<Record<string, string>> = {
  'author': 'author', 'dc.creator': 'author', 'dcterms.creator': 'author', 'article:author': 'author',
  'date': 'date', 'dc.date': 'date', 'dcterms.date': 'date', 'dcterms.created': 'authoredAt',
  'article:published_time': 'publishedAt', 'datepublished': 'publishedAt',
  'last-modified': 'modifiedAt', 'article:modified_time': 'modifiedAt', 'dcterms.modified': 'modifiedAt',
  'description': 'summary', 'og:description': 'summary', 'keywords': 'keywords', 'generator': 'generator',
  'og:title': 'title', 'og:site_name': 'publisher',
}

/** The field of a `<meta>` element, or undefined when it says nothing; `index` tells elements of one name apart. */
export function metaField(attributes: Readonly<Record<string, string>>, index: number): DocumentField | undefined {
  const name = (attributes['name'] ?? attributes['property'] ?? attributes['itemprop'] ?? '').trim().toLowerCase()
  const text = attributes['content']?.trim()
  if (!name || !text) return undefined
  const property = properties[name]
  return { name: `meta.${name}.${index}`, text, ...(property ? { property } : {}) }
}
