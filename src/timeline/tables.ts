import { columnsOf, viewOf, type Catalogue, type TableSpec } from '../store/table.ts'
import { contactTables } from './contact/lay-contacts.ts'
import { groupContactsView } from './contact/tables.ts'
import { journeysTable, stopPlacesTable, staysTable } from './place/tables.ts'
import { patternTables } from './trend/lay-patterns.ts'
import { eventsByDayView } from './trend/tables.ts'
import { cardPresenceTable, merchantPlacesTable } from './presence/tables.ts'

/** Dated statements as events. */
export const eventsTable: TableSpec = {
  name: 'events',
  doc: 'Everything dated: what, when (with its precision and zone), where, and who took part.',
  columns: columnsOf({
    id: ['VARCHAR', 'Hash of entity, property and date.'],
    entity_id: ['VARCHAR', 'Source entity that is dated.'],
    canonical_id: ['VARCHAR', 'Its canonical entity.'],
    schema: ['VARCHAR', 'Schema of the entity.'],
    kind: ['VARCHAR', '`position`, `message`, `call`, `payment`, `card-use`, `account-entry`, `document`, `life` (births, incorporations), `identity` (issue, expiry), `relation`, `report`, `event`.'],
    property: ['VARCHAR', 'The date property.'],
    start: ['VARCHAR', 'When, as ISO with the precision known: `2014`, `2014-01-06`, `2014-01-06T10:28:00Z`.'],
    finish: ['VARCHAR', 'When it ended, where told.'],
    precision: ['VARCHAR', '`year`, `month`, `day`, `minute` or `second`.'],
    zone: ['VARCHAR', '`UTC` when the source tells its zone, `local` when it does not.'],
    moment: ['TIMESTAMP', 'First moment of it, for sorting; local times as written.'],
    title: ['VARCHAR', 'In a few words.'],
    participants: ['VARCHAR', 'JSON list of the canonical ids that took part.'],
    latitude: ['DOUBLE', 'Latitude (WGS 84, degrees).'],
    longitude: ['DOUBLE', 'Longitude (WGS 84, degrees).'],
    place: ['VARCHAR', 'Place as written.'],
    exhibit_id: ['VARCHAR', 'The exhibit.'],
    locator: ['VARCHAR', 'Where the date stands.'],
    statement_id: ['VARCHAR', 'The statement of the date.'],
    run_id: ['VARCHAR', 'The run.'],
  }),
}

const tables = [eventsTable, ...contactTables, staysTable, journeysTable, stopPlacesTable, cardPresenceTable, merchantPlacesTable, ...patternTables]

/** The tables and views of this room. */
export const timelineCatalogue: Catalogue = { tables, views: [...tables.map(viewOf), groupContactsView, eventsByDayView] }
