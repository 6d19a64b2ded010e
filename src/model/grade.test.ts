import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultOfGrade, gradeCode, gradeSchemes, gradeWords, type GradeDraft, type GradeScheme } from './grade.ts'

const faults: readonly [grade: Partial<GradeDraft>, expected: RegExp | undefined][] = [
  [{ scheme: 'admiralty', source: 'B', information: '2' }, undefined],
  [{ scheme: 'admiralty', source: 'G', information: '2' }, /A to F/],
  [{ scheme: 'admiralty', source: 'b', information: '2' }, /A to F/],
  [{ scheme: 'admiralty', source: 'B', information: '7' }, /1 to 6/],
  [{ scheme: 'admiralty', source: 'B', information: '2', handling: 'P' }, /3x5x2/],
  [{ scheme: '3x5x2', source: '2', information: 'C', handling: 'P' }, undefined],
  [{ scheme: '3x5x2', source: '2', information: 'C' }, /P .* or C/],
  [{ scheme: '3x5x2', source: '2', information: 'C', handling: 'C' }, /names the conditions/],
  [{ scheme: '3x5x2', source: '2', information: 'C', handling: 'C', conditions: 'Ask before passing it on' }, undefined],
  [{ scheme: '3x5x2', source: '2', information: 'C', handling: 'P', conditions: 'x' }, /belong to handling C/],
  [{ scheme: '3x5x2', source: '4', information: 'C', handling: 'P' }, /1 to 3/],
  [{ scheme: '3x5x2', source: '1', information: '2', handling: 'P' }, /A to E/],
  [{ scheme: '5x5x5' as GradeScheme, source: 'A', information: '1' }, /no scheme/],
]
for (const [grade, expected] of faults) {
  test(`${JSON.stringify(grade)} is ${expected ? `refused: ${expected}` : 'a grade'}`, () => {
    const fault = faultOfGrade(grade as GradeDraft)
    if (expected) assert.match(String(fault), expected)
    else assert.equal(fault, undefined)
  })
}

test('every letter of every scheme has words', () => {
  for (const [scheme, { source, information, handling }] of Object.entries(gradeSchemes)) {
    for (const one of source) for (const other of information) for (const code of handling.length ? handling : [undefined]) {
      const grade = { scheme: scheme as GradeScheme, source: one, information: other, handling: code }
      assert.doesNotMatch(gradeWords(grade), /undefined/, gradeCode(grade))
    }
  }
  assert.equal(gradeCode({ scheme: '3x5x2', source: '2', information: 'C', handling: 'P' }), '2C P')
})
