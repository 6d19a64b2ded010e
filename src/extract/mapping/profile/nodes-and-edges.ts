import type { EntityTemplate, Profile } from './profile.ts'

const node: EntityTemplate = {
  schema: 'party',
  keyLiteral: 'node',
  keys: [['id']],
  properties: {
    name: { first: ['name', 'company', 'fullName', 'address'] },
    alias: ['alias'],
    previousName: ['previousName'],
    jurisdiction: ['jurisdiction'],
    country: ['country'],
    address: ['address'],
    legalForm: ['legalForm'],
    incorporationDate: ['incorporationDate'],
    dissolutionDate: ['dissolutionDate'],
    status: ['status'],
    sector: ['category'],
    notes: ['notes'],
    publisher: ['dataSource'],
  },
}

/** Nodes as ICIJ publishes them: a number, a name and the leak it came from, in one file per kind. */
export const icijNodes: Profile = {
  id: 'icij-nodes',
  label: 'nodes of a graph as ICIJ publishes them',
  fits: ['id & dataSource & name|company|fullName|address'],
  refuses: ['from.id', 'to.id', 'amount'],
  namespace: 'folder',
  weight: 0.9,
  entities: { node: { ...node, properties: { ...node.properties, icijId: ['id'] } } },
}

/** Nodes as graph programs export them: a number, a label, perhaps a kind. */
export const graphNodes: Profile = {
  id: 'graph-nodes',
  label: 'nodes of a graph',
  fits: ['id & name|company|fullName'],
  refuses: ['from.id', 'to.id', 'amount', 'birthDate', 'email', 'latitude', 'date', 'phone', 'gender', 'position', 'address', 'street', 'city', 'postcode', 'nationality', 'balance'],
  namespace: 'folder',
  weight: 0.35,
  entities: { node },
}

const end = (side: 'from' | 'to'): EntityTemplate => ({
  schema: 'LegalEntity',
  keyLiteral: 'node',
  keys: [[`${side}.id`], [`${side}.name`], [`${side}.fullName`], [`${side}.company`]],
  needs: [`${side}.id`, `${side}.name`, `${side}.fullName`, `${side}.company`],
  // A number is no name; as a weak alias it is seen where no other table names the node.
  properties: { name: { first: [`${side}.name`, `${side}.fullName`, `${side}.company`] }, weakAlias: [`${side}.id`] },
})

/** Edges between nodes: two numbers or names and the kind of link. */
export const graphEdges: Profile = {
  id: 'graph-edges',
  label: 'edges of a graph',
  fits: ['from.id|from.name|from.fullName|from.company & to.id|to.name|to.fullName|to.company'],
  refuses: ['amount', 'duration', 'percentage', 'subject', 'message'],
  namespace: 'folder',
  weight: 0.4,
  entities: {
    subject: end('from'),
    object: end('to'),
    link: {
      schema: 'UnknownLink',
      properties: {
        subject: { entity: 'subject' },
        object: { entity: 'object' },
        role: ['category', 'role', 'name', 'purpose', 'website'],
        startDate: ['startDate', 'date'],
        endDate: ['endDate'],
        status: ['status'],
        weight: ['count', 'sequence'],
        recordId: ['id'],
      },
    },
  },
}
