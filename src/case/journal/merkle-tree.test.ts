import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isConsistent, isIncluded, proveConsistency, proveInclusion } from './merkle-proof.ts'
import { hashLeaf, rootOf, TreeFrontier } from './merkle-tree.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** The entries and roots that the log of RFC 6962's reference implementation is tested with. */
const knownEntries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const knownRoots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const knownLeaves = knownEntries.map((entry) => hashLeaf(Buffer.from(entry, 'hex')))

test('the roots are those of the reference vectors of RFC 6962', () => {
  const frontier = new TreeFrontier()
  assert.equal(hex(frontier.root()), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  knownLeaves.forEach((leaf, index) => {
    frontier.add(leaf)
    assert.equal(hex(frontier.root()), knownRoots[index])
    assert.equal(hex(rootOf(knownLeaves, 0, index + 1)), knownRoots[index])
  })
})

test('the inclusion proof of leaf 5 of 8 is that of the reference vectors', () => {
  assert.deepEqual(proveInclusion(knownLeaves, 5).hashes.map(hex), [
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ])
})

const leavesOf = (size: number) => Array.from({ length: size }, (_, index) => hashLeaf(Buffer.from(`entry ${index}`)))

test('every leaf of every tree up to 33 is proved, and no other', () => {
  for (let size = 1; size <= 33; size++) {
    const leaves = leavesOf(size)
    const root = rootOf(leaves)
    for (let index = 0; index < size; index++) {
      const proof = proveInclusion(leaves, index)
      assert.ok(isIncluded(proof, leaves[index]!, root), `${index} of ${size}`)
      assert.ok(!isIncluded(proof, hashLeaf(Buffer.from('another')), root))
      if (size > 1) assert.ok(!isIncluded({ ...proof, leafIndex: (index + 1) % size }, leaves[index]!, root))
      assert.ok(!isIncluded({ ...proof, hashes: [...proof.hashes, root] }, leaves[index]!, root))
      assert.ok(!isIncluded({ ...proof, hashes: proof.hashes.slice(1) }, leaves[index]!, root) || size === 1)
    }
  }
})

test('every tree up to 33 is proved to begin with every smaller one, and with no other', () => {
  const leaves = leavesOf(33)
  for (let second = 1; second <= 33; second++) {
    for (let first = 1; first <= second; first++) {
      const proof = proveConsistency(leaves, first, second)
      const [firstRoot, secondRoot] = [rootOf(leaves, 0, first), rootOf(leaves, 0, second)]
      assert.ok(isConsistent(proof, firstRoot, secondRoot), `${first} of ${second}`)
      const forged = rootOf([hashLeaf(Buffer.from('forged')), ...leaves.slice(1, first)])
      assert.ok(!isConsistent(proof, forged, secondRoot), `forged ${first} of ${second}`)
      assert.ok(!isConsistent(proof, firstRoot, forged))
    }
  }
})

test('one changed leaf changes the root', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), (size, pick) => {
      const leaves = leavesOf(size)
      const before = hex(rootOf(leaves))
      leaves[pick % size] = hashLeaf(Buffer.from('changed'))
      return hex(rootOf(leaves)) !== before
    }),
    { numRuns: 50 },
  )
})

test('leaves and trees that are not there are refused', () => {
  const leaves = leavesOf(4)
  for (const [index, size] of [[4, 4], [-1, 4], [0, 5]] as const) assert.throws(() => proveInclusion(leaves, index, size), RangeError)
  for (const [first, second] of [[0, 4], [3, 2], [1, 5]] as const) assert.throws(() => proveConsistency(leaves, first, second), RangeError)
})
