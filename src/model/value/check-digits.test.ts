import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasImoDigit, hasLuhnDigit, hasVinDigit, identifierKind } from './check-digits.ts'

// Worked examples of the standards, not numbers of anybody.
test('check digits hold, and fail when one digit is changed', () => {
  const cases: readonly [(text: string) => boolean, string][] = [
    [hasLuhnDigit, '79927398713'],
    [hasLuhnDigit, '490154203237518'],
    [hasVinDigit, '1M8GDM9AXKP042788'],
    [hasImoDigit, '9074729'],
  ]
  for (const [check, good] of cases) {
    assert.ok(check(good), good)
    const at = good.length - 2
    const changed = good.slice(0, at) + (good[at] === '1' ? '2' : '1') + good.slice(at + 1)
    assert.ok(!check(changed), changed)
  }
})

test('a code with the remainder of MOD 97-10 is known, any other is not', () => {
  const body = '529900TESTNORDWIND'
  const digits = [...`${body}00`].map((char) => Number.parseInt(char, 36)).join('')
  const lei = body + String(98n - (BigInt(digits) % 97n)).padStart(2, '0')
  assert.equal(identifierKind(lei), 'lei')
  assert.notEqual(identifierKind(lei.replace(/^5/, '6')), 'lei')
})

test('identifiers are told apart by their form and check digits', () => {
  const cases = [['490154203237518', 'imei'], ['4111 1111 1111 1111', 'card'], ['IMO 9074729', 'imo'], ['9074729', undefined], ['1M8GDM9AXKP042788', 'vin'], ['hello', undefined], ['', undefined]]
  for (const [text, kind] of cases) assert.equal(identifierKind(text!), kind, text)
})
