import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { dataFolder, RealCase } from './real-case.ts'

const whole = dataFolder('vast-2021-gastech')

/** Half of the cards, by hash: settings were chosen on `seen` alone. */
const halfOf = (card: string) => (Number.parseInt(createHash('sha256').update(card).digest('hex').slice(0, 8), 16) % 2 === 0 ? 'seen' : 'unseen')

interface Answer {
  readonly card: string
  readonly candidate: string | null
  readonly persons: string
  readonly probability: number
}

if (!whole) test('places of the published inquiry', { skip: 'the data of vast-2021-gastech is not here; set JACKDAW_DATA to its folder' }, () => {})
else {
  let made: RealCase
  // The answers lie in another folder of the data: they are no evidence here.
  before(async () => void (made = await RealCase.build(join(whole, 'mc2'))))
  after(() => made?.close())

  const readKey = (file: string) => new Map(readFileSync(join(whole, 'ground-truth', file), 'utf8').trim().split(/\r?\n/).slice(1).map((line) => line.split(',')).map(([card, , owner]) => [card!, owner!]))

  for (const [programme, file, cards] of [['payment', 'card-owners-derived.csv', 55], ['loyalty', 'loyalty-owners-derived.csv', 54]] as const) {
    test(`holders of the ${programme} cards, beside the true ones`, async (context) => {
      const key = readKey(file)
      const drivers = new Set((await made.ask("SELECT DISTINCT persons FROM stays WHERE persons <> '[]'")).flatMap(({ persons }) => JSON.parse(String(persons)) as string[]))
      const answers = (await made.ask(`SELECT card, candidate, persons, probability FROM card_presence WHERE turn = 1 AND programme = '${programme}' ORDER BY card`)) as unknown as Answer[]
      assert.equal(answers.length, cards)
      for (const half of ['seen', 'unseen'] as const) {
        const asked = answers.filter(({ card }) => halfOf(card) === half)
        const own = asked.filter(({ card }) => drivers.has(key.get(card)!))
        const right = own.filter(({ card, persons }) => (JSON.parse(persons) as string[]).includes(key.get(card)!))
        const others = asked.filter(({ card }) => !drivers.has(key.get(card)!))
        const nobody = others.filter(({ persons }) => persons === '[]')
        context.diagnostic(`${programme}, half ${half}: ${right.length} of ${own.length} whose owner has a vehicle are right; ${nobody.length} of ${others.length} whose owner has none are given to no person`)
        assert.ok(right.length >= 0.9 * own.length, `${right.length} of ${own.length}`)
        assert.ok(nobody.length >= 0.8 * others.length, `${nobody.length} of ${others.length}`)
      }
    })
  }

  test('an answer can be followed to uses and stays', async () => {
    const [row] = await made.ask(`WITH cited AS (SELECT unnest(from_json(statement_ids, '["VARCHAR"]')) AS id FROM card_presence WHERE turn = 1 AND candidate_id IS NOT NULL)
SELECT count(*) > 0 AND bool_and(s.locator IS NOT NULL) AS holds FROM cited c LEFT JOIN statements s ON s.id = c.id`)
    assert.equal(row!['holds'], true)
  })

  test('the night stays are those of four vehicles, and the four known ones are among them', async () => {
    const found = await made.ask("SELECT sentence FROM findings WHERE rule = 'place.night-stay' ORDER BY number")
    assert.deepEqual(found.map(({ sentence }) => /^\S+/.exec(String(sentence))![0]).sort(), ['15', '16', '21', '24'])
    const told = (subject: string) => String(found.find(({ sentence }) => String(sentence).startsWith(`${subject} `))!['sentence'])
    for (const [subject, days] of [['16', ['2014-01-07', '2014-01-10 23']], ['24', ['2014-01-08 23']], ['21', ['2014-01-13 23']], ['15', ['2014-01-07', '2014-01-09']]] as const) {
      for (const day of days) assert.ok(told(subject).includes(day), `${subject} ${day}: ${told(subject)}`)
    }
  })
}
