import { columnsOf, type TableSpec, type ViewSpec } from '../../store/table.ts'

/** Events by hour, weekday and month. */
export const trendsTable: TableSpec = {
  name: 'trends',
  doc: 'Events by hour of the day, weekday and month, beside how many there would be by a base rate. Only events with a day; by hour only those with a clock time. Hours are of the zone told for the case, else of the clock of the source.',
  columns: columnsOf({
    kind: ['VARCHAR', 'Kind of event, as in `events`.'],
    subject_id: ['VARCHAR', 'Canonical entity that took part; NULL for all together. Only of those with fifty events of the kind or more.'],
    subject: ['VARCHAR', 'Its caption.'],
    unit: ['VARCHAR', '`hour` (0 to 23), `weekday` (1 Monday to 7 Sunday) or `month` (1 to 12).'],
    slot: ['INTEGER', 'Which hour, weekday or month.'],
    events: ['BIGINT', 'Events in it.'],
    expected: ['DOUBLE', 'Base rate: of all together, if every day had as many; of one subject, if its events lay as those of all others of the kind do.'],
    deviation: ['DOUBLE', 'Difference in standard errors: (events - expected) / sqrt(expected). Events that come in runs make it too large.'],
    run_id: ['VARCHAR', 'The run.'],
  }),
}

/** Days from which a rate is another. */
export const rateChangesTable: TableSpec = {
  name: 'rate_changes',
  doc: 'Days from which events of a kind come at another rate, weekdays allowed for. PELT (Killick, Fearnhead, Eckley 2012, doi:10.1080/01621459.2012.737745) over the counts of days, Poisson with dispersion, segments of a week or more.',
  columns: columnsOf({
    kind: ['VARCHAR', 'Kind of event, as in `events`.'],
    subject_id: ['VARCHAR', 'Canonical entity that took part; NULL for all together. At most the 200 with most events, of a hundred or more.'],
    subject: ['VARCHAR', 'Its caption.'],
    day: ['VARCHAR', 'First day of the other rate.'],
    before_rate: ['DOUBLE', 'Events a day in the stretch before.'],
    after_rate: ['DOUBLE', 'Events a day in the stretch from then on.'],
    before_days: ['BIGINT', 'Days of the stretch before.'],
    after_days: ['BIGINT', 'Days of the stretch after.'],
    statement_id: ['VARCHAR', 'Statement of the first event from that day on.'],
    exhibit_id: ['VARCHAR', 'Its exhibit.'],
    locator: ['VARCHAR', 'Its place.'],
    run_id: ['VARCHAR', 'The run.'],
  }),
}

/** Clocks of two exhibits that tell the same. */
export const clockOffsetsTable: TableSpec = {
  name: 'clock_offsets',
  doc: 'How far the clocks of two exhibits lie apart, by events that both tell: same kind, same parties, same duration, amount or subject, not twice in three days. Whole hours are zones, anything else is a clock that goes wrong or another moment of the event.',
  columns: columnsOf({
    kind: ['VARCHAR', 'Kind of event.'],
    one_exhibit_id: ['VARCHAR', 'The exhibit with the smaller id.'],
    other_exhibit_id: ['VARCHAR', 'The other.'],
    offset_seconds: ['DOUBLE', 'Middle of the differences, other minus one.'],
    pairs: ['BIGINT', 'Events that both tell.'],
    share: ['DOUBLE', 'Share of them within ninety seconds of the middle.'],
    one_zone: ['VARCHAR', 'Zone of the one, as in `events`.'],
    other_zone: ['VARCHAR', 'Zone of the other.'],
    one_statement_id: ['VARCHAR', 'The first such event as the one tells it.'],
    one_locator: ['VARCHAR', 'Its place.'],
    other_statement_id: ['VARCHAR', 'The same as the other tells it.'],
    other_locator: ['VARCHAR', 'Its place.'],
    run_id: ['VARCHAR', 'The run.'],
  }),
}

/** Counts for small multiples. */
export const eventsByDayView: ViewSpec = {
  name: 'events_by_day',
  doc: 'Events of each kind, party and day: what small multiples are drawn from. Days without an event have no row.',
  columns: columnsOf({
    kind: ['VARCHAR', 'Kind of event.'],
    subject_id: ['VARCHAR', 'Canonical entity that took part.'],
    day: ['VARCHAR', 'The day as ISO text.'],
    events: ['BIGINT', 'Events.'],
  }),
  sql: `SELECT kind, subject_id, strftime(moment, '%Y-%m-%d') AS day, count(*) AS events FROM (
    SELECT kind, moment, unnest(from_json(participants, '["VARCHAR"]')) AS subject_id FROM derived.events WHERE moment IS NOT NULL AND precision IN ('day', 'minute', 'second'))
  GROUP BY ALL ORDER BY ALL`,
}
