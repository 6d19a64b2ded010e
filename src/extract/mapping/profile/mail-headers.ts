import type { Meaning } from '../meaning/meaning.ts'
import type { EntityTemplate, Profile } from './profile.ts'

/** Mailboxes that a column of addresses names: one entity for each address. */
function mailboxes(meaning: Meaning): EntityTemplate {
  return {
    schema: 'party',
    keyLiteral: 'mailbox',
    keys: [[meaning]],
    properties: { email: { first: [meaning], split: ',', pick: 'email' }, name: { first: [meaning], split: ',', pick: 'name' } },
  }
}

/** A list of mails: sender, recipients, time, subject. */
export const mailHeaders: Profile = {
  id: 'mail-headers',
  label: 'list of mails',
  fits: ['from.email & to.email', 'from.email & subject & date', 'to.email & subject & date'],
  namespace: 'exhibit',
  weight: 0.9,
  entities: {
    sender: mailboxes('from.email'),
    recipient: mailboxes('to.email'),
    copied: mailboxes('cc'),
    copiedBlind: mailboxes('bcc'),
    mail: {
      schema: 'Email',
      properties: {
        emitters: { entity: 'sender' },
        recipients: { all: [{ entity: 'recipient' }, { entity: 'copied' }, { entity: 'copiedBlind' }] },
        from: ['from.email'],
        to: ['to.email'],
        cc: ['cc'],
        bcc: ['bcc'],
        date: { or: [{ join: ['date', 'time'], whole: true }, { first: ['date', 'startDate'] }] },
        subject: ['subject', 'purpose', 'message'],
        bodyText: ['message', 'notes'],
        messageId: ['messageId'],
      },
    },
  },
}
