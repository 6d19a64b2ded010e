import assert from 'node:assert/strict'
import { test } from 'node:test'
import { coloursOf, iconOf, type Family } from '../../src/chart/schema-icon.ts'

const families: readonly Family[] = ['person', 'organisation', 'money', 'contact', 'paper', 'place', 'transport', 'event', 'other']

test('every path is one: commands and numbers alone', () => {
  for (const schema of ['Person', 'Company', 'BankAccount', 'Phone', 'Email', 'Vessel', 'Airplane', 'Passport', 'Nothing known']) {
    assert.match(iconOf(schema).path, /^[Mm][MmLlHhVvCcSsAaZz\d\s.,-]+Z$/, schema)
  }
})

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

for (const theme of ['light', 'dark'] as const) {
  test(`ink stands out from its ground in the ${theme} theme (WCAG 2.2, 1.4.3)`, () => {
    for (const family of families) {
      const { ink, ground } = coloursOf(family, theme)
      const [high, low] = [luminance(ink), luminance(ground)].sort((a, b) => b - a)
      assert.ok((high! + 0.05) / (low! + 0.05) >= 4.5, `${family}: ${((high! + 0.05) / (low! + 0.05)).toFixed(2)}`)
    }
  })
}
