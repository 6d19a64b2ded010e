import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idOf, openSmallCase, resolveSmallCase, type Told } from '../../../resolve/fixtures/small-case.ts'
import { compareSiblings, examineSiblings } from './examine-siblings.ts'
import { makeIssuedPaper, type IssuedPaper, type ToldMark } from './issued-paper.ts'

const paper = (exhibit: string, issuer: string, told: Readonly<Record<string, string | readonly string[]>>): IssuedPaper => {
  const marks = Object.entries(told).flatMap(([property, value]) => [value].flat().map((each): ToldMark => ({ property, value: each })))
  return makeIssuedPaper({ exhibit, label: `exhibit ${exhibit}`, issuer, issuerName: issuer }, marks)
}
const five = (last: Readonly<Record<string, string | readonly string[]>>) => [
  ...['a', 'b', 'c', 'd'].map((exhibit, index) => paper(exhibit, 'Kelp Ltd', { generator: [`Quill ${index}.2`, 'Harbour PDF 7'], fontSubset: `QWERT${exhibit.toUpperCase()}+Sans` })),
  paper('e', 'Kelp Ltd', last),
]

const rows: readonly [what: string, papers: readonly IssuedPaper[], expected: readonly string[]][] = [
  ['all alike but for the version', five({ generator: ['Quill 9', 'Harbour PDF 8.1 (build 3)'], fontSubset: 'ZZZZZY+Sans' }), []],
  ['one from another program', five({ generator: 'Pen 1', fontSubset: 'ZZZZZY+Sans' }), ['pdf.sibling-program e']],
  ['one in another font', five({ generator: ['Quill 9', 'Harbour PDF 8'], fontSubset: ['ZZZZZY+Sans', 'ZZZZZX+Serif'] }), ['pdf.sibling-fonts e']],
  ['too few to tell', five({ generator: 'Pen 1' }).slice(2), []],
  ['no usual program', five({ generator: 'Pen 1' }).map((each, index) => ({ ...each, program: `P${'abcde'[index]}` })), []],
  ['an identifier of another issuer', [paper('a', 'Kelp Ltd', { documentIdentifier: '00ff' }), paper('b', 'Reef Ltd', { documentIdentifier: '00ff' })], ['pdf.shared-origin a', 'pdf.shared-origin b']],
  ['an identifier of the same issuer', [paper('a', 'Kelp Ltd', { documentIdentifier: '00ff' }), paper('b', 'Kelp Ltd', { documentIdentifier: '00ff' })], []],
  ['a font subset of another issuer', [paper('a', 'Kelp Ltd', { fontSubset: 'QWERTZ+Sans' }), paper('b', 'Reef Ltd', { fontSubset: 'QWERTZ+Sans' })], ['pdf.shared-origin a', 'pdf.shared-origin b']],
  ['a font, but another subset', [paper('a', 'Kelp Ltd', { fontSubset: 'QWERTZ+Sans' }), paper('b', 'Reef Ltd', { fontSubset: 'QWERTA+Sans' })], []],
  ['an author with a program', [paper('a', 'Kelp Ltd', { author: 'Kit Orme', generator: 'Quill 1' }), paper('b', 'Reef Ltd', { author: 'Kit Orme', generator: 'Quill 2' })], ['pdf.shared-origin a', 'pdf.shared-origin b']],
  ['a program alone', [paper('a', 'Kelp Ltd', { generator: 'Quill 1' }), paper('b', 'Reef Ltd', { generator: 'Quill 1' })], []],
  ['a mark that many issuers have', ['a', 'b', 'c', 'd'].map((each) => paper(each, each, { fontSubset: 'QWERTZ+Sans' })), []],
]

for (const [what, papers, expected] of rows) {
  test(`siblings: ${what}`, () => {
    assert.deepEqual(compareSiblings(papers).filter(({ outcome }) => outcome === 'fail').map(({ checkId, exhibit }) => `${checkId} ${exhibit}`), expected)
  })
}

test('issuers of a case are found by invoice and by bank, after resolution', async () => {
  const invoice = (exhibit: string, issuer: string, mark: string): Told[] => [
    { exhibit, key: 'issuer', schema: 'Company', values: { name: issuer } },
    { exhibit, key: 'invoice', schema: 'Invoice', values: { invoiceNumber: exhibit, issuer: idOf(exhibit, 'issuer') } },
    { exhibit, key: 'paper', schema: 'Document', values: { documentIdentifier: mark } },
  ]
  const bank: Told[] = [
    { exhibit: 'c.pdf', key: 'account', schema: 'BankAccount', values: { bankName: 'Bank of Norland' } }, { exhibit: 'c.pdf', key: 'row', schema: 'AccountEntry', values: { amount: '1' } },
    { exhibit: 'c.pdf', key: 'paper', schema: 'Document', values: { documentIdentifier: '00ff' } },
  ]
  const store = await openSmallCase([...invoice('a.pdf', 'Kelp Chandlery Ltd', '00ff'), ...invoice('b.pdf', 'Kelp Chandlery Ltd', '00aa'), ...bank, ...invoice('d.csv', 'Reef Ltd', '00ff')])
  await resolveSmallCase(store)
  const signs = await examineSiblings(store)
  await store.close()
  assert.deepEqual(signs.map(({ exhibit, checkId, strength }) => [exhibit, checkId, strength]), [['a.pdf', 'pdf.shared-origin', 'C'], ['c.pdf', 'pdf.shared-origin', 'C']])
  assert.match(signs[0]!.message, /Kelp Chandlery Ltd shares marks .* identifier 00ff also in exhibit 3 \(c\.pdf\) of Bank of Norland/)
})
