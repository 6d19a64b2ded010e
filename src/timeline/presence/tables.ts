import { columnsOf, type TableSpec } from '../../store/table.ts'

/** Who was where a card was used. */
export const cardPresenceTable: TableSpec = {
  name: 'card_presence',
  doc: 'Whose stays fit the times and places of the uses of a card: the likeliest of those with dated positions, and "none of them", with the probability of each. The places of merchants are learned from the same data (docs/decisions/card-presence.md). A lead, not proof: people eat together, lend cars and lend cards.',
  columns: columnsOf({
    card_id: ['VARCHAR', 'Canonical entity: the card.'],
    card: ['VARCHAR', 'Its caption.'],
    programme: ['VARCHAR', '`payment` or `loyalty`; of the loyalty card only the day is known, it goes by the payment card it is used with.'],
    turn: ['INTEGER', '1 for the likeliest.'],
    candidate_id: ['VARCHAR', 'Canonical entity with the positions: a vehicle, a device; NULL for "none of those with positions".'],
    candidate: ['VARCHAR', 'Its caption.'],
    persons: ['VARCHAR', 'JSON list of the captions of persons whom a source links with it.'],
    probability: ['DOUBLE', 'Probability under the model, all candidates and none together 1. It rests on the independence of uses, and is too sure where two go about together.'],
    bits: ['DOUBLE', 'Evidence for it against somebody else, in bits.'],
    uses: ['BIGINT', 'Uses of the card.'],
    placed: ['BIGINT', 'Uses at merchants whose place could be learned.'],
    present: ['BIGINT', 'Uses at which the candidate stood there.'],
    expected: ['DOUBLE', 'Uses at which anybody would stand there by chance.'],
    through_id: ['VARCHAR', 'Of a loyalty card: the payment card used with it.'],
    through: ['VARCHAR', 'Its caption.'],
    through_probability: ['DOUBLE', 'Probability that both have one holder: uses of one day, merchant and amount.'],
    statement_ids: ['VARCHAR', 'JSON list: statements of the uses at which it was there, and of the first position of each stay; at most 20 of each.'],
    run_id: ['VARCHAR', 'The run.'],
  }),
}

/** Where merchants are, as learned. */
export const merchantPlacesTable: TableSpec = {
  name: 'merchant_places',
  doc: 'Where merchants are, learned from the times of card uses and the stays of those who may have used them. Not read from a map.',
  columns: columnsOf({
    merchant_id: ['VARCHAR', 'Canonical entity: the merchant.'],
    merchant: ['VARCHAR', 'Its caption.'],
    place: ['INTEGER', 'Place as in `stop_places`; NULL where none explains its uses better than chance.'],
    latitude: ['DOUBLE', 'Latitude of the place.'],
    longitude: ['DOUBLE', 'Longitude of the place.'],
    uses: ['BIGINT', 'Uses of payment cards there with a clock time.'],
    day_only: ['BOOLEAN', 'Whether most of its uses bear one clock time, so that only the day is taken from them.'],
    bits: ['DOUBLE', 'Evidence for the place against none, in bits.'],
    margin_bits: ['DOUBLE', 'Evidence for it against the next best.'],
    run_id: ['VARCHAR', 'The run.'],
  }),
}
