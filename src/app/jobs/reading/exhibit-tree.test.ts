import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sha256 } from '../../../base/hash.ts'
import { defaultLimits } from '../../../extract/limits.ts'
import { exhibitId, type Exhibit } from '../../../model/exhibit.ts'
import { ExhibitTree, type StartedNode, type TreeNode } from './exhibit-tree.ts'

const hash = sha256('box')
const box: Exhibit = {
  id: exhibitId(undefined, 'box', hash), number: '1', path: 'box', sha256: hash, sizeBytes: 10, authority: 'A1', receivedAt: '', receivedBy: '',
}

/** A box in which each box holds as many boxes, without end: what a copy of itself inside an archive would give. */
function childrenOf(node: TreeNode, fan: number) {
  if (node.refusal) return []
  return Array.from({ length: fan }, (_, at) => ({ name: `${at}`, locator: `member=${at}`, sha256: sha256(`${node.exhibit.path}/${at}`), sizeBytes: 10 }))
}

/** Reads a tree with several readers at once; `pick` says which of them is done next. */
function readTree(limits: typeof defaultLimits, fan: number, how: { readers: number; pick: (among: number) => number }) {
  const tree = new ExhibitTree(box, limits)
  const inHand: StartedNode[] = []
  let most = 0
  for (;;) {
    for (let next = inHand.length < how.readers ? tree.start() : undefined; next; next = inHand.length < how.readers ? tree.start() : undefined) inHand.push(next)
    if (inHand.length === 0) break
    const [started] = inHand.splice(how.pick(inHand.length), 1)
    started!.settle({ key: started!.node.exhibit.id, children: childrenOf(started!.node, fan) })
    most++
  }
  assert.ok(tree.isSettled)
  return { listed: [...tree.list()].map(({ node }) => `${node.exhibit.number} ${node.refusal?.message ?? 'read'}`), most }
}

test('which exhibits a limit refuses does not depend on which reader was faster', () => {
  const limits = { ...defaultLimits, maxChildren: 20, maxDepth: 4 }
  const expected = readTree(limits, 3, { readers: 1, pick: () => 0 }).listed
  assert.ok(expected.some((line) => /more than 40 children/.test(line)))
  const choices = fc.array(fc.nat(), { minLength: 500, maxLength: 500 })
  fc.assert(
    fc.property(choices, fc.integer({ min: 2, max: 8 }), (order, readers) => {
      let at = 0
      assert.deepEqual(readTree(limits, 3, { readers, pick: (among) => (order[at++] ?? 0) % among }).listed, expected)
    }),
    { numRuns: 50 },
  )
})

test('boxes in boxes without end come to an end, by depth or by number', () => {
  const deep = readTree({ ...defaultLimits, maxDepth: 5 }, 1, { readers: 2, pick: () => 0 }).listed
  assert.deepEqual([deep.length, deep.filter((line) => line.endsWith('read')).length], [7, 6])
  const wide = readTree({ ...defaultLimits, maxChildren: 100, maxDepth: 50 }, 10, { readers: 3, pick: (among) => among - 1 })
  assert.ok(wide.listed.length < 220 && wide.most < 320, `${wide.listed.length} exhibits, ${wide.most} readings`)
})

test('the same bytes under one name are one exhibit, and parents stand before their children', () => {
  const tree = new ExhibitTree(box, defaultLimits)
  const child = { name: 'a', locator: 'member=a', sha256: hash, sizeBytes: 1 }
  tree.start()!.settle({ key: 'k', children: [child, child, { ...child, name: 'b' }] })
  for (let next = tree.start(); next; next = tree.start()) next.settle({ key: next.node.exhibit.path, children: [] })
  assert.deepEqual([...tree.list()].map(({ node, key }) => [node.exhibit.number, key]), [['1', 'k'], ['1.1', 'a'], ['1.2', 'b']])
})
