import { columnsOf, viewOf, type Catalogue, type TableSpec, type ViewSpec } from '../store/table.ts'

/** Relations between different canonical entities. */
export const linksTable: TableSpec = {
  name: 'links',
  doc: 'Relations between two different canonical entities, each with the statements it rests on. Never "same as".',
  columns: columnsOf({
    id: ['VARCHAR', 'Hash of schema, ends, edge entity and property.'],
    source_id: ['VARCHAR', 'Canonical entity it starts from.'],
    target_id: ['VARCHAR', 'Canonical entity it leads to.'],
    schema: ['VARCHAR', 'What it is: the edge schema (Payment, Ownership, Email ...) or the schema that holds the property.'],
    property: ['VARCHAR', 'For a link by an entity property (`parent`, `addressEntity`): the property; of an edge: `source>target`.'],
    label: ['VARCHAR', 'In words: `paid`, `owns`, `wrote to`.'],
    edge_id: ['VARCHAR', 'The source entity that is the edge (the payment, the message); NULL for a plain property.'],
    directed: ['BOOLEAN', 'Whether the direction means something.'],
    start_date: ['VARCHAR', 'When it began, with the precision known.'],
    end_date: ['VARCHAR', 'When it ended.'],
    amount: ['DECIMAL(38,8)', 'Amount, where it has one.'],
    currency: ['VARCHAR', 'Currency of the amount.'],
    role: ['VARCHAR', 'Role or kind as the source tells it.'],
    exhibit_id: ['VARCHAR', 'The exhibit that tells it.'],
    locator: ['VARCHAR', 'Where in the exhibit.'],
    statement_id: ['VARCHAR', 'A statement that it rests on.'],
    run_id: ['VARCHAR', 'The run that made it.'],
  }),
}

/** Connected components of the network. */
export const componentsTable: TableSpec = {
  name: 'components',
  doc: 'The connected component of each linked canonical entity.',
  columns: columnsOf({
    canonical_id: ['VARCHAR', 'Canonical entity.'],
    component: ['INTEGER', 'Number of its component, the largest is 1; ties in order of the smallest id.'],
    size: ['BIGINT', 'Entities in the component.'],
    degree: ['BIGINT', 'Different neighbours.'],
    run_id: ['VARCHAR', 'The run that made it.'],
  }),
}

/** Rows of account statements, card files and payments, one per entity of the evidence. */
export const accountsRowsTable: TableSpec = {
  name: 'accounts_rows',
  doc: 'Every movement of money as its source tells it: account statement rows, card uses, payments. One row of evidence is one row here.',
  columns: columnsOf({
    id: ['VARCHAR', 'The source entity (AccountEntry, CardUse, Payment, Invoice).'],
    schema: ['VARCHAR', 'AccountEntry, CardUse, Payment ...'],
    exhibit_id: ['VARCHAR', 'The exhibit.'],
    path: ['VARCHAR', 'Path of the exhibit.'],
    locator: ['VARCHAR', 'Where the amount stands.'],
    row: ['BIGINT', 'Row in the table, where it has one.'],
    date: ['VARCHAR', 'Date or instant, with the precision known.'],
    amount: ['DECIMAL(38,8)', 'Amount as signed in the source.'],
    currency: ['VARCHAR', 'Currency.'],
    programme: ['VARCHAR', 'Of a card use: payment, loyalty, access.'],
    payer_id: ['VARCHAR', 'Canonical entity that pays (of an AccountEntry: the account when money leaves it).'],
    payer: ['VARCHAR', 'Its caption.'],
    beneficiary_id: ['VARCHAR', 'Canonical entity that receives.'],
    beneficiary: ['VARCHAR', 'Its caption.'],
    purpose: ['VARCHAR', 'Text of the movement.'],
    balance: ['DECIMAL(38,8)', 'Balance after it, where told.'],
    record_id: ['VARCHAR', 'Number of the movement in its source, where told.'],
    same_as: ['VARCHAR', 'The first movement (in order of exhibits) that tells the same record: equal record id, amount and date, or equal account, date, amount and balance. Equal to `id` for a first telling; count these once by `WHERE same_as = id`.'],
    statement_id: ['VARCHAR', 'The statement of the amount.'],
    run_id: ['VARCHAR', 'The run that made it.'],
  }),
}

/** The ledger of a case. */
export const transfersTable: TableSpec = {
  name: 'transfers',
  doc: 'The ledger of the case: movements of `accounts_rows` told once, without loyalty and access cards and invoices, each end the holder of its account where one is told. Two rows by which the account statements of both sides tell one transfer have one `transfer_id`: count each transfer once by `WHERE transfer_id = id`.',
  columns: columnsOf({
    id: ['VARCHAR', 'The movement, as in `accounts_rows`.'],
    transfer_id: ['VARCHAR', 'The transfer it tells: the row of the side that pays, where both tell it (same ends, amount and currency, at most five days apart), else `id`.'],
    schema: ['VARCHAR', 'AccountEntry, CardUse, Payment ...'],
    giver_id: ['VARCHAR', 'Canonical entity that gives: the holder of the account that pays, where one is told, else the account.'],
    giver: ['VARCHAR', 'Its caption.'],
    taker_id: ['VARCHAR', 'Canonical entity that takes, found likewise.'],
    taker: ['VARCHAR', 'Its caption.'],
    amount: ['DECIMAL(38,8)', 'Amount without its sign.'],
    currency: ['VARCHAR', 'Currency.'],
    date: ['VARCHAR', 'Date or instant, with the precision known.'],
    day: ['VARCHAR', 'Its day as ISO text; NULL when only a month or a year is told.'],
    exhibit_id: ['VARCHAR', 'The exhibit.'],
    locator: ['VARCHAR', 'Where the amount stands.'],
    statement_id: ['VARCHAR', 'The statement of the amount.'],
    run_id: ['VARCHAR', 'The run that made it.'],
  }),
}

/** The place of each entity in the network of links. */
export const networkTable: TableSpec = {
  name: 'network',
  doc: 'The place that the links of a case give each linked canonical entity, and the group it is found in. Facts of the network, not of what somebody is; where a document lies in another is left out.',
  columns: columnsOf({
    canonical_id: ['VARCHAR', 'Canonical entity.'],
    degree: ['BIGINT', 'Different neighbours.'],
    links: ['BIGINT', 'Links with them.'],
    betweenness: ['DOUBLE', 'Share of the shortest paths between two others that go over it, 0 to 1.'],
    betweenness_error: ['DOUBLE', 'Standard error of it; 0 when it is exact.'],
    page_rank: ['DOUBLE', 'Share of the time that a random walk along the links spends at it.'],
    core: ['INTEGER', 'Largest k for which it lies in a part where everybody has k neighbours within the part.'],
    group_number: ['INTEGER', 'Number of its group, the largest is 1 (Leiden, modularity, weighted by links; parameters stand in the run).'],
    group_size: ['BIGINT', 'Entities in the group.'],
    group_firmness: ['DOUBLE', 'How much of the group comes back with other seeds and without 5 % of the pairs, 0 to 1: below about 0.6 it hangs on chance. NULL when it was not tried.'],
    group_share: ['DOUBLE', 'Share of those runs in which this entity came back in the group.'],
    run_id: ['VARCHAR', 'The run that made it.'],
  }),
}

/** Documents that mention more entities are lists: everybody in them with everybody tells nothing. */
const mostTogether = 200

/** Entities named in one document. */
const togetherView: ViewSpec = {
  name: 'together',
  doc: `Two canonical entities whose names are mentioned in one exhibit. No link: that two names stand in one document tells nothing of the two, and no measure of the network counts it. Exhibits that mention more than ${mostTogether} entities are left out.`,
  columns: columnsOf({
    left_id: ['VARCHAR', 'Canonical entity with the smaller id.'],
    right_id: ['VARCHAR', 'Canonical entity with the greater id.'],
    exhibit_id: ['VARCHAR', 'The exhibit that mentions both.'],
    left_locator: ['VARCHAR', 'A place where the one is mentioned.'],
    right_locator: ['VARCHAR', 'A place where the other is.'],
    left_mentions: ['BIGINT', 'How often the one is mentioned in it.'],
    right_mentions: ['BIGINT', 'How often the other is.'],
    entities: ['BIGINT', 'How many entities the exhibit mentions: of two among two hundred it tells less than of two alone.'],
  }),
  sql: `WITH met AS (
    SELECT exhibit_id, canonical_id, min(locator) AS locator, count(*) AS mentions, count(*) OVER (PARTITION BY exhibit_id) AS entities
    FROM derived.mentions WHERE canonical_id IS NOT NULL GROUP BY exhibit_id, canonical_id)
  SELECT l.canonical_id AS left_id, r.canonical_id AS right_id, l.exhibit_id, l.locator AS left_locator, r.locator AS right_locator,
    l.mentions AS left_mentions, r.mentions AS right_mentions, l.entities
  FROM met l JOIN met r ON r.exhibit_id = l.exhibit_id AND r.canonical_id > l.canonical_id WHERE l.entities <= ${mostTogether}`,
}

/** The tables and views of this room. */
export const networkCatalogue: Catalogue = {
  tables: [linksTable, componentsTable, accountsRowsTable, transfersTable, networkTable],
  views: [viewOf(linksTable), viewOf(componentsTable), viewOf(accountsRowsTable), viewOf(transfersTable), viewOf(networkTable)],
}

/** The view that rests on mentions: made where those are. */
export const togetherCatalogue: Catalogue = { tables: [], views: [togetherView] }
