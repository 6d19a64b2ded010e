import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readChat } from './chat.ts'
import { misplaced, profileInput, statedBy } from './fixtures/read-text.ts'

const german = [
  '[12.01.25, 10:31:02] Ole Varga: \u200eHello Ilse',
  '[12.01.25, 10:32:00] Ilse Brandt: Hello.',
  'How are you?',
  '',
  'Fine here.',
  '\u200e[13.01.25, 08:00:00] Ole Varga: \u200e<attached: photo.jpg>',
].join('\n')

test('messages in brackets, with lines that follow and direction marks', () => {
  const input = profileInput(german, '_chat.txt')
  const stated = statedBy(readChat, input)!
  assert.deepEqual(
    stated.filter((each) => /^Message\.(?:date|bodyText)/.test(each)),
    [
      'Message.date=2025-01-12T10:31:02',
      'Message.bodyText=Hello Ilse',
      'Message.date=2025-01-12T10:32:00',
      'Message.bodyText=Hello.\nHow are you?\n\nFine here.',
      'Message.date=2025-01-13T08:00:00',
      'Message.bodyText=<attached: photo.jpg>',
    ],
  )
  assert.equal(stated.filter((each) => each === 'Person.name=Ole Varga').length, 2)
  assert.equal(stated.filter((each) => each.startsWith('Message.recipients')).length, 3, 'a chat of two has the other as recipient')
  assert.deepEqual(misplaced(readChat, input), [])
})

const orders: readonly { name: string; lines: readonly string[]; first: string; isAssumed?: boolean }[] = [
  {
    name: 'a day above 12',
    lines: ['01/02/2025, 10:31 - A: x', '13/02/2025, 10:31 - B: y', '14/02/2025, 10:31 - A: z'],
    first: '2025-02-01T10:31:00',
  },
  {
    name: 'a second number above 12',
    lines: ['1/2/25, 1:05 PM - A: x', '1/13/25, 12:00 AM - B: y', '1/14/25, 2:00 PM - A: z'],
    first: '2025-01-02T13:05:00',
  },
  {
    name: 'dates that ascend only one way',
    lines: ['05/01/2025, 10:31 - A: x', '06/01/2025, 10:31 - B: y', '01/02/2025, 10:31 - A: z'],
    first: '2025-01-05T10:31:00',
  },
  {
    name: 'nothing that tells',
    lines: ['03/04/2025, 10:31 - A: x', '03/04/2025, 10:32 - B: y', '03/04/2025, 10:33 - A: z'],
    first: '2025-04-03T10:31:00',
    isAssumed: true,
  },
]

for (const { name, lines, first, isAssumed = false } of orders) {
  test(`the order of day and month by ${name}`, () => {
    const result = readChat(profileInput(lines.join('\n')))!
    assert.equal(result.statements.find((draft) => draft.property === 'date')?.value, first)
    assert.deepEqual(
      result.problems.map((problem) => problem.code),
      isAssumed ? ['chat.date-order-assumed'] : [],
    )
  })
}

test('the case settles the order of day and month', () => {
  const result = readChat(profileInput(orders[3]!.lines.join('\n'), 'chat.txt', { dateOrder: 'mdy' }))!
  assert.equal(result.statements.find((draft) => draft.property === 'date')?.value, '2025-03-04T10:31:00')
  assert.deepEqual(result.problems, [])
})

test('a sender who is a number is an account', () => {
  const stated = statedBy(readChat, profileInput(german.replaceAll('Ole Varga', '+49 170 1234567')))!
  assert.ok(stated.includes('UserAccount.number=+491701234567'))
  assert.equal(stated.filter((each) => each.startsWith('UserAccount.owner')).length, 1)
  assert.equal(stated.filter((each) => each.startsWith('Message.senderAccount')).length, 2)
})

test('a log with times and a list of dates are no chats', () => {
  for (const text of [
    '2024-01-01 10:00:00 INFO: start\n2024-01-01 10:00:01 INFO: stop\n',
    '01.02.2024 rent\n02.02.2024 food\n03.02.2024 fuel',
    'Ole: hello\nIlse: hello\nOle: bye',
  ]) {
    assert.equal(readChat(profileInput(text)), undefined, text)
  }
})
