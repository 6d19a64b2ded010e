import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { askCase } from '../src/app/jobs/ask-case.ts'
import { describeMachine } from './machine.ts'

/**
 * Differences between card and loyalty records of a built case, and whether the pairs of cards that were learnt have one owner.
 * `node bench/card-pairs.ts <case> <folder with card-owners-derived.csv and loyalty-owners-derived.csv>`
 */
const [casePath, truth] = process.argv.slice(2)
if (!casePath || !truth) throw new RangeError('Name a case and the folder of the true owners.')
const ownersOf = (file: string) => new Map(readFileSync(join(truth, file), 'utf8').trim().split(/\r?\n/).slice(1).map((line) => line.split(',')).map(([card = '', , owner = '']) => [card, owner]))
const [cards, loyalty] = [ownersOf('card-owners-derived.csv'), ownersOf('loyalty-owners-derived.csv')]
const { rows } = await askCase(
  casePath, `SELECT left_value::DOUBLE - right_value::DOUBLE, regexp_extract(message, '\\(payment (\\S+)\\)', 1), regexp_extract(message, '\\(loyalty (\\S+)\\)', 1)
FROM contradictions WHERE rule = 'pair:card-loyalty' ORDER BY id`, { visitor: { actor: 'bench' } },
)
const round = rows.filter(([more]) => [20, 40, 60, 80].includes(Math.round(Number(more) * 100) / 100))
const pairs = new Map(rows.map(([, card, noted]) => [`${String(card)} ${String(noted)}`, cards.get(String(card)) === loyalty.get(String(noted))]))
console.log(describeMachine())
console.log(`${rows.length} purchases of two amounts, ${round.length} of them by 20, 40, 60 or 80`)
console.log(`${pairs.size} pairs of cards learnt, ${[...pairs.values()].filter(Boolean).length} of one owner`)
