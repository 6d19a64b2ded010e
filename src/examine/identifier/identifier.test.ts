import assert from 'node:assert/strict'
import { test } from 'node:test'
import { examineStatements } from '../examine-statements.ts'

const table: readonly [schema: string, property: string, value: string, check: string | undefined, outcome: string | undefined][] = [
  ['BankAccount', 'iban', 'GB82 WEST 1234 5698 7654 32', 'identifier.iban', 'pass'],
  ['BankAccount', 'iban', 'GB82WEST12345698765433', 'identifier.iban', 'fail'],
  ['BankAccount', 'iban', 'GB82WEST1234569876543', 'identifier.iban', 'fail'],
  ['BankAccount', 'accountNumber', 'GB82WEST12345698765433', 'identifier.iban', 'fail'],
  ['BankAccount', 'accountNumber', '1234567', undefined, undefined],
  ['Company', 'leiCode', '5493001KJTIIGC8Y1R12', 'identifier.lei', 'pass'],
  ['Company', 'leiCode', '5493001KJTIIGC8Y1R13', 'identifier.lei', 'fail'],
  ['Card', 'cardNumber', '4111 1111 1111 1111', 'identifier.card-number', 'pass'],
  ['Card', 'cardNumber', '4111111111111112', 'identifier.card-number', 'fail'],
  ['Card', 'cardNumber', '9551', undefined, undefined],
  ['Phone', 'imei', '490154203237518', 'identifier.imei', 'pass'],
  ['Phone', 'imei', '490154203237519', 'identifier.imei', 'fail'],
  ['Phone', 'imei', '490154203237510', 'identifier.imei', 'undetermined'],
  ['Vessel', 'imoNumber', 'IMO 9074729', 'identifier.imo', 'pass'],
  ['Vessel', 'imoNumber', 'IMO 9074728', 'identifier.imo', 'fail'],
  ['BankAccount', 'bic', 'DEUTDEFF500', 'identifier.bic', 'pass'],
  ['Company', 'swiftBic', 'DEUTDEFF', 'identifier.bic', 'pass'],
  ['BankAccount', 'bic', 'DEUTXXFF', 'identifier.bic', 'fail'],
  ['BankAccount', 'bic', 'DEUTDEF', 'identifier.bic', 'fail'],
  ['Company', 'vatCode', 'DE 136695976', 'identifier.vat', 'pass'],
  ['Company', 'vatCode', 'DE136695978', 'identifier.vat', 'fail'],
  ['Company', 'vatCode', 'FR40303265045', 'identifier.vat', 'pass'],
  ['Company', 'vatCode', 'FR41303265045', 'identifier.vat', 'fail'],
  ['Company', 'vatCode', 'ATU13585627', 'identifier.vat', 'pass'],
  ['Company', 'vatCode', 'NL4495445B01', 'identifier.vat', 'pass'],
  ['Company', 'vatCode', 'EL094259216', 'identifier.vat', 'pass'],
  ['Company', 'vatCode', 'UT4711', undefined, undefined],
  ['Company', 'vatCode', '136695976', undefined, undefined],
  ['Asset', 'serialNumber', 'CSQU 305438 3', 'identifier.container', 'pass'],
  ['Asset', 'serialNumber', 'CSQU3054384', 'identifier.container', 'fail'],
  ['Company', 'registrationNumber', 'CSQU3054384', undefined, undefined],
  ['Person', 'name', '4111111111111112', undefined, undefined],
]

for (const [schema, property, value, check, outcome] of table) {
  test(`${schema}.${property} ${value}: ${outcome ?? 'not examined'}`, () => {
    const signs = examineStatements([{ exhibit: 'e', locator: 'row=2&col=1', entityId: 'one', schema, property, value }], [])
    assert.deepEqual(signs.map((sign) => [sign.checkId, sign.outcome]), check ? [[check, outcome]] : [])
    for (const sign of signs) assert.equal(sign.explanations.length > 0, sign.outcome !== 'pass')
  })
}

test('a number told twice in one exhibit is one sign, at its first place', () => {
  const told = (row: number) => ({ exhibit: 'e', locator: `row=${row}&col=1`, entityId: `e${row}`, schema: 'BankAccount', property: 'iban', value: 'GB82WEST12345698765432' })
  const signs = examineStatements([told(2), told(3)], [])
  assert.deepEqual(signs.map((sign) => sign.locator), ['row=2&col=1'])
})
