import { cleanValue } from '../../model/value/clean.ts'
import { propertyType } from '../../model/schema/schema.ts'
import type { ExtractInput, ExtractSink } from '../contract.ts'
import type { MapiItem, MapiPlace } from './mapi-item.ts'
import { fieldLocator } from './mapi-message.ts'

/** An Outlook item that is no message, as an entity: the schema, and the property that each field gives. */
interface RecordShape {
  readonly schema: string
  readonly properties: Readonly<Record<string, string>>
}

const contact: RecordShape = {
  schema: 'Person',
  properties: {
    name: 'name',
    givenName: 'firstName',
    middleName: 'middleName',
    surname: 'lastName',
    generation: 'nameSuffix',
    displayNamePrefix: 'title',
    title: 'position',
    email1EmailAddress: 'email',
    email2EmailAddress: 'email',
    email3EmailAddress: 'email',
    businessTelephoneNumber: 'phone',
    business2TelephoneNumber: 'phone',
    homeTelephoneNumber: 'phone',
    mobileTelephoneNumber: 'phone',
    businessFaxNumber: 'phone',
    postalAddress: 'address',
    workAddress: 'address',
    homeAddress: 'address',
    country: 'country',
    businessHomePage: 'website',
    companyName: 'summary',
  },
}

const appointment: RecordShape = {
  schema: 'Event',
  properties: { subject: 'name', apptStartWhole: 'startDate', apptEndWhole: 'endDate', location: 'location' },
}

/** Gives the statements of a contact or an appointment; false when the item is neither. */
export function giveMapiRecord(item: MapiItem, place: MapiPlace, to: { input: ExtractInput; sink: ExtractSink }): boolean {
  const shape = shapeOf(item.messageClass)
  if (!shape) return false
  for (const [name, property] of Object.entries(shape.properties)) {
    const original = item.fields.get(name)
    const value = original && cleanValue(propertyType(shape.schema, property) ?? 'string', original, to.input.settings)
    if (value) to.sink.statement({ entityId: place.entityId, schema: shape.schema, property, value, locator: fieldLocator(place, name), original })
  }
  return true
}

function shapeOf(messageClass: string): RecordShape | undefined {
  if (/^IPM\.Contact\b/iu.test(messageClass)) return contact
  return /^IPM\.Appointment\b/iu.test(messageClass) ? appointment : undefined
}

/** The fields that contacts and appointments are read from, which a reader of items has to bring along. */
export const recordFields: readonly string[] = [...Object.keys(contact.properties), ...Object.keys(appointment.properties)]
