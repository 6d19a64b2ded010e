import type { EntityTemplate, Profile } from './profile.ts'

/** Nodes as ICIJ and graph programs export them: a number and a name, in one file per kind. */
export const graphNodes: Profile = {
  id: 'graph-nodes',
  label: 'nodes of a graph',
  fits: ['id & name|company|fullName & jurisdiction|country|category|address|incorporationDate|status'],
  refuses: ['from.id', 'to.id', 'amount', 'birthDate', 'email', 'latitude', 'date', 'phone', 'gender', 'position'],
  namespace: 'folder',
  weight: 0.55,
  entities: {
    node: {
      schema: 'party',
      keyLiteral: 'node',
      keys: [['id']],
      properties: {
        name: { first: ['name', 'company', 'fullName'] },
        icijId: ['id'],
        alias: ['alias'],
        jurisdiction: ['jurisdiction'],
        country: ['country'],
        address: ['address'],
        legalForm: ['legalForm'],
        incorporationDate: ['incorporationDate'],
        dissolutionDate: ['dissolutionDate'],
        status: ['status'],
        sector: ['category'],
        notes: ['notes'],
      },
    },
  },
}

const end = (side: 'from' | 'to'): EntityTemplate => ({
  schema: 'LegalEntity',
  keyLiteral: 'node',
  keys: [[`${side}.id`], [`${side}.name`], [`${side}.fullName`], [`${side}.company`]],
  needs: [`${side}.id`, `${side}.name`, `${side}.fullName`, `${side}.company`],
  properties: { icijId: [`${side}.id`], name: { first: [`${side}.name`, `${side}.fullName`, `${side}.company`] } },
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
        role: ['category', 'role', 'name', 'purpose'],
        startDate: ['startDate', 'date'],
        endDate: ['endDate'],
        status: ['status'],
        weight: ['count', 'sequence'],
        recordId: ['id'],
      },
    },
  },
}
