import { columnsOf, type TableSpec } from '../../store/table.ts'

/** Where things stood for a while. */
export const staysTable: TableSpec = {
  name: 'stays',
  doc: 'Where something with dated positions stood for a while (stay points of Li and others, 2008, doi:10.1145/1463434.1463477: within 200 metres for five minutes or more). Positions of evidence, never live.',
  columns: columnsOf({
    id: ['VARCHAR', 'Hash of subject and first position.'],
    subject_id: ['VARCHAR', 'Canonical entity whose positions these are: a vehicle, a vessel, a device.'],
    subject: ['VARCHAR', 'Its caption.'],
    persons: ['VARCHAR', 'JSON list of the captions of persons that a source links with it (`owns`, `vehicle assigned`). Who used it then this does not show.'],
    start: ['VARCHAR', 'First position of it, as told.'],
    finish: ['VARCHAR', 'Last position of it.'],
    minutes: ['DOUBLE', 'Minutes between both.'],
    latitude: ['DOUBLE', 'Middle of its positions (WGS 84, degrees).'],
    longitude: ['DOUBLE', 'The same.'],
    radius_metres: ['DOUBLE', 'Distance of the farthest of them from the middle.'],
    positions: ['BIGINT', 'Positions in it.'],
    unseen_minutes: ['DOUBLE', 'Longest time in it without a position.'],
    certainty: ['VARCHAR', '`seen`: positions at least every fifteen minutes; `inferred`: it was at this place before and after a longer time without a position.'],
    place: ['INTEGER', 'Number of the place, as in `stop_places`.'],
    night_minutes: ['DOUBLE', 'Minutes of it between 22:00 and 06:00, by the clock of the source or the zone told for the case.'],
    usual_night: ['BOOLEAN', 'Whether it is the place where the subject spends most of its nights.'],
    first_statement_id: ['VARCHAR', 'Statement of the first position.'],
    first_exhibit_id: ['VARCHAR', 'Its exhibit.'],
    first_locator: ['VARCHAR', 'Its place.'],
    last_statement_id: ['VARCHAR', 'Statement of the last position.'],
    last_exhibit_id: ['VARCHAR', 'Its exhibit.'],
    last_locator: ['VARCHAR', 'Its place.'],
    run_id: ['VARCHAR', 'The run.'],
  }),
}

/** Ways from one stay to the next. */
export const journeysTable: TableSpec = {
  name: 'journeys',
  doc: 'Ways from one stay of a subject to its next, by the positions between.',
  columns: columnsOf({
    subject_id: ['VARCHAR', 'Canonical entity that moved.'],
    subject: ['VARCHAR', 'Its caption.'],
    from_stay: ['VARCHAR', 'Stay it left.'],
    to_stay: ['VARCHAR', 'Stay it came to.'],
    from_place: ['INTEGER', 'Place it left, as in `stop_places`.'],
    to_place: ['INTEGER', 'Place it came to.'],
    start: ['VARCHAR', 'Last position at the one.'],
    finish: ['VARCHAR', 'First position at the other.'],
    minutes: ['DOUBLE', 'Minutes between both.'],
    track_metres: ['DOUBLE', 'Length over the positions between: the true way is no shorter.'],
    straight_metres: ['DOUBLE', 'Distance in a straight line.'],
    positions: ['BIGINT', 'Positions between.'],
    run_id: ['VARCHAR', 'The run.'],
  }),
}

/** Places where things stood. */
export const stopPlacesTable: TableSpec = {
  name: 'stop_places',
  doc: 'Places where something stood: stays within 60 metres of each other, directly or over others.',
  columns: columnsOf({
    place: ['INTEGER', 'Number, the place with the most stays is 1.'],
    latitude: ['DOUBLE', 'Middle of its stays.'],
    longitude: ['DOUBLE', 'The same.'],
    stays: ['BIGINT', 'Stays.'],
    subjects: ['BIGINT', 'Different subjects.'],
    minutes: ['DOUBLE', 'Minutes of all.'],
    night_subjects: ['BIGINT', 'Subjects that spend most of their nights here.'],
    run_id: ['VARCHAR', 'The run.'],
  }),
}
