import { findSchema, listSchemata, propertyType, type Schema } from '../../model/schema/schema.ts'
import type { GraphLink, GraphNode, GraphValue } from './graph-file.ts'

/** How a value of a graph file is treated. */
export type GraphTarget =
  | { readonly treatment: 'mapped'; readonly property: string }
  | { readonly treatment: 'ignored'; readonly reason: string }
  | { readonly treatment: 'unmapped' }

/** Names under which graph files tell what a thing is, in order of preference. */
const kindNames = ['schema', 'type', 'kind', 'category', 'class', 'identity_class']

/** Words for kinds, in lower case; what is not here is looked up among the schemata. */
const kinds: Readonly<Record<string, string>> = {
  person: 'Person', individual: 'Person', people: 'Person', man: 'Person', woman: 'Person', organization: 'Organization', organisation: 'Organization', company: 'Company', business: 'Company',
  account: 'BankAccount', 'bank account': 'BankAccount', address: 'Address', location: 'Address', vehicle: 'Vehicle', car: 'Vehicle', phone: 'Phone', telephone: 'Phone', vessel: 'Vessel', ship: 'Vessel',
  class: 'LegalEntity', group: 'Organization', 'threat-actor': 'LegalEntity', payment: 'Payment', paid: 'Payment', owns: 'Ownership', ownership: 'Ownership', directs: 'Directorship', member: 'Membership',
}

const drawing = new Set([
  'x', 'y', 'z', 'x_fact', 'y_fact', 'size', 'color', 'colour', 'r', 'g', 'b', 'a', 'shape', 'thickness', 'ic', 'bc', 'fos', 'viz', 'width', 'lr', 'lphi', 'lc', 'la', 'modularity_class', 'degree',
])

/** The schema of a node by what it tells of itself; `LegalEntity` where it tells nothing that is known. */
export function schemaOfNode(node: GraphNode): string {
  for (const name of kindNames) {
    for (const { text } of node.values.filter((value) => value.name.toLowerCase() === name)) {
      const found = kinds[text.trim().toLowerCase()] ?? schemaNamed(text.trim())
      if (found && !findSchema(found)!.abstract && !findSchema(found)!.edge) return found
    }
  }
  return 'LegalEntity'
}

/** The edge schema of a link by what it tells of itself, or by its label; `UnknownLink` where neither is known or an end could not stand in it. */
export function schemaOfLink(link: GraphLink, ends: readonly [string, string]): Schema {
  for (const name of [...kindNames, 'label', 'relationship_type']) {
    for (const { text } of link.values.filter((value) => value.name.toLowerCase() === name)) {
      const schema = findSchema(kinds[text.trim().toLowerCase()] ?? schemaNamed(text.trim()) ?? '')
      if (schema?.edge && !schema.abstract && canStand(schema, ends)) return schema
    }
  }
  return findSchema('UnknownLink')!
}

function schemaNamed(text: string): string | undefined {
  return listSchemata().find(({ name }) => name.toLowerCase() === text.toLowerCase())?.name
}

/** Whether both ends are of the kind that the edge joins. */
function canStand({ edge, properties }: Schema, [source, target]: readonly [string, string]): boolean {
  const fits = (property: string, schema: string) => {
    const range = properties.get(property)?.range
    return range === undefined || findSchema(schema)?.ancestors.has(range) === true
  }
  return fits(edge!.source, source) && fits(edge!.target, target)
}

/** How a value of a node of that schema is treated. */
export function targetOfNodeValue(schema: string, { name }: GraphValue): GraphTarget {
  const word = plainWord(name)
  if (['label', 'name', 'caption', 'title'].includes(word) && propertyType(schema, 'name')) return { treatment: 'mapped', property: 'name' }
  if (kindNames.includes(word)) return { treatment: 'ignored', reason: 'what the node is: its schema' }
  return otherTarget(schema, word)
}

/** How a value of a link of that schema is treated. */
export function targetOfLinkValue(schema: Schema, { name }: GraphValue): GraphTarget {
  const word = plainWord(name)
  const property = (wanted: readonly string[]) => wanted.find((each) => schema.properties.has(each) && schema.properties.get(each)!.type !== 'entity')
  const found = ['label', 'relationship_type', 'role'].includes(word) ? property(['role', 'relationship', 'summary'])
    : ['start', 'start_time', 'startdate', 'date', 'datetime'].includes(word) ? property(startProperties(schema, word))
      : ['end', 'stop', 'stop_time', 'enddate'].includes(word) ? property(['endDate']) : undefined
  if (found) return { treatment: 'mapped', property: found }
  if (kindNames.includes(word)) return { treatment: 'ignored', reason: 'what the link is: its schema' }
  if (word === 'directed') return { treatment: 'ignored', reason: 'whether its direction means something' }
  if (word === 'weight') return { treatment: 'ignored', reason: 'how heavy it is drawn' }
  return otherTarget(schema.name, word)
}

/** A movement of money happens on a day; what else is told to begin, begins. */
function startProperties({ properties }: Schema, word: string): string[] {
  return word.startsWith('date') || properties.has('amount') ? ['date', 'startDate'] : ['startDate', 'date']
}

function otherTarget(schema: string, word: string): GraphTarget {
  if (drawing.has(word)) return { treatment: 'ignored', reason: 'where and how it is drawn' }
  const property = [...findSchema(schema)!.properties.values()].find(({ name, type }) => type !== 'entity' && name.toLowerCase() === word.replaceAll(/[_ -]/g, ''))
  return property ? { treatment: 'mapped', property: property.name } : { treatment: 'unmapped' }
}

function plainWord(name: string): string {
  return name.trim().toLowerCase()
}
