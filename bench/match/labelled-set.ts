/** What a column of a labelled set tells, in words that settings of any engine can be made from. */
export type ColumnRole =
  | 'given-name' | 'family-name' | 'full-name' | 'name' | 'birth-date' | 'date' | 'amount' | 'email' | 'phone' | 'identifier'
  | 'postcode' | 'place' | 'street' | 'house-number' | 'region' | 'occupation' | 'gender' | 'category' | 'text' | 'latitude' | 'longitude'

/** A published set of records with known answers. */
export interface LabelledSet {
  readonly name: string
  /** Every column (all as text), in order, and what it tells. */
  readonly roles: Readonly<Record<string, ColumnRole>>
  /** The columns that the peer's own demo settings read; where the peer has no demo of the set, the same as all. */
  readonly demo: readonly string[]
  /** Whether two sources, each without duplicates, are linked: a pair within one source is never true. */
  readonly isLink: boolean
  /** A query of `record_id`, `source`, `cluster` and the columns; `path` gives a file of the folder as a quoted literal. */
  readonly sql: (path: (file: string) => string) => string
}

const febrlRoles = {
  given_name: 'given-name', surname: 'family-name', street_number: 'house-number', address_1: 'street', address_2: 'street', suburb: 'place',
  postcode: 'postcode', state: 'region', date_of_birth: 'birth-date', soc_sec_id: 'identifier',
} as const

const febrlDemo = ['given_name', 'surname', 'date_of_birth', 'soc_sec_id', 'street_number', 'postcode']

/** The generator wrote a blank after each comma, and a blank alone where nothing is told. */
function febrlSql(file: string, source: string): string {
  const columns = Object.keys(febrlRoles).map((name) => `nullif(trim("${name}"), '') AS ${name}`).join(', ')
  return `SELECT trim(rec_id) AS record_id, '${source}' AS source, regexp_extract(trim(rec_id), '^(rec-\\d+)', 1) AS cluster, ${columns}
  FROM (SELECT COLUMNS(*) AS "\\0" FROM read_csv(${file}, all_varchar = true, normalize_names = true))`
}

function febrl(number: 1 | 2 | 3): LabelledSet {
  return { name: `febrl${number}`, roles: febrlRoles, demo: febrlDemo, isLink: false, sql: (path) => febrlSql(path(`febrl/dataset${number}.csv`), 'a') }
}

function transactionsSql(file: string, source: string): string {
  return `SELECT '${source}-' || unique_id AS record_id, '${source}' AS source, ground_truth::VARCHAR AS cluster,
    memo, transaction_date::VARCHAR AS transaction_date, amount::VARCHAR AS amount FROM ${file}`
}

function restaurantSql(file: string, source: string, cluster: string): string {
  const column = (name: string) => `nullif(trim(${name}), '') AS ${name}`
  return `SELECT '${source}-' || trim(id) AS record_id, '${source}' AS source, ${cluster} AS cluster,
    ${['name', 'addr', 'city', 'phone', 'type'].map(column).join(', ')} FROM read_csv(${file}, all_varchar = true)`
}

/** Every set with answers that are clusters; name pairs (name-bench) are read by `name-pairs.ts`. */
export const labelledSets: readonly LabelledSet[] = [
  {
    name: 'historical_50k',
    roles: {
      full_name: 'full-name', first_and_surname: 'full-name', first_name: 'given-name', surname: 'family-name', dob: 'birth-date',
      birth_place: 'place', postcode_fake: 'postcode', gender: 'gender', occupation: 'occupation',
    },
    demo: ['first_name', 'surname', 'dob', 'postcode_fake', 'birth_place', 'occupation'],
    isLink: false,
    sql: (path) => `SELECT unique_id AS record_id, 'a' AS source, cluster, full_name, first_and_surname, first_name, surname, dob,
      birth_place, postcode_fake, gender, occupation FROM ${path('splink/historical_figures_with_errors_50k.parquet')}`,
  },
  {
    name: 'fake_1000',
    roles: { first_name: 'given-name', surname: 'family-name', dob: 'birth-date', city: 'place', email: 'email' },
    demo: ['first_name', 'surname', 'dob', 'city', 'email'],
    isLink: false,
    sql: (path) => `SELECT unique_id AS record_id, 'a' AS source, cluster, first_name, surname, dob, city, email
      FROM read_csv(${path('splink/fake_1000.csv')}, all_varchar = true)`,
  },
  febrl(1),
  febrl(2),
  febrl(3),
  {
    name: 'febrl4',
    roles: febrlRoles,
    // Its demo blocks on state and address too.
    demo: ['given_name', 'surname', 'date_of_birth', 'soc_sec_id', 'street_number', 'postcode', 'state', 'address_1'],
    isLink: true,
    sql: (path) => `${febrlSql(path('febrl/dataset4a.csv'), 'a')} UNION ALL ${febrlSql(path('febrl/dataset4b.csv'), 'b')}`,
  },
  {
    name: 'transactions',
    roles: { memo: 'text', transaction_date: 'date', amount: 'amount' },
    demo: ['memo', 'transaction_date', 'amount'],
    isLink: true,
    sql: (path) => `${transactionsSql(path('splink/transactions_origin.parquet'), 'origin')}
      UNION ALL ${transactionsSql(path('splink/transactions_destination.parquet'), 'target')}`,
  },
  {
    name: 'restaurants',
    roles: { name: 'name', addr: 'street', city: 'place', phone: 'phone', type: 'category' },
    demo: ['name', 'addr', 'city', 'phone', 'type'],
    isLink: true,
    sql: (path) => `WITH pairs AS (SELECT trim(fodors_id) AS f, trim(zagats_id) AS z
      FROM read_csv(${path('restaurants/match_fodors_zagats_more_attrs.csv')}, all_varchar = true) WHERE gold = '1')
    ${restaurantSql(path('restaurants/fodors.csv'), 'fodors', `'fodors-' || trim(id)`)}
    UNION ALL ${restaurantSql(path('restaurants/zagats.csv'), 'zagats', `coalesce((SELECT 'fodors-' || min(f) FROM pairs WHERE z = trim(id)), 'zagats-' || trim(id))`)}`,
  },
  {
    name: 'patents',
    roles: { name: 'name', lat: 'latitude', lng: 'longitude', coauthor: 'text', class: 'category' },
    demo: ['name', 'lat', 'lng', 'coauthor', 'class'],
    isLink: false,
    // A place of 0, 0 means that none is known.
    sql: (path) => `SELECT i.person_id AS record_id, 'a' AS source, r.leuven_id AS cluster, trim(i.Name) AS name,
      CASE WHEN i.Lat = '0.0' AND i.Lng = '0.0' THEN NULL ELSE i.Lat END AS lat, CASE WHEN i.Lat = '0.0' AND i.Lng = '0.0' THEN NULL ELSE i.Lng END AS lng,
      nullif(trim(i.Coauthor), '') AS coauthor, nullif(trim(i.Class), '') AS class
      FROM read_csv(${path('patents/patstat_input.csv')}, all_varchar = true) i
      JOIN read_csv(${path('patents/patstat_reference.csv')}, all_varchar = true) r USING (person_id)`,
  },
  {
    name: 'abt-buy',
    roles: { title: 'name', description: 'text', price: 'amount' },
    demo: ['title', 'description', 'price'],
    isLink: true,
    sql: (path) => ['Abt', 'Buy'].map((shop) => `SELECT '${shop.toLowerCase()}-' || row_number() OVER () AS record_id, '${shop.toLowerCase()}' AS source,
      unique_id AS cluster, trim(title) AS title, nullif(trim(description), '') AS description, nullif(trim(price), '') AS price
      FROM read_csv(${path(`abt-buy/AbtBuy_${shop}.csv`)}, all_varchar = true, parallel = false)`).join(' UNION ALL '),
  },
]
