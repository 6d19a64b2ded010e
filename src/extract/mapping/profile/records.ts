import { party } from './party.ts'
import type { EntityTemplate, Profile } from './profile.ts'

/** Numbered and dated records that name several parties: claims, complaints, orders, visits. */
export const records: Profile = {
  id: 'records',
  label: 'records with several parties named',
  fits: ['id|reference|reportNumber & date|startDate'],
  leastParties: 2,
  refuses: ['balance', 'invoiceNumber', 'birthDate', 'position', 'employmentStart', 'percentage', 'latitude', 'from.email', 'to.email', 'from.account', 'to.account', 'from.iban', 'to.iban', 'from.id'],
  namespace: 'exhibit',
  weight: 0.25,
  entities: {
    record: {
      schema: 'Event',
      keyLiteral: 'record',
      keys: [['reference'], ['reportNumber'], ['id']],
      properties: {
        name: { first: ['reference', 'reportNumber', 'id'] },
        recordId: ['reference', 'reportNumber', 'id'],
        date: ['date'],
        startDate: ['startDate'],
        endDate: ['endDate'],
        location: ['place', 'address', 'city'],
        summary: ['purpose', 'subject', 'message', 'category'],
        notes: ['notes'],
      },
    },
    party: { ...party(undefined), each: 'all' },
    part: { schema: 'UnknownLink', properties: { subject: { entity: 'party' }, object: { entity: 'record' }, role: { header: 'party' } } },
    vessel: { schema: 'Vessel', keyLiteral: 'vessel', keys: [['vessel']], properties: { name: ['vessel'] } },
    vesselPart: { schema: 'UnknownLink', properties: { subject: { entity: 'vessel' }, object: { entity: 'record' }, role: { literal: 'vessel' } } },
  },
}

/** Further parties that the rows of a list name beside the one they are about (a contact, a manager), each linked to it. */
export function furtherParties(about: string): { further: EntityTemplate; furtherLink: EntityTemplate } {
  return {
    further: { ...party(undefined), each: 'rest' },
    furtherLink: { schema: 'UnknownLink', properties: { subject: { entity: about }, object: { entity: 'further' }, role: { header: 'further' } } },
  }
}
