import { columnsOf, type TableSpec, type ViewSpec } from '../../store/table.ts'

/** Who was in contact with whom. */
export const contactsTable: TableSpec = {
  name: 'contacts',
  doc: 'Who was in contact with whom, one row for each pair and channel: calls, messages and mail counted once where two exhibits tell them to the second.',
  columns: columnsOf({
    one_id: ['VARCHAR', 'One of the two: the smaller canonical id.'],
    one: ['VARCHAR', 'Its caption.'],
    other_id: ['VARCHAR', 'The other.'],
    other: ['VARCHAR', 'Its caption.'],
    channel: ['VARCHAR', '`voice`, `text`, `data`, `call` (kind not told), `mail`, `message`, or the kind of call as its source tells it.'],
    contacts: ['BIGINT', 'Contacts in all.'],
    forth: ['BIGINT', 'Those that went from `one` to `other`.'],
    back: ['BIGINT', 'Those that went from `other` to `one`.'],
    reciprocity: ['DOUBLE', 'Twice the smaller of both over all: 0 when only one side turned to the other, 1 when both did alike.'],
    days: ['BIGINT', 'Different days with a contact.'],
    first: ['VARCHAR', 'The first, as told.'],
    last: ['VARCHAR', 'The last, as told.'],
    duration_seconds: ['DOUBLE', 'Their durations together, where told.'],
    longest_silence_days: ['DOUBLE', 'Longest time between two contacts that follow each other, in days.'],
    silent_from: ['VARCHAR', 'The contact before it.'],
    silent_until: ['VARCHAR', 'The contact after it.'],
    first_statement_id: ['VARCHAR', 'A statement of the first contact; NULL where there is no case.'],
    first_exhibit_id: ['VARCHAR', 'Its exhibit.'],
    first_locator: ['VARCHAR', 'Its place.'],
    last_statement_id: ['VARCHAR', 'A statement of the last.'],
    last_exhibit_id: ['VARCHAR', 'Its exhibit.'],
    last_locator: ['VARCHAR', 'Its place.'],
    run_id: ['VARCHAR', 'The run.'],
  }),
}

/** Days of far more contacts than usual. */
export const burstsTable: TableSpec = {
  name: 'bursts',
  doc: 'Days in which one party, or one pair, had far more contacts than is usual for it, weekdays allowed for. Two-state automaton of Kleinberg (2002, doi:10.1145/775047.775061) over the contacts of each day.',
  columns: columnsOf({
    one_id: ['VARCHAR', 'The party; of a pair the one with the smaller id.'],
    one: ['VARCHAR', 'Its caption.'],
    other_id: ['VARCHAR', 'The other of the pair; NULL where all contacts of the party are looked at.'],
    other: ['VARCHAR', 'Its caption.'],
    first_day: ['VARCHAR', 'First day of the burst.'],
    last_day: ['VARCHAR', 'Last day of it.'],
    contacts: ['BIGINT', 'Contacts in it.'],
    expected: ['DOUBLE', 'Contacts that so many days of these weekdays usually have.'],
    gain_bits: ['DOUBLE', 'How much better the higher rate (2, 4, 8 or 16 times) explains these days than the usual one, in bits, less what it costs to have looked at every day of every party and pair.'],
    first_statement_id: ['VARCHAR', 'A statement of its first contact.'],
    first_exhibit_id: ['VARCHAR', 'Its exhibit.'],
    first_locator: ['VARCHAR', 'Its place.'],
    last_statement_id: ['VARCHAR', 'A statement of its last contact.'],
    last_exhibit_id: ['VARCHAR', 'Its exhibit.'],
    last_locator: ['VARCHAR', 'Its place.'],
    run_id: ['VARCHAR', 'The run.'],
  }),
}

/** Silences between two who are else in contact. */
export const silencesTable: TableSpec = {
  name: 'silences',
  doc: 'Silences of pairs in regular contact that are far longer than between their contacts before and after. Look whether the source is silent too (`source_contacts`) before more is made of one.',
  columns: columnsOf({
    one_id: ['VARCHAR', 'One of the two: the smaller canonical id.'],
    one: ['VARCHAR', 'Its caption.'],
    other_id: ['VARCHAR', 'The other.'],
    other: ['VARCHAR', 'Its caption.'],
    last_before: ['VARCHAR', 'Last contact before it.'],
    first_after: ['VARCHAR', 'First contact after it.'],
    silent_days: ['DOUBLE', 'Its length in days.'],
    usual_days: ['DOUBLE', 'Middle interval between days with a contact.'],
    contact_days: ['BIGINT', 'Days with a contact in all.'],
    chance: ['DOUBLE', 'Chance that any pair of the case has such a silence, if the days of its contacts lay by chance between the first and the last (Fisher 1929, doi:10.1098/rspa.1929.0151; times the number of pairs).'],
    source_contacts: ['BIGINT', 'Contacts of anybody in those days: 0 says that records may be missing.'],
    before_statement_id: ['VARCHAR', 'A statement of the contact before.'],
    before_exhibit_id: ['VARCHAR', 'Its exhibit.'],
    before_locator: ['VARCHAR', 'Its place.'],
    after_statement_id: ['VARCHAR', 'A statement of the contact after.'],
    after_exhibit_id: ['VARCHAR', 'Its exhibit.'],
    after_locator: ['VARCHAR', 'Its place.'],
    run_id: ['VARCHAR', 'The run.'],
  }),
}

/** A subscriber who may have changed number, handset or card. */
export const numberChangesTable: TableSpec = {
  name: 'number_changes',
  doc: 'What looks like a change of number (`number`: one ends, another begins with the same contacts, or in the same handset), of handset (`handset`: one number, another IMEI) or of subscriber card (`card`: one number, another IMSI). It is not known from this who used either.',
  columns: columnsOf({
    id: ['VARCHAR', 'Hash of kind, old and new.'],
    kind: ['VARCHAR', '`number`, `handset` or `card`.'],
    old_id: ['VARCHAR', 'The number that ends; of a handset or card, the number that moved.'],
    old: ['VARCHAR', 'What ends: number, IMEI or IMSI.'],
    new_id: ['VARCHAR', 'The number that begins; of a handset or card, again the number that moved.'],
    new: ['VARCHAR', 'What begins.'],
    handset: ['VARCHAR', 'IMEI in which both numbers were used, where there is one.'],
    last_old: ['VARCHAR', 'Last use of the old.'],
    first_new: ['VARCHAR', 'First use of the new.'],
    days_between: ['DOUBLE', 'Days from the one to the other; below zero when both were in use for a while.'],
    shared: ['BIGINT', 'Of numbers: contacts that both have, those of more than 50 numbers left aside.'],
    of_old: ['BIGINT', 'Contacts of the old one.'],
    of_new: ['BIGINT', 'Contacts of the new one.'],
    chance: ['DOUBLE', 'Chance of so many common contacts if circles were drawn at random from all numbers (hypergeometric); NULL without contacts.'],
    statement_ids: ['VARCHAR', 'JSON list: statements of the last use of the old, the first use of the new, and of each shared contact with both.'],
    locators: ['VARCHAR', 'JSON list of `exhibit_id locator` of the same.'],
    explanations: ['VARCHAR', 'JSON list of innocent explanations.'],
    run_id: ['VARCHAR', 'The run.'],
  }),
}

/** Contacts inside and between the groups of the network. */
export const groupContactsView: ViewSpec = {
  name: 'group_contacts',
  doc: 'Contacts inside and between the groups of `network`, by channel: how many, and how many there would be if everybody had the same number of contacts with anybody.',
  columns: columnsOf({
    one_group: ['BIGINT', 'Number of a group, as in `network`.'],
    other_group: ['BIGINT', 'Number of the other; equal inside one group.'],
    channel: ['VARCHAR', 'Channel.'],
    pairs: ['BIGINT', 'Pairs in contact.'],
    contacts: ['BIGINT', 'Contacts.'],
    expected: ['DOUBLE', 'Contacts expected from how many each group has in all.'],
    first: ['VARCHAR', 'The first.'],
    last: ['VARCHAR', 'The last.'],
  }),
  sql: `WITH placed AS (
    SELECT least(a.group_number, b.group_number) AS one_group, greatest(a.group_number, b.group_number) AS other_group, c.channel, c.contacts, c.first, c.last
    FROM derived.contacts c JOIN derived.network a ON a.canonical_id = c.one_id JOIN derived.network b ON b.canonical_id = c.other_id),
  ends AS (SELECT channel, one_group AS g, contacts FROM placed UNION ALL SELECT channel, other_group, contacts FROM placed),
  share AS (SELECT channel, g, sum(contacts) AS ends, sum(sum(contacts)) OVER (PARTITION BY channel) AS total FROM ends GROUP BY channel, g)
  SELECT p.one_group, p.other_group, p.channel, count(*) AS pairs, CAST(sum(p.contacts) AS BIGINT) AS contacts,
    any_value(a.ends * b.ends * CASE WHEN p.one_group = p.other_group THEN 0.5 ELSE 1 END / a.total) AS expected, min(p.first) AS first, max(p.last) AS last
  FROM placed p JOIN share a ON a.channel = p.channel AND a.g = p.one_group JOIN share b ON b.channel = p.channel AND b.g = p.other_group
  GROUP BY p.one_group, p.other_group, p.channel ORDER BY ALL`,
}

/** Contacts one by one: what the tables above are made of. Kept out of the views: `links` and `events` tell the same. */
export const contactRowsTable: TableSpec = {
  name: 'contact_rows',
  doc: 'Contacts one by one, in order of time.',
  hidden: true,
  columns: columnsOf({
    source_id: ['VARCHAR', 'Who turned to whom.'],
    target_id: ['VARCHAR', 'To whom.'],
    channel: ['VARCHAR', 'Channel.'],
    start: ['VARCHAR', 'When, as told.'],
    duration: ['DOUBLE', 'Seconds.'],
    source_handset: ['VARCHAR', 'IMEI.'],
    target_handset: ['VARCHAR', 'IMEI.'],
    source_card: ['VARCHAR', 'IMSI.'],
    statement_id: ['VARCHAR', 'A statement.'],
    exhibit_id: ['VARCHAR', 'The exhibit.'],
    locator: ['VARCHAR', 'The place.'],
  }),
}
