import assert from 'node:assert/strict'
import { test } from 'node:test'
import { silentProgress } from '../../base/progress.ts'
import { openSmallCase, type SmallEntity } from '../../store/fixtures/small-case.ts'
import { linkCase } from '../link-case.ts'
import { networkCatalogue } from '../tables.ts'
import { findControl } from './find-control.ts'
import { findOwners } from './find-owners.ts'
import { solveOwnership } from './solve-ownership.ts'

const holds = (owner: number, company: number, percent: number) => ({ owner, company, share: percent / 100 })
const shares = (holdings: Parameters<typeof solveOwnership>[0]) =>
  [...solveOwnership(holdings, 0).ofOwner].map(([owner, share]) => `${owner}: ${(100 * share).toFixed(4)}`).sort()

test('shares through layers and rings', () => {
  assert.deepEqual(shares([holds(1, 0, 60), holds(2, 1, 50), holds(2, 0, 40)]), ['1: 60.0000', '2: 70.0000'])
  // 0 holds a tenth of itself through 1: who holds the rest holds all.
  assert.deepEqual(shares([holds(1, 0, 20), holds(0, 1, 50), holds(2, 0, 80), holds(3, 1, 50)]).slice(1), ['2: 88.8889', '3: 11.1111'])
  // A ring of three, each held from outside too: a company of it has no more than was sold to it.
  assert.deepEqual(shares([holds(1, 0, 60), holds(2, 1, 80), holds(0, 2, 100), holds(8, 0, 40), holds(9, 1, 20)]), ['1: 60.0000', '2: 48.0000', '8: 76.9231', '9: 23.0769'])
  assert.deepEqual(shares([holds(1, 5, 100)]), [])
  assert.equal(solveOwnership([holds(1, 0, 100), holds(0, 1, 100)], 0).hasSettled, false)
  assert.deepEqual(solveOwnership([holds(1, 0, 70), holds(2, 0, 70)], 0).overfull, [0])
})

test('control by chains of majority', () => {
  // 9 holds 60 % of 1 and 51 % of 2, which hold 30 % and 25 % of 0: a sixth of its worth or so, and the majority of its votes.
  const chain = [holds(9, 1, 60), holds(9, 2, 51), holds(1, 0, 30), holds(2, 0, 25), holds(8, 0, 45)]
  assert.equal(findControl(chain, 9).get(0)?.length, 2)
  assert.equal(findControl(chain, 8).size, 0)
  assert.equal(findControl([holds(1, 0, 50)], 1).size, 0)
})

test('owners of a company of a case, dated, each with the statements of its chain', async () => {
  const owns = (id: string, owner: string, asset: string, values: Record<string, string>, exhibit = 'a'): SmallEntity =>
    ({ id, schema: 'Ownership', exhibit, values: { owner, asset, ...values } })
  const store = await openSmallCase({
    catalogues: [networkCatalogue], exhibits: [{ id: 'a', number: '1' }, { id: 'b', number: '2' }],
    entities: [
      ...['firm', 'mother'].map((id): SmallEntity => ({ id, schema: 'Company', exhibit: 'a', values: { name: id } })),
      ...['ada', 'bo', 'cy'].map((id): SmallEntity => ({ id, schema: 'Person', exhibit: 'a', values: { name: id } })),
      owns('o1', 'mother', 'firm', { percentage: '60', startDate: '2020-01-01' }),
      owns('o1-again', 'mother', 'firm', { percentage: '55', startDate: '2019' }, 'b'),
      owns('o2', 'ada', 'mother', { percentage: '51,0 %' }), owns('o3', 'bo', 'mother', { percentage: '49' }),
      owns('o4', 'bo', 'firm', { percentage: '20', startDate: '2024-01-01' }),
      owns('o5', 'cy', 'firm', { percentage: '20', endDate: '2023-12-31' }), owns('o6', 'cy', 'mother', { percentage: 'some' }),
    ],
  })
  await linkCase(store, { run: 'r', progress: silentProgress })
  const told = async (day?: string, threshold?: number) => {
    const { owners, toldPercent } = await findOwners(store, { company: 'firm', day, ...(threshold === undefined ? {} : { threshold }) })
    return [...owners.map(({ id, percent, controls, isBeneficial }) => `${id} ${percent}${controls ? ' controls' : ''}${isBeneficial ? ' *' : ''}`), toldPercent]
  }
  assert.deepEqual(await told(), ['mother 60 controls', 'bo 49.4 *', 'ada 30.6 controls *', 80])
  assert.deepEqual(await told('2022-06-01'), ['mother 60 controls', 'ada 30.6 controls *', 'bo 29.4 *', 'cy 20', 80])
  assert.deepEqual(await told('2022-06-01', 0.35), ['mother 60 controls', 'ada 30.6 controls *', 'bo 29.4', 'cy 20', 80])
  const { owners, holdings } = await findOwners(store, { company: 'firm' })
  const ada = owners.find(({ id }) => id === 'ada')!
  assert.deepEqual(ada.chain.map((at) => `${holdings[at]!.owner} ${holdings[at]!.company} ${holdings[at]!.percent}`), ['ada mother 51', 'mother firm 60'])
  assert.ok(holdings.every(({ statementId }) => statementId))
  assert.deepEqual(holdings.find(({ owner }) => owner === 'mother')!.otherPercents, [55])
  assert.deepEqual(holdings.filter(({ percent }) => percent === null).map(({ owner }) => owner), ['cy'])
  await store.close()
})
