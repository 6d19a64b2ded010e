import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { foldToken } from './fold-token.ts'
import { NameAutomaton } from './name-automaton.ts'
import { tokensOf } from './token.ts'

const patterns = ['Isia Vann', 'Vann', 'Isia Vann Brothers', 'Müller-Tarn', 'J. Quill', "Katerina's Café", 'Иван Петров', '東京不動産', 'L-829/4', 'Anna', '', 'anna']
const automaton = new NameAutomaton(patterns)

const texts: { text: string; found: string[] }[] = [
  { text: 'Isia Vann met Anna.', found: ['Isia Vann', 'Anna'] },
  { text: 'ISIA\n VANN, isia vann brothers', found: ['ISIA\n VANN', 'isia vann brothers'] },
  { text: 'Isia. Vann left', found: ['Vann'] },
  { text: 'Isia\n\nVann left', found: ['Vann'] },
  { text: 'Vannister, Annabel, Savann', found: [] },
  { text: 'Mu\u0308ller Tarn and ＭÜLLER-TARN', found: ['Mu\u0308ller Tarn', 'ＭÜLLER-TARN'] },
  { text: 'J. Quill, J Quill, J.Quill', found: ['J. Quill', 'J Quill', 'J.Quill'] },
  { text: 'at Katerina\u2019s Cafe\u0301!', found: ['Katerina\u2019s Cafe\u0301'] },
  { text: 'ИВАН ПЕТРОВ', found: ['ИВАН ПЕТРОВ'] },
  { text: '株式会社東京不動産です', found: ['東京不動産'] },
  { text: 'number L-829/4.', found: ['L-829/4'] },
  { text: '\u{1d400}nna \u{1f600}Anna', found: ['\u{1d400}nna', 'Anna'] },
  { text: '', found: [] },
]
for (const { text, found } of texts) {
  test(`names in ${JSON.stringify(text)}`, () => {
    assert.deepEqual(automaton.find(text).map((hit) => text.slice(hit.start, hit.end)), found)
  })
}

test('of equal patterns the first is told', () => {
  assert.deepEqual(automaton.find('ANNA').map((hit) => hit.pattern), [9])
})

/** The slow and plain way: at each word the longest pattern that begins there. */
function findPlainly(given: readonly string[], text: string): string[] {
  const words = text.split(' ').filter((word) => word !== '')
  const wanted = given.map((pattern) => pattern.split(' ').filter((word) => word !== '').map(foldToken)).filter((pattern) => pattern.length > 0)
  const found: { at: number; length: number }[] = []
  for (let end = 1; end <= words.length; end++) {
    for (let at = 0; at < end; at++) {
      const part = words.slice(at, end).map(foldToken)
      if (wanted.some((pattern) => pattern.join(' ') === part.join(' '))) found.push({ at, length: part.length })
    }
  }
  found.sort((a, b) => a.at - b.at || b.length - a.length)
  const kept: string[] = []
  let free = 0
  for (const { at, length } of found) {
    if (at < free) continue
    kept.push(words.slice(at, at + length).join(' '))
    free = at + length
  }
  return kept
}

test('finds what the plain way finds', () => {
  const word = fc.constantFrom('a', 'b', 'c', 'É')
  const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
  fc.assert(fc.property(fc.array(phrase, { maxLength: 6 }), fc.array(word, { maxLength: 20 }), (given, words) => {
    const text = words.join(' ')
    assert.deepEqual(new NameAutomaton(given).find(text).map((hit) => text.slice(hit.start, hit.end)), findPlainly(given, text))
  }), { numRuns: 500 })
})

test('words stand where they are told, in any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    const { starts, ends } = tokensOf(text)
    for (const [index, start] of starts.entries()) assert.match(text.slice(start, ends[index]), /^[\p{L}\p{N}\p{M}]+$/u)
    assert.ok(starts.every((start, index) => start >= (ends[index - 1] ?? 0)))
  }))
})
