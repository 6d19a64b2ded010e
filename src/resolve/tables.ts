import { isMaskedSql, maskColumnsSql } from '../store/sight/mask-sql.ts'
import { columnsOf, viewOf, type Catalogue, type TableSpec, type ViewSpec } from '../store/table.ts'

/** Source entities with the canonical entity that each belongs to. */
export const entitiesTable: TableSpec = {
  name: 'entities',
  doc: 'Every entity as one source tells it, with the canonical entity that it belongs to after resolution.',
  columns: columnsOf({
    id: ['VARCHAR', 'Source entity id.'],
    canonical_id: ['VARCHAR', 'Canonical entity: the smallest source id of its cluster. Equal to `id` when nothing was joined.'],
    schema: ['VARCHAR', 'Most special schema that its statements tell.'],
    canonical_schema: ['VARCHAR', 'Most special schema of the cluster.'],
    caption: ['VARCHAR', 'Name for display, of the source entity.'],
    canonical_caption: ['VARCHAR', 'Name for display, of the canonical entity.'],
    exhibit_id: ['VARCHAR', 'First exhibit (in order of receipt) that tells of it.'],
    statements: ['BIGINT', 'Number of statements about it.'],
    exhibits: ['BIGINT', 'Number of exhibits that tell of it.'],
    cluster_size: ['BIGINT', 'Number of source entities in the canonical entity.'],
    cluster_probability: ['DOUBLE', 'Probability of the weakest join that holds the cluster together; 1 for a single one.'],
    cluster_state: ['VARCHAR', '`single`, `machine` (joined by computation, no person has looked) or `judged` (every join that holds it together was judged by a person).'],
    run_id: ['VARCHAR', 'The run that made it.'],
  }),
}

/** Values of entities with their support. */
export const entityValuesTable: TableSpec = {
  name: 'entity_values',
  doc: 'Distinct values of each source entity, with how many statements and exhibits support them.',
  columns: columnsOf({
    canonical_id: ['VARCHAR', 'Canonical entity.'],
    entity_id: ['VARCHAR', 'Source entity.'],
    schema: ['VARCHAR', 'Schema of the source entity.'],
    property: ['VARCHAR', 'Property.'],
    property_type: ['VARCHAR', 'Type of the property.'],
    value: ['VARCHAR', 'Clean value; of an entity property, the other source entity\'s id.'],
    target_canonical_id: ['VARCHAR', 'Of an entity property: the other canonical entity.'],
    statements: ['BIGINT', 'Number of statements with this value.'],
    exhibits: ['BIGINT', 'Number of exhibits with this value.'],
    statement_id: ['VARCHAR', 'One statement with it (the smallest id), to follow it to its place.'],
  }),
}

/** Pairs of source entities that may be the same. */
export const matchesTable: TableSpec = {
  name: 'matches',
  doc: 'Pairs of source entities compared and found likely to be the same, with the evidence in bits.',
  columns: columnsOf({
    id: ['VARCHAR', 'Hash of the two ids.'],
    left_id: ['VARCHAR', 'Source entity with the smaller id.'],
    right_id: ['VARCHAR', 'Source entity with the greater id.'],
    schema: ['VARCHAR', 'Schema under which they were compared.'],
    rule: ['VARCHAR', '`identifier` (one strong identifier in common) or `model` (Fellegi-Sunter).'],
    weight_bits: ['DOUBLE', 'Match weight: sum of log2(m/u) and the prior, in bits.'],
    probability: ['DOUBLE', 'Probability that they are the same, from the weight.'],
    explanation: ['VARCHAR', 'JSON: one entry per property compared, with level, bits and both values.'],
    conflict: ['BOOLEAN', 'Whether something in it (names, birth dates, register numbers) keeps the two apart, so that computation never joins them.'],
    outweighs: ['BOOLEAN', 'Whether a register number or document agrees, so that names and dates that differ in their clusters do not hinder.'],
    state: ['VARCHAR', '`machine`, or a person\'s judgement: `positive`, `negative`, `unsure`.'],
    joined: ['BOOLEAN', 'Whether both stand in one canonical entity.'],
    run_id: ['VARCHAR', 'The run that compared them.'],
  }),
}

/** Judgements of persons, as the journal has them. */
export const judgementsTable: TableSpec = {
  name: 'judgements',
  doc: 'Every judgement of a person on a pair of entities, undone ones included.',
  columns: columnsOf({
    sequence: ['BIGINT', 'Number of the journal entry.'],
    left_id: ['VARCHAR', 'Source entity with the smaller id.'],
    right_id: ['VARCHAR', 'Source entity with the greater id.'],
    judgement: ['VARCHAR', '`positive`, `negative` or `unsure`.'],
    by_whom: ['VARCHAR', 'Who judged.'],
    judged_at: ['VARCHAR', 'When (ISO instant, UTC).'],
    reason: ['VARCHAR', 'Why, in the judge\'s words.'],
    in_force: ['BOOLEAN', 'False when it was undone or replaced by a later one.'],
  }),
}

/** What a case taught of the weights of its comparison levels. */
export const learntWeightsTable: TableSpec = {
  name: 'learnt_weights',
  doc: 'For each comparison level that a case can teach: how often it is met among pairs that are the same (m) and that are not (u), as assumed and as found in this case.',
  columns: columnsOf({
    kind: ['VARCHAR', '`person` or `organisation`.'],
    property: ['VARCHAR', 'Property compared.'],
    level: ['VARCHAR', 'Comparison level.'],
    state: ['VARCHAR', '`learnt`, or `too-few`: the case has too few pairs that are likely the same, and what is assumed stands.'],
    m: ['DOUBLE', 'Share among pairs that are the same, as found.'],
    assumed_m: ['DOUBLE', 'The same as assumed before.'],
    u: ['DOUBLE', 'Share among pairs that are not, as found; absent where the frequency of the values tells it.'],
    assumed_u: ['DOUBLE', 'The same as assumed before.'],
    wanted_bits: ['DOUBLE', 'What the pairs would add to the evidence of the level, in bits.'],
    bits: ['DOUBLE', 'What was added: not more than two bits, and better levels never below worse ones.'],
    pairs: ['DOUBLE', 'Pairs of the kind reckoned to be the same; what is told many times in the same words counts once for each telling.'],
    judged_pairs: ['BIGINT', 'Pairs judged by persons among those that taught.'],
    prior: ['DOUBLE', 'Share of all pairs that are the same, as found. The weights go by the assumed one.'],
    assumed_prior: ['DOUBLE', 'The same as assumed.'],
    run_id: ['VARCHAR', 'The run that learnt it.'],
  }),
}

/** Values of entities, those of special categories masked where no necessity is recorded under all authorities. */
const entityValuesView: ViewSpec = {
  ...viewOf(entityValuesTable),
  sql: `SELECT v.* REPLACE (${maskColumnsSql(isMaskedSql('v.property'), ['property', 'value'])}) FROM derived.entity_values v`,
}

/** The tables and views of this room. */
export const resolveCatalogue: Catalogue = {
  tables: [entitiesTable, entityValuesTable, matchesTable, judgementsTable, learntWeightsTable],
  views: [viewOf(entitiesTable), entityValuesView, viewOf(matchesTable), viewOf(judgementsTable), viewOf(learntWeightsTable)],
}
