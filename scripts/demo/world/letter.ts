import { mailOnlyIban, printIban } from './account.ts'
import type { PersonKey } from './person.ts'

/** A message of the story before it gets an address and an id. */
export interface Letter {
  readonly from: PersonKey
  readonly to: readonly PersonKey[]
  readonly cc?: readonly PersonKey[]
  /** ISO instant in UTC. */
  readonly sent: string
  readonly subject: string
  readonly text: string
  /** Messages of one thread have one name; each answers the one before. */
  readonly thread?: string
  /** Paths in the evidence that are attached. */
  readonly attach?: readonly string[]
  /** How the sender's name is written, where not in full. */
  readonly signedAs?: 'short' | 'native'
}

/** The person who is named nowhere but in the text of one message. */
export const mentionOnlyName = 'Ilse Marwede-Tolk'

/** The sentence of approval that was sent twice, to the letter. */
export const approvalText = [
  'Petra,',
  '',
  'The attached invoice has been checked against the contract and the service was rendered. Please release it for',
  'payment today; I will sign the paper copy later. No further queries to the supplier, please.',
  '',
  'G. Kallivrontis',
  'Treasury',
].join('\n')

/** Subject of the thread to be found. */
export const threadSubject = 'Survey report Aurelia Norde'

/** The messages that the story turns on. */
export const letters: readonly Letter[] = [
  letter({ from: 'paula', to: ['pieter'], sent: '2024-03-04T08:12:00Z' }, {
    subject: threadSubject, thread: 'aurelia',
    text: 'Dear Pieter,\n\nWe have the first notice for MV Aurelia Norde, hull damage reported at Karsten Bay on 29 February. Could you attend\nthis week? Our reference is CL-24-031.\n\nKind regards\nPaula Lindqvane',
  }),
  letter({ from: 'pieter', to: ['paula'], sent: '2024-03-04T10:47:00Z' }, {
    subject: `Re: ${threadSubject}`, thread: 'aurelia',
    text: 'Dear Paula,\n\nI can be on board on Thursday. Please send the class papers and the last dry-dock report.\n\nPieter Halcyr',
  }),
  letter({ from: 'paula', to: ['pieter'], sent: '2024-03-05T09:30:00Z' }, {
    subject: `Re: ${threadSubject}`, thread: 'aurelia', cc: ['nadezhda'],
    text: 'Both are in the data room. Nadezhda is copied because the reserve will go above my limit.\n\nPaula',
  }),
  letter({ from: 'pieter', to: ['paula', 'nadezhda'], sent: '2024-03-08T16:20:00Z' }, {
    subject: `Re: ${threadSubject}`, thread: 'aurelia',
    text: 'I was on board yesterday. Indentation frames 44 to 51, starboard, as in the photographs. I saw nobody from Quillmere\nthere, and the harbour log shows no cargo survey on that day or the day before.\n\nPieter',
  }),
  letter({ from: 'nadezhda', to: ['marek'], sent: '2024-03-11T08:05:00Z' }, {
    subject: `Fwd: ${threadSubject}`, thread: 'aurelia', signedAs: 'native',
    text: 'Marek,\n\nQuillmere invoices a cargo survey on this vessel (QF-2024-0117, 38,450.00). Pieter says there was none. What did we order?\n\nNadezhda',
  }),
  letter({ from: 'marek', to: ['nadezhda'], sent: '2024-03-11T11:58:00Z' }, {
    subject: `Re: Fwd: ${threadSubject}`, thread: 'aurelia',
    text: 'It is part of the frame contract. The survey was done ashore. Treasury has already approved it.\n\nMarek',
  }),
  letter({ from: 'nadezhda', to: ['marek', 'georgios'], sent: '2024-03-12T07:41:00Z' }, {
    subject: `Re: Fwd: ${threadSubject}`, thread: 'aurelia', signedAs: 'native',
    text: `Then there must be a report. Our storekeeper at Karsten Bay, ${mentionOnlyName}, says the boxes were empty when they were\nlanded. She kept the tally sheets.\n\nNadezhda`,
  }),
  letter({ from: 'georgios', to: ['nadezhda', 'marek'], sent: '2024-03-12T12:15:00Z' }, {
    subject: `Re: Fwd: ${threadSubject}`, thread: 'aurelia', signedAs: 'native',
    text: 'I have seen the report. Please do not take this further with the surveyor.\n\nΓ. Καλλιβρόντης',
  }),
  letter({ from: 'ines', to: ['nadezhda'], sent: '2024-03-14T15:33:00Z' }, {
    subject: `Re: Fwd: ${threadSubject}`, thread: 'aurelia',
    text: 'Nadezhda,\n\nThank you for forwarding. I have opened an audit file. Please keep the tally sheets and do not answer further in this thread.\n\nInês Taborval',
  }),
  letter({ from: 'georgios', to: ['petra'], sent: '2024-02-27T09:02:00Z' }, {
    subject: 'Release', text: approvalText, attach: ['invoices/quillmere/QF-2024-0109.docx'], signedAs: 'short',
  }),
  letter({ from: 'georgios', to: ['petra'], sent: '2024-05-28T08:55:00Z' }, {
    subject: 'Release today', text: approvalText, attach: ['invoices/quillmere/QF-2024-0137.docx'], signedAs: 'short',
  }),
  letter({ from: 'lucian', to: ['marek'], sent: '2024-04-29T19:26:00Z' }, {
    subject: 'other bank',
    text: `Not the usual one for the next two, they ask questions there. Use\n${printIban(mailOnlyIban)}\nin my name. And change the telephone, as agreed.\n\nL.`,
  }),
  letter({ from: 'lucian', to: ['marek'], sent: '2024-06-21T20:11:00Z' }, {
    subject: 'papers June', text: 'Papers for June. The other archive has the password as always, Lantern-44.\n\nL.', attach: ['#papers-june.zip'],
  }),
  letter({ from: 'odile', to: ['georgios'], sent: '2024-03-07T13:20:00Z' }, {
    subject: 'Subordinated loan', text: 'Cher Georges,\n\nTranche 1 leaves tomorrow as agreed. The rest of the advance stays with us for the costs.\n\nOdile Varrenpont',
  }),
  letter({ from: 'georgios', to: ['odile'], sent: '2024-06-06T09:44:00Z' }, {
    subject: 'Subordinated loan', text: 'Dear Odile,\n\nPlease send tranche 2 by Monday, it has to be in the half-year figures.\n\nGeorgios', signedAs: 'native',
  }),
  letter({ from: 'yusuf', to: ['marek'], sent: '2024-05-13T06:52:00Z' }, {
    subject: 'Agency account', signedAs: 'native',
    text: 'Dear Mr Marek,\n\nThe agency account for May is as in the last month. Kindly confirm the telephone number +44 7700 900862 is now yours.\n\nYoussef El Darouazi\nDar El Rimah Marine',
  }),
  letter({ from: 'platon', to: ['lucian'], sent: '2024-04-18T11:09:00Z' }, {
    subject: 'Договор', signedAs: 'native', text: 'Лучиан,\n\nдоговор подписан, счёт выставлю на Quillmere как обычно.\n\nПлатон Зарудеев\nООО «Севериана Трейд»',
  }),
  letter({ from: 'anselmJunior', to: ['anselmSenior'], sent: '2024-02-14T17:30:00Z' }, {
    subject: 'Sunday', text: 'Father,\n\nI will be late on Sunday, the charter for Thessmere closes only on Saturday night.\n\nAnselm',
  }),
  letter({ from: 'anselmSenior', to: ['anselmJunior'], sent: '2024-02-14T19:04:00Z' }, {
    subject: 'Re: Sunday', text: 'Son,\n\nno matter. Bring the papers for the house.\n\nAnselm Brocard (senior)',
  }),
  letter({ from: 'paula', to: ['petra'], sent: '2024-01-22T12:03:00Z' }, {
    subject: 'Mother', text: 'Petra,\n\ncan you fetch her on Thursday? The office calls me Petra again, by the way.\n\nPaula',
  }),
  letter({ from: 'eleni', to: ['anselmSenior'], sent: '2024-04-03T08:40:00Z' }, {
    subject: 'Παλέτες', signedAs: 'native', text: 'Αγαπητέ κύριε Brocard,\n\nοι παλέτες είναι έτοιμες για παραλαβή από τη Νέα Καλλιπέα.\n\nΕλένη Κελβάρη',
  }),
  letter({ from: 'ines', to: ['sophia'], sent: '2024-06-24T10:00:00Z' }, {
    subject: 'Audit file 7/24',
    text: 'Sophia,\n\nInvoice QF-2024-0117 was paid from both banks. I need the board minutes on the subordinated loan, and the bank\'s statement of\nApril in full: my copy has pages 1 and 3 only.\n\nInês',
  }),
  letter({ from: 'sophia', to: ['ines', 'yannic'], sent: '2024-06-25T09:15:00Z' }, {
    subject: 'Re: Audit file 7/24', text: 'There are no such minutes.\n\nSophia Antellari\nCompany Secretary',
  }),
]

function letter(way: Pick<Letter, 'from' | 'to' | 'sent'>, rest: Omit<Letter, 'from' | 'to' | 'sent'>): Letter {
  return { ...way, ...rest }
}
