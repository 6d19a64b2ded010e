import { columnsOf, type TableSpec } from '../table.ts'

/** Names seen in free text. */
export const mentionsTable: TableSpec = {
  name: 'mentions',
  doc: 'Names, dates, sums and numbers seen in free text. A mention is not an entity.',
  columns: columnsOf({
    id: ['VARCHAR', 'Hash of exhibit, locator, kind and normal form.'],
    exhibit_id: ['VARCHAR', 'The exhibit.'],
    locator: ['VARCHAR', 'Where it stands.'],
    text: ['VARCHAR', 'As written.'],
    kind: ['VARCHAR', '`person`, `organisation`, `place`, `date`, `money`, `phone`, `email`, `iban`, `plate`, `identifier`, `name`.'],
    normal: ['VARCHAR', 'Comparable form.'],
    method: ['VARCHAR', '`known` (a name, alias or identifier the case already has) or `rule` (the recogniser).'],
    canonical_id: ['VARCHAR', 'Of a known name borne by one canonical entity: that entity. NULL when shared or unknown.'],
    candidates: ['INTEGER', 'Number of canonical entities that bear the name.'],
    run_id: ['VARCHAR', 'The run.'],
  }),
}
