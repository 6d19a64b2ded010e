import type { Side } from '../meaning/meaning.ts'
import { party } from './party.ts'
import type { EntityTemplate, Profile } from './profile.ts'

/** Call detail records: who called whom, when, how long, by which handset and cell. */
export const callRecords: Profile = {
  id: 'call-records',
  label: 'call records',
  fits: ['from.phone & to.phone', 'from.phone|from.id & to.phone|to.id & duration|imei|imsi|cell|from.imei|from.imsi|callType', 'phone & to.phone|other.phone', 'from.phone & phone'],
  refuses: ['amount', 'subject'],
  namespace: 'exhibit',
  weight: 0.9,
  entities: {
    callerPhone: phoneEnd('from', 'callerParty'),
    receiverPhone: phoneEnd('to', 'receiverParty'),
    callerParty: { ...party('from'), needs: ['from.name', 'from.fullName', 'from.company'] },
    receiverParty: { ...party('to'), needs: ['to.name', 'to.fullName', 'to.company'] },
    call: {
      schema: 'Call',
      properties: {
        caller: { entity: 'callerPhone' },
        receiver: { entity: 'receiverPhone' },
        callerNumber: { first: ['from.phone', 'from.id', 'phone'] },
        receiverNumber: { first: ['to.phone', 'to.id', 'other.phone', 'phone'] },
        date: { or: [{ join: ['date', 'time'], whole: true }, { first: ['date', 'startDate'] }] },
        endDate: ['endDate'],
        duration: ['duration'],
        callType: ['callType', 'category', 'department', 'transactionType'],
        callerImei: ['imei', 'from.imei'],
        receiverImei: ['to.imei'],
        callerImsi: ['imsi', 'from.imsi'],
        cell: ['cell', 'place', 'from.cell'],
        latitude: ['latitude', 'from.latitude'],
        longitude: ['longitude', 'from.longitude'],
        summary: ['message'],
        recordId: ['id', 'reference'],
      },
    },
  },
}

function phoneEnd(side: Extract<Side, 'from' | 'to'>, holder: string): EntityTemplate {
  const numbers = side === 'from' ? (['from.phone', 'from.id', 'phone'] as const) : (['to.phone', 'to.id', 'other.phone', 'phone'] as const)
  return {
    schema: 'Phone',
    keyLiteral: 'phone',
    keys: numbers.map((number) => [number]),
    properties: {
      number: { first: numbers },
      name: { first: numbers },
      imei: side === 'from' ? ['imei', 'from.imei'] : ['to.imei'],
      imsi: side === 'from' ? ['imsi', 'from.imsi'] : ['to.imsi'],
      holder: { entity: holder },
    },
  }
}

/** Who had which number, and from when to when. */
export const subscribers: Profile = {
  id: 'subscribers',
  label: 'subscribers of telephone numbers',
  fits: ['phone & holder.name|holder.fullName|holder.company'],
  refuses: ['amount', 'duration', 'to.phone', 'message', 'company'],
  namespace: 'folder',
  weight: 0.8,
  entities: {
    phone: {
      schema: 'Phone',
      keyLiteral: 'phone',
      keys: [['phone']],
      properties: { number: ['phone'], name: ['phone'], imei: ['imei'], imsi: ['imsi'], holder: { entity: 'holder' } },
    },
    holder: party('holder'),
    subscription: {
      schema: 'UnknownLink',
      properties: {
        subject: { entity: 'holder' },
        object: { entity: 'phone' },
        role: { literal: 'subscriber' },
        startDate: ['startDate', 'date'],
        endDate: ['endDate', 'passportExpiry'],
      },
    },
  },
}
