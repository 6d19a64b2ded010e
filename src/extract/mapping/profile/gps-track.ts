import type { Profile } from './profile.ts'

/** Positions of vehicles or devices in time. */
export const gpsTrack: Profile = {
  id: 'gps-track',
  label: 'GPS track',
  fits: ['date|startDate & latitude & longitude'],
  refuses: ['message', 'subject', 'amount', 'cardNumber', 'from.phone', 'to.phone'],
  namespace: 'folder',
  weight: 0.8,
  entities: {
    subject: {
      schema: 'Vehicle',
      keyLiteral: 'vehicle',
      keys: [['vehicleId'], ['plate'], ['id'], ['imei'], ['name'], ['idNumber']],
      needs: ['vehicleId', 'plate', 'id', 'imei', 'name', 'idNumber'],
      properties: { name: { first: ['vehicleId', 'name', 'id', 'imei', 'idNumber', 'plate'] }, registrationNumber: ['plate'], model: ['vehicleModel'] },
    },
    vessel: { schema: 'Vessel', keyLiteral: 'vessel', keys: [['vessel']], properties: { name: ['vessel'] } },
    point: {
      schema: 'TrackPoint',
      properties: {
        subject: { all: [{ entity: 'subject' }, { entity: 'vessel' }] },
        date: { or: [{ join: ['date', 'time'], whole: true }, { first: ['date', 'startDate'] }] },
        latitude: ['latitude'],
        longitude: ['longitude'],
        altitude: ['altitude'],
        speed: ['speed'],
        accuracy: ['accuracy'],
        description: ['address', 'place', 'notes'],
      },
    },
  },
}

/** Cars, phones or other things handed to persons. */
export const vehicleAssignment: Profile = {
  id: 'vehicle-assignment',
  label: 'vehicles assigned to persons',
  fits: ['vehicleId|plate & lastName|fullName|holder.fullName|holder.name'],
  refuses: ['amount', 'latitude'],
  namespace: 'folder',
  weight: 0.8,
  entities: {
    person: {
      schema: 'Person',
      needs: ['lastName', 'fullName', 'holder.fullName', 'holder.name'],
      properties: {
        name: { or: [{ first: ['fullName', 'holder.fullName', 'holder.name'] }, { join: ['firstName', 'middleName', 'lastName'] }] },
        firstName: ['firstName'],
        lastName: ['lastName'],
        position: ['position'],
        email: { first: ['email'], split: ',', pick: 'email' },
        phone: ['phone'],
        birthDate: ['birthDate'],
      },
    },
    employment: {
      schema: 'Employment',
      needs: ['department', 'employer', 'employmentStart'],
      properties: { employee: { entity: 'person' }, role: ['position'], status: ['department'], startDate: ['employmentStart'], endDate: ['employmentEnd'] },
    },
    vehicle: {
      schema: 'Vehicle',
      keyLiteral: 'vehicle',
      keys: [['vehicleId'], ['plate']],
      properties: { name: { first: ['vehicleId', 'plate'] }, registrationNumber: ['plate'], model: ['vehicleModel'], type: ['category'] },
    },
    assignment: {
      schema: 'UnknownLink',
      properties: {
        subject: { entity: 'person' },
        object: { entity: 'vehicle' },
        role: { literal: 'vehicle assigned' },
        startDate: ['startDate', 'date'],
        endDate: ['endDate'],
      },
    },
  },
}
