import type { Row, Store } from '../../store/store.ts'

/** How presence is learned; stands in the run. */
export const presenceParameters = { mostMinutes: 180, aroundSeconds: 300 } as const

/** A use of a card as told. */
export interface CardUse {
  readonly card: string
  readonly merchant: string
  readonly programme: 'payment' | 'loyalty'
  readonly day: string
  /** Seconds since 1970 by the clock of the source; undefined where only the day is told. */
  readonly seconds: number | undefined
  readonly amount: string
  readonly statement: string
}

/** A stay that can say where its subject was at a use: not one of hours, at home or at work. */
export interface ShortStay {
  readonly subject: string
  readonly place: number
  readonly from: number
  readonly to: number
  readonly statement: string
}

/** What presence is learned from. */
export interface PresenceRows {
  readonly uses: readonly CardUse[]
  readonly stays: readonly ShortStay[]
  readonly captions: ReadonlyMap<string, string>
  readonly persons: ReadonlyMap<string, string>
  readonly points: ReadonlyMap<number, readonly [latitude: number, longitude: number]>
}

/** Reads the uses of cards and the short stays of a case; of a use that several exhibits tell, the first. */
export async function readUses(store: Store): Promise<PresenceRows> {
  const uses = await store.all(`SELECT payer_id, beneficiary_id, coalesce(programme, 'payment') AS programme, left(date, 10) AS day,
    CASE WHEN length(date) > 10 THEN epoch(TRY_CAST(date AS TIMESTAMPTZ)) END AS seconds, CAST(amount AS VARCHAR) AS amount, statement_id
  FROM derived.accounts_rows WHERE schema = 'CardUse' AND same_as = id AND payer_id IS NOT NULL AND beneficiary_id IS NOT NULL AND length(date) >= 10
    AND coalesce(programme, 'payment') IN ('payment', 'loyalty') ORDER BY id`)
  const stays = await store.all(`SELECT s.subject_id, s.persons, s.place, s.first_statement_id, epoch(a.moment) AS first, epoch(b.moment) AS last
  FROM derived.stays s JOIN derived.events a ON a.statement_id = s.first_statement_id JOIN derived.events b ON b.statement_id = s.last_statement_id
  WHERE s.minutes <= ${presenceParameters.mostMinutes} ORDER BY s.id`)
  const captions = await store.all(`SELECT canonical_id AS id, min(canonical_caption) AS caption FROM derived.entities
  WHERE canonical_id IN (SELECT payer_id FROM derived.accounts_rows UNION SELECT beneficiary_id FROM derived.accounts_rows UNION SELECT subject_id FROM derived.stays)
  GROUP BY canonical_id`)
  const points = await store.all('SELECT place, latitude, longitude FROM derived.stop_places ORDER BY place')
  return {
    uses: uses.map(toUse), stays: stays.map(toStay),
    captions: new Map(captions.map(({ id, caption }) => [String(id), String(caption ?? id)])),
    persons: new Map(stays.map((row) => [String(row['subject_id']), String(row['persons'])])),
    points: new Map(points.map((row) => [Number(row['place']), [Number(row['latitude']), Number(row['longitude'])]])),
  }
}

function toUse(row: Row): CardUse {
  return {
    card: String(row['payer_id']), merchant: String(row['beneficiary_id']), programme: row['programme'] === 'loyalty' ? 'loyalty' : 'payment', day: String(row['day']),
    seconds: row['seconds'] === null ? undefined : Number(row['seconds']), amount: String(row['amount']), statement: String(row['statement_id']),
  }
}

function toStay(row: Row): ShortStay {
  return {
    subject: String(row['subject_id']), place: Number(row['place']), from: Number(row['first']), to: Number(row['last']), statement: String(row['first_statement_id']),
  }
}
