import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { dataFolder, RealCase } from './real-case.ts'
import { sortSample } from './reading-again.ts'

const evidence = dataFolder('fincen-files')

if (!evidence) test('published transfers between banks', { skip: 'the data of fincen-files is not here; set JACKDAW_DATA to its folder' }, () => {})
else {
  let made: RealCase
  const ask = (sql: string) => made.ask(sql)
  before(async () => void (made = await RealCase.build(evidence)))
  after(() => made?.close())

  test('every transfer counts once, though two files tell it, and the sum is exact', async () => {
    assert.deepEqual(await ask('SELECT count(*) AS n, sum(amount)::VARCHAR AS total FROM accounts_rows WHERE same_as = id'), [{ n: 4507, total: '35682247985.01000000' }])
    assert.deepEqual(await ask('SELECT count(*) AS n, count(DISTINCT path) AS files FROM accounts_rows'), [{ n: 9014, files: 2 }])
  })

  // As written 421 names bear several numbers; where a blank at the end does not count, four of them are others and five more do.
  test('every bank name of the transfers that bears several numbers is proposed as one bank', async () => {
    const [row] = await ask(`
WITH RECURSIVE named AS (
  SELECT DISTINCT s.original AS name, s.entity_id AS id FROM statements s
  JOIN coverage c ON c.exhibit_id = s.exhibit_id AND s.locator LIKE '%&col=' || c.column_number
    AND c.column_name IN ('originator_bank', 'beneficiary_bank')
  WHERE s.property = 'name' AND s.path LIKE '%transactions_map.csv'),
several AS (SELECT name FROM named GROUP BY name HAVING count(*) > 1),
bank AS (SELECT name, id FROM named JOIN several USING (name)),
near AS (
  SELECT a.name, a.id, b.id AS other FROM bank a JOIN bank b ON b.name = a.name
  WHERE (SELECT canonical_id FROM entities WHERE id = a.id) = (SELECT canonical_id FROM entities WHERE id = b.id)
    OR EXISTS (SELECT 1 FROM matches m WHERE m.left_id = least(a.id, b.id) AND m.right_id = greatest(a.id, b.id))),
reach AS (
  SELECT name, min(id) AS id FROM bank GROUP BY name
  UNION
  SELECT r.name, n.other FROM reach r JOIN near n ON n.name = r.name AND n.id = r.id)
SELECT (SELECT count(*) FROM several) AS several, (SELECT count(*) FROM several s
  WHERE (SELECT count(*) FROM bank b WHERE b.name = s.name) = (SELECT count(*) FROM reach r WHERE r.name = s.name)) AS as_one`)
    assert.deepEqual(row, { several: 426, as_one: 426 })
  })

  test('the largest flow there and back is among the findings, to the cent', async () => {
    const found = await ask(`SELECT sentence FROM findings WHERE rule = 'money.return-flow' AND sentence LIKE '%1,199,219,653.33%' AND sentence LIKE '%1,201,172,347.28%'`)
    assert.equal(found.length, 1)
  })

  test('a trip between the same two banks is found by the tool of the house, and by the search for motifs', async () => {
    const [pair] = await ask(`SELECT giver_id AS a, taker_id AS b FROM transfers WHERE transfer_id = id GROUP BY ALL HAVING sum(amount) = 1201172347.28`)
    const trips = made.jackdaw<{ rows: readonly { start: string; through: string }[] }>('tool', 'run', made.path, 'round-trip').rows
    assert.ok(trips.some(({ start, through }) => [pair?.['a'], pair?.['b']].includes(start) && [pair?.['a'], pair?.['b']].includes(through)))
    const { motifs } = made.jackdaw<{ motifs: readonly { parties: readonly { id: string }[] }[] }>('motif', made.path, 'cycle', '--parties', '2', '--most', '2', '--days', '5')
    assert.ok(motifs.some(({ parties }) => parties.every(({ id }) => id === pair?.['a'] || id === pair?.['b'])))
  })

  test('every column is mapped, ignored by name, or reported with a reason', async () => {
    assert.deepEqual(await ask('SELECT column_name FROM coverage WHERE reason IS NULL OR rows_unread > 0'), [])
  })

  test('500 statements drawn by chance stand where they say, and come from their originals', async (context) => {
    const sample = await made.readSample(500, 'fincen-7')
    const { misplaced, ways, unexplained } = sortSample(sample, made.settings)
    context.diagnostic(`built in ${Math.round(made.buildMs / 1000)} s; ${JSON.stringify(ways)}`)
    assert.equal(sample.length, 500)
    assert.deepEqual([misplaced, unexplained], [[], []])
  })
}
