import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recallWithin } from './recall-within.ts'

/** Clusters of so many records, of which each record beside the first is joined to the one before alone. */
function chains(count: number, size: number) {
  const labels = Int32Array.from({ length: count * size }, (_, record) => record - (record % size))
  const right = Int32Array.from(labels.keys()).filter((record) => record % size > 0)
  return { labels, left: right.map((record) => record - 1), right }
}

const cases: readonly { name: string; of: ReturnType<typeof chains>; recall: number | undefined }[] = [
  { name: 'chains of four are found by three pairs of six', of: chains(50, 4), recall: 0.5 },
  { name: 'clusters of two are found whole, and tell nothing', of: chains(500, 2), recall: undefined },
  { name: 'a few clusters tell nothing', of: chains(5, 4), recall: undefined },
]

for (const { name, of, recall } of cases) test(name, () => assert.equal(recallWithin(of, of.labels), recall))

test('pairs between clusters do not count', () => {
  const { labels, left, right } = chains(50, 4)
  assert.equal(recallWithin({ left: Int32Array.from([...left, 0]), right: Int32Array.from([...right, 4]) }, labels), 0.5)
})
