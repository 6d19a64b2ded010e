import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { dataFolder, RealCase } from './real-case.ts'
import { sortSample } from './reading-again.ts'

const evidence = dataFolder('vast-2021-gastech')

/** The persons of the staff file: each source entity with its canonical one and its names by column. */
const staff = `staff AS (
  SELECT e.id, e.canonical_id, any_value(v.value) FILTER (v.property = 'firstName') AS first,
    any_value(v.value) FILTER (v.property = 'lastName') AS last
  FROM entities e JOIN exhibits x ON x.id = e.exhibit_id JOIN entity_values v ON v.entity_id = e.id
  WHERE e.schema = 'Person' AND x.path LIKE '%.xlsx' GROUP BY ALL)`

/** Mails whose only recipient is who sent them. */
const selfMails = `SELECT count(*) AS n FROM (
  SELECT entity_id FROM entity_values WHERE schema = 'Email' AND property IN ('emitters', 'recipients')
  GROUP BY entity_id HAVING count(DISTINCT target_canonical_id) = 1)`

if (!evidence) test('an inquiry of 913 files', { skip: 'the data of vast-2021-gastech is not here; set JACKDAW_DATA to its folder' }, () => {})
else {
  let made: RealCase
  const ask = (sql: string) => made.ask(sql)
  before(async () => void (made = await RealCase.build(evidence)))
  after(() => made?.close())

  test('nothing is unread without a reason', async () => {
    assert.deepEqual(await ask("SELECT path FROM exhibits WHERE state <> 'read' AND reason IS NULL"), [])
    assert.deepEqual(await ask('SELECT exhibit_id, sheet FROM coverage WHERE rows_unread > 0'), [])
  })

  test('54 employees are 54 persons over staff file, mail, cars, cards and curricula', async () => {
    assert.deepEqual(await ask(`WITH ${staff} SELECT count(*) AS told, count(DISTINCT canonical_id) AS persons FROM staff`), [{ told: 54, persons: 54 }])
    assert.deepEqual(await ask(`SELECT count(DISTINCT canonical_id) AS persons FROM entities WHERE canonical_schema IN ('Person', 'LegalEntity')`), [{ persons: 54 }])
  })

  test('none is joined with another: every record of a person has the last name of the staff file, or that name mailed or mistyped', async () => {
    const rows = await ask(`WITH ${staff}, other AS (
    SELECT lower(strip_accents(v.value)) AS name, string_split(lower(strip_accents(s.last)), ' ')[1] AS last
    FROM entity_values v JOIN staff s USING (canonical_id) WHERE v.property = 'name'),
  near AS (
    SELECT contains(name, last) AS plain, levenshtein(list_last(string_split(name, ' ')), last) <= 2 AND length(last) >= 6 AS mistyped FROM other)
  SELECT count(*) FILTER (plain) AS plain, count(*) FILTER (NOT plain AND mistyped) AS mistyped,
    count(*) FILTER (NOT plain AND NOT mistyped) AS other FROM near`)
    assert.ok(Number(rows[0]!['plain']) > 300)
    assert.deepEqual([rows[0]!['mistyped'], rows[0]!['other']], [1, 0])
  })

  test('none is split: tables that name persons in columns name those of the staff file', async () => {
    const rows = await ask(`WITH ${staff}, named AS (
    SELECT entity_id, canonical_id, any_value(value) FILTER (property = 'firstName') AS first, any_value(value) FILTER (property = 'lastName') AS last
    FROM entity_values WHERE schema = 'Person' AND property IN ('firstName', 'lastName') GROUP BY ALL)
  SELECT count(*) AS records, count(*) FILTER (NOT EXISTS (SELECT 1 FROM staff s WHERE s.canonical_id = n.canonical_id)) AS strangers,
    count(*) FILTER (EXISTS (SELECT 1 FROM staff s
      WHERE s.first = n.first AND s.last = n.last AND s.canonical_id <> n.canonical_id)) AS elsewhere FROM named n`)
    assert.ok(Number(rows[0]!['records']) > 150)
    assert.deepEqual([rows[0]!['strangers'], rows[0]!['elsewhere']], [0, 0])
  })

  test('two columns of owners name two persons: each card is of both where they differ', async () => {
    const rows = await ask(`WITH cell AS (
    SELECT s.exhibit_id, regexp_extract(s.locator, 'row=(\\d+)', 1) AS row, c.column_name, s.value, e.canonical_id FROM statements s
    JOIN coverage c ON c.exhibit_id = s.exhibit_id AND c.column_name LIKE 'owner_%' AND s.locator LIKE '%&col=' || c.column_number
    JOIN entities e ON e.id = s.entity_id WHERE s.property = 'name')
  SELECT count(*) AS rows, count(*) FILTER (a.value <> b.value) AS differing,
    count(*) FILTER ((a.value = b.value) <> (a.canonical_id = b.canonical_id)) AS wrong
  FROM cell a JOIN cell b ON b.exhibit_id = a.exhibit_id AND b.row = a.row AND a.column_name < b.column_name`)
    assert.equal(rows[0]!['rows'], 109)
    assert.ok(Number(rows[0]!['differing']) > 0)
    assert.equal(rows[0]!['wrong'], 0)
  })

  test('the posts of exactly six persons differ, in three pairs that were swapped, with both places', async () => {
    const people = await ask("SELECT count(DISTINCT canonical_id) AS n FROM contradictions WHERE rule = 'functional:position'")
    assert.deepEqual(people, [{ n: 6 }])
    const pairs = await ask(`SELECT c.left_value AS l, c.right_value AS r FROM contradictions c
  JOIN exhibits a ON a.id = c.left_exhibit_id JOIN exhibits b ON b.id = c.right_exhibit_id
  WHERE rule = 'functional:position' AND a.path LIKE '%.xlsx' AND b.path LIKE '%mc2/car-assignments.csv' ORDER BY ALL`)
    assert.equal(pairs.length, 6)
    const forth = new Set(pairs.map(({ l, r }) => `${String(l)}|${String(r)}`))
    assert.equal(forth.size, 6)
    for (const { l, r } of pairs) assert.ok(forth.has(`${String(r)}|${String(l)}`))
    const differing = await ask(`WITH ${staff}, told AS (
    SELECT DISTINCT e.canonical_id, s.path, s.value FROM statements s JOIN entities e ON e.id = s.entity_id
    WHERE property = 'position' AND (path LIKE '%.xlsx' OR path LIKE '%mc2/car-assignments.csv'))
  SELECT count(*) AS n FROM told a JOIN told b ON a.canonical_id = b.canonical_id
  WHERE a.path LIKE '%.xlsx' AND b.path LIKE '%.csv' AND a.value <> b.value`)
    assert.deepEqual(differing, [{ n: 6 }])
  })

  test('card against loyalty: where the two records of a purchase differ, both rows are listed; most by a round sum', async () => {
    const rows = await ask(`SELECT a.path AS paid, b.path AS noted, left_locator, right_locator, left_value::DOUBLE - right_value::DOUBLE AS more, same_probability AS p
  FROM contradictions c JOIN exhibits a ON a.id = c.left_exhibit_id JOIN exhibits b ON b.id = c.right_exhibit_id WHERE rule = 'pair:card-loyalty'`)
    assert.ok(rows.length >= 200, `${rows.length} differences`)
    for (const { paid, noted, left_locator, right_locator, p } of rows) {
      assert.match(`${String(paid)} ${String(left_locator)}`, /cc_data\.csv row=\d+&col=3$/)
      assert.match(`${String(noted)} ${String(right_locator)}`, /loyalty_data\.csv row=\d+&col=3$/)
      assert.ok(Number(p) >= 0.6 && Number(p) <= 1)
    }
    const round = rows.filter(({ more }) => [20, 40, 60, 80].includes(Math.round(Number(more) * 100) / 100))
    assert.ok(round.length / rows.length > 0.9, `${round.length} of ${rows.length} by 20, 40, 60 or 80`)
  })

  const counts: readonly [what: string, sql: string, n: number][] = [
    ['mails', "SELECT count(*) AS n FROM entities WHERE schema = 'Email'", 1175],
    ['mails with a sender', "SELECT count(DISTINCT entity_id) AS n FROM entity_values WHERE schema = 'Email' AND property = 'emitters'", 1175],
    ['mails with recipients', "SELECT count(DISTINCT entity_id) AS n FROM entity_values WHERE schema = 'Email' AND property = 'recipients'", 1175],
    ['mails that link two persons', "SELECT count(DISTINCT v.entity_id) AS n FROM entity_values v JOIN links l ON l.edge_id = v.entity_id WHERE v.schema = 'Email'", 1171],
    ['mails to oneself alone, which are no link', selfMails, 4],
    ['uses of payment cards', "SELECT count(*) AS n FROM accounts_rows WHERE schema = 'CardUse' AND programme = 'payment'", 1490],
    ['uses of loyalty cards', "SELECT count(*) AS n FROM accounts_rows WHERE schema = 'CardUse' AND programme = 'loyalty'", 1392],
    ['positions', "SELECT count(*) AS n FROM events WHERE kind = 'position'", 18797],
    ['articles', "SELECT count(*) AS n FROM entities WHERE schema = 'Article'", 845],
    ['bodies of articles that differ', "SELECT count(DISTINCT text_sha256) AS n FROM exhibits WHERE path LIKE '%news-articles%'", 843],
    ['reports and postings', "SELECT count(*) AS n FROM entities WHERE schema = 'Report'", 4063],
  ]
  for (const [what, sql, n] of counts) {
    test(`${what}: ${n}`, async () => assert.deepEqual(await ask(sql), [{ n }]))
  }

  test('the largest payment is found with its row', async () => {
    const rows = await ask("SELECT path, row, amount::DOUBLE AS amount, date FROM accounts_rows WHERE schema = 'CardUse' ORDER BY amount DESC LIMIT 1")
    assert.deepEqual(rows, [{ path: 'mc2/cc_data.csv', row: 843, amount: 10000, date: '2014-01-13T19:20:00' }])
  })

  test('four of the seven of the thread bear surnames of a document: told as a lead, not as proof', async () => {
    const [row] = await ask(`SELECT sentence, kind FROM findings WHERE rule = 'communication.shared-surnames' AND sentence LIKE '%10 year historical%'`)
    assert.match(String(row!['sentence']), /arise[^(]*\(4 of 7; 0\.8 by chance\).*not proof/)
    assert.equal(row!['kind'], 'assessment')
  })

  test('the thread is found by one word, with all its seven messages', () => {
    const { hits } = made.search('ARISE', '--kind', 'value')
    const mails = new Set(hits.filter((hit) => hit['schema'] === 'Email').map((hit) => hit['entityId']))
    assert.equal(mails.size, 7)
  })

  test('500 statements drawn by chance stand where they say, and come from their originals', async (context) => {
    const sample = await made.readSample(500, 'gastech-7')
    const { misplaced, ways, unexplained } = sortSample(sample, made.settings)
    context.diagnostic(`built in ${Math.round(made.buildMs / 1000)} s; ${JSON.stringify(ways)}`)
    assert.equal(sample.length, 500)
    assert.deepEqual([misplaced, unexplained], [[], []])
  })
}
