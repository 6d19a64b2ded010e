import { addDays, isWeekend } from '../day.ts'
import type { DemoCase } from '../demo-case.ts'
import type { Mailbox, Message } from '../paper/eml.ts'
import { companies } from '../world/company.ts'
import { nameOf, persons, type Person } from '../world/person.ts'
import type { SupplierInvoice } from '../world/invoice.ts'
import { fileName } from './invoice-pdf.ts'

/** The mail that has nothing to do with the matter: the office talking, and suppliers sending their invoices. */
export function chatter({ world, folder }: DemoCase): Message[] {
  const random = world.random('chatter')
  const marek = world.staff.find((member) => member.email === persons.marek.email)
  const talk = Array.from({ length: 44 }, (_, index) => {
    const [sender, receiver] = random.shuffle(world.staff)
    const isToMarek = index % 3 === 0
    return {
      topic: topics[index % topics.length], sender, receiver: isToMarek ? marek : receiver, day: officeDay(random.whole(0, 175)),
      minute: random.whole(0, 540),
    }
  })
  const messages = talk.flatMap(({ topic, sender, receiver, day, minute }, index) =>
    topic && sender && receiver && sender !== receiver
      ? [{
          id: `c${index + 1}.${day.replaceAll('-', '')}@tarvessa.example`, from: boxOf(sender), to: [boxOf(receiver)],
          sent: at(day, minute), subject: topic[0], body: `${receiver.given},\n\n${topic[1]}\n\n${nameOf(sender)}\n${sender.position}\n`,
        }]
      : [])
  const sent = world.invoices.filter((invoice) => invoice.issuer !== 'quillmere').filter((_, index) => index % 3 === 1)
  return [...messages, ...sent.map((invoice) => invoiceMail(invoice, folder.get(`invoices/${invoice.issuer}/${fileName(invoice)}.pdf`)))]
}

function invoiceMail(invoice: SupplierInvoice, bytes: Uint8Array): Message {
  const issuer = companies[invoice.issuer]
  return {
    id: `inv.${fileName(invoice)}@${issuer.domain}`,
    from: { name: `${issuer.stem} Accounts`, address: `accounts@${issuer.domain}` },
    to: [{ name: 'Accounts Payable', address: 'payable@tarvessa.example' }],
    sent: at(invoice.date, 45),
    subject: `Invoice ${invoice.number}`,
    body: `Dear customer,\n\nplease find our invoice ${invoice.number} attached.\n\n${issuer.name}\n`,
    attachments: [{ name: `${fileName(invoice)}.pdf`, mediaType: 'application/pdf', bytes }],
  }
}

function boxOf(person: Person): Mailbox {
  return { name: nameOf(person), address: person.email }
}

function officeDay(days: number): string {
  let day = addDays('2024-01-03', days)
  while (isWeekend(day)) day = addDays(day, 1)
  return day
}

function at(day: string, minutesAfterEight: number): string {
  return new Date(Date.parse(`${day}T08:00:00Z`) + minutesAfterEight * 60_000).toISOString().replace('.000Z', 'Z')
}

const topics: readonly (readonly [subject: string, text: string])[] = [
  ['Parking on Tallow Quay', 'the east gate stays closed until the crane is repaired. Please use Mole Road.'],
  ['Renewal Thessmere fleet', 'the figures are in the data room. They ask for the same deductible as last year.'],
  ['Lunch on Friday', 'we have a table at Cormorel at noon. Tell me by Wednesday whether you come.'],
  ['Copier on the second floor', 'it is out of toner again. Vessen delivers tomorrow.'],
  ['Quarter end', 'please book everything before six, the ledger closes tonight.'],
  ['Training day', 'the course on average adjustment is moved to the 14th.'],
  ['Policy wording', 'I have marked three places where the old clause is still in. Could you read it once more?'],
  ['Desk move', 'your new desk is by the window. The telephone number stays.'],
  ['Kjelvane bordereau', 'two vessels are missing in the list, and one stands in it twice.'],
  ['Fire drill', 'assembly point is the ropewalk, as always.'],
  ['Supplier questionnaire', 'three suppliers have not answered: Morvath, Quillmere and Larkhithe. Shall I remind them?'],
]
