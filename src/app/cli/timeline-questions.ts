/** What `jackdaw timeline` can be asked, each by one SELECT over the documented views, in the order in which it is best read. */
export const timelineQuestions = {
  contacts: `SELECT one, other, channel, contacts, forth, back, reciprocity, days, first, last, duration_seconds, longest_silence_days,
  first_exhibit_id, first_locator, last_exhibit_id, last_locator FROM contacts ORDER BY contacts DESC, one_id, other_id, channel`,
  bursts: `SELECT one, other, first_day, last_day, contacts, expected, gain_bits, first_exhibit_id, first_locator, last_exhibit_id, last_locator
FROM bursts ORDER BY gain_bits DESC, one_id, other_id, first_day`,
  silences: `SELECT one, other, last_before, first_after, silent_days, usual_days, contact_days, chance, source_contacts,
  before_exhibit_id, before_locator, after_exhibit_id, after_locator FROM silences ORDER BY chance, one_id, other_id, last_before`,
  changes: `SELECT kind, old, "new", handset, last_old, first_new, days_between, shared, of_old, of_new, chance, locators
FROM number_changes ORDER BY first_new, kind, id`,
  stays: `SELECT subject, persons, start, finish, minutes, round(latitude, 5) AS latitude, round(longitude, 5) AS longitude, place, certainty, unseen_minutes,
  night_minutes, usual_night, first_exhibit_id, first_locator, last_locator FROM stays ORDER BY subject, subject_id, start, id`,
  journeys: `SELECT subject, from_place, to_place, start, finish, minutes, track_metres, straight_metres, positions FROM journeys ORDER BY subject, subject_id, start`,
  cards: `SELECT card, programme, turn, candidate, persons, round(probability, 4) AS probability, bits, uses, present, expected, through, statement_ids
FROM card_presence ORDER BY programme DESC, card, card_id, turn`,
  gaps: `SELECT kind, series, subject, "after", "before", missing, members, share, chance, after_exhibit_id, after_locator, before_exhibit_id, before_locator
FROM gaps ORDER BY kind, subject, subject_id, series, after_locator, id`,
  trend: `SELECT kind, subject, unit, slot, events, expected, deviation FROM trends ORDER BY kind, subject_id NULLS FIRST, unit, slot`,
  rates: `SELECT kind, subject, day, before_rate, after_rate, before_days, after_days, exhibit_id, locator FROM rate_changes ORDER BY kind, subject_id NULLS FIRST, day`,
  clocks: `SELECT kind, one_exhibit_id, other_exhibit_id, offset_seconds, pairs, share, one_zone, other_zone, one_locator, other_locator FROM clock_offsets ORDER BY ALL`,
} as const

/** One of the questions. */
export type TimelineQuestion = keyof typeof timelineQuestions
