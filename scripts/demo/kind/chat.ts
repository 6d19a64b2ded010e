import type { DemoCase } from '../demo-case.ts'
import { asksText } from '../question.ts'

/** Chats of the procurement officer's handset, exported as text by the messenger. */
export function writeChats({ folder, key }: DemoCase): void {
  const path = folder.add('phones/chat-lucian.txt', exportOf('Lucian D', withLucian))
  folder.add('phones/chat-paula.txt', exportOf('Paula L', withPaula))
  folder.add('phones/chat-georgios.txt', exportOf('Γιώργος', withGeorgios))
  key.plant({
    id: 'chat-words', kind: 'hidden-place', where: [path],
    expect: 'The chat says that the paper is drawn up by Marek and that a tenth stays with Ostrivane.',
    sql: asksText(path, ['I write the paper, you send it', 'a tenth stays at O']),
  })
}

type Line = readonly [at: string, mine: boolean, text: string]

function exportOf(other: string, lines: readonly Line[]): string {
  const written = lines.map(([at, mine, text]) => {
    const [day = '', time = ''] = at.split(' ')
    const [year, month, date] = day.split('-')
    return `[${date}/${month}/${year}, ${time}] ${mine ? 'Marek Dussolin' : other}: ${text}`
  })
  return `[03/01/2024, 08:00:00] Messages in this chat are encrypted end to end.\n${written.join('\n')}\n`
}

const withLucian: readonly Line[] = [
  ['2024-02-23 18:41:12', false, 'when can I send the next one'],
  ['2024-02-23 18:44:50', true, 'Monday. I write the paper, you send it'],
  ['2024-02-23 18:45:31', false, 'same words as in autumn?'],
  ['2024-02-23 18:46:02', true, 'other service, same people. 248 600'],
  ['2024-02-23 18:52:19', false, 'and what remains'],
  ['2024-02-23 18:53:40', true, 'nothing with you. a tenth stays at O of what is left, the rest goes home'],
  ['2024-03-12 20:15:03', true, 'the claims lady asks for a report'],
  ['2024-03-12 20:17:44', false, 'which one'],
  ['2024-03-12 20:18:09', true, 'Aurelia. write two pages. take the text of the other claim'],
  ['2024-04-28 21:30:55', true, 'new number from Thursday. the old card goes in the harbour'],
  ['2024-04-28 21:33:10', false, 'ok. same handset?'],
  ['2024-04-28 21:33:52', true, 'it is a good handset'],
  ['2024-05-24 17:02:27', false, 'June?'],
  ['2024-05-24 17:06:48', true, '312 400. invoice on Monday'],
]

const withPaula: readonly Line[] = [
  ['2024-03-05 12:01:00', false, 'Do you know who ordered the cargo survey on Aurelia?'],
  ['2024-03-05 12:40:13', true, 'ask Petra, she books it'],
  ['2024-03-05 12:41:59', false, 'I am Paula. Petra sits one floor down'],
  ['2024-03-05 12:42:30', true, 'sorry. frame contract, I think'],
]

const withGeorgios: readonly Line[] = [
  ['2024-03-11 13:10:44', true, 'Verestova asks about 0117'],
  ['2024-03-11 13:29:18', false, 'I answer her. Θα το κανονίσω'],
  ['2024-04-05 09:12:31', true, '0117 is still open at K bank side?'],
  ['2024-04-05 09:20:02', false, 'then pay it from there'],
  ['2024-04-05 09:20:45', true, 'it was paid from V in March'],
  ['2024-04-05 09:31:00', false, 'pay'],
]
