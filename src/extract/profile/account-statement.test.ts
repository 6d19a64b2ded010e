import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAccountStatement } from './account-statement.ts'
import { misplaced, profileInput, statedBy } from './fixtures/read-text.ts'

const statement = [
  'Bank of Norland',
  'Account holder: Brandt Trading Ltd      Statement No. 7',
  'IBAN: DE89 3704 0044 0532 0130 00       Currency: EUR',
  'Period: 20 Dec 2023 to 19 Jan 2024',
  '',
  'Date      Description               Debit     Credit    Balance',
  '          Opening balance                               1,000.00',
  '28/12     Transfer from Oak                   250.00    1,250.00',
  '          invoice 12',
  '03/01     Card Cafe Luna            12.50               1,237.50',
  '05/01     Rent of a place           x                   1,237.50',
  '          Closing balance                               1,237.50',
].join('\n')

test('a statement in a plain text: signs by column, years by period, balances on first and last entry', () => {
  const input = profileInput(statement)
  const stated = statedBy(readAccountStatement, input)!.filter((each) => each.startsWith('AccountEntry') && !each.includes('.account='))
  assert.deepEqual(
    stated.map((each) => each.slice('AccountEntry.'.length)),
    [
      'date=2023-12-28',
      'purpose=Transfer from Oak',
      'purpose=invoice 12',
      'amount=250',
      'balance=1250',
      'currency=EUR',
      'statementNumber=7',
      'openingBalance=1000',
      'date=2024-01-03',
      'purpose=Card Cafe Luna',
      'amount=-12.5',
      'balance=1237.5',
      'currency=EUR',
      'statementNumber=7',
      'closingBalance=1237.5',
    ],
  )
  assert.deepEqual(
    readAccountStatement(input)!.problems.map((problem) => problem.code),
    ['statement.row-unread'],
  )
  assert.deepEqual(misplaced(readAccountStatement, input), [])
})

test('what a statement says of its account', () => {
  const stated = statedBy(readAccountStatement, profileInput(statement))!
  for (const expected of [
    'BankAccount.iban=DE89370400440532013000',
    'BankAccount.bankName=Bank of Norland',
    'BankAccount.currency=EUR',
    'LegalEntity.name=Brandt Trading Ltd',
    'Documentation.role=account statement',
  ]) {
    assert.ok(stated.includes(expected), `${expected} is not in\n${stated.join('\n')}`)
  }
})

test('a header without rows, a price list and a running text are no statements', () => {
  for (const text of [
    'Date  Description  Amount  Balance\nnothing  here  at  all',
    'Item  Text  Price\n1  Oak  2.00',
    'The balance of the date is an amount that we describe.',
    'Date  Amount  Colour\n1.1.2024  2.00  red',
  ]) {
    assert.equal(readAccountStatement(profileInput(text)), undefined, text)
  }
})

test('a statement as a letter: bank and holder by their places, the other side by the first line of an entry', () => {
  const letter = [
    'Halden Trust Bank',
    'Brandt Trading Ltd',
    '22 Ropewalk',
    'Account statement 3/2024',
    'IBAN DE89 3704 0044 0532 0130 00',
    'Currency EUR',
    'No.  Date        Text                     Debit     Credit    Balance',
    '                 Balance brought forward                       16,044.10',
    '1    13.01.2024  Oak Timber GmbH                     20.00    16,064.10',
    '                 invoice 7',
    '2    14.01.2024  Standing Order           4.10                16,060.00',
    '                 rent',
    '3    15.01.2024  Ole Varga                1.00                16,059.00',
    '                 lent',
  ].join('\n')
  const input = profileInput(letter)
  const stated = statedBy(readAccountStatement, input)!
  assert.deepEqual(
    stated.filter((each) => /bankName|statementNumber|counterpartyName|openingBalance|LegalEntity/.test(each)),
    [
      'BankAccount.bankName=Halden Trust Bank',
      'LegalEntity.name=Brandt Trading Ltd',
      'AccountEntry.statementNumber=3/2024',
      'AccountEntry.openingBalance=16044.1',
      'AccountEntry.counterpartyName=Oak Timber GmbH',
      'LegalEntity.name=Oak Timber GmbH',
      'AccountEntry.statementNumber=3/2024',
      'AccountEntry.statementNumber=3/2024',
      'AccountEntry.counterpartyName=Ole Varga',
      'LegalEntity.name=Ole Varga',
    ],
  )
  assert.deepEqual(misplaced(readAccountStatement, input), [])
})
