import { writeDay } from '../day.ts'
import type { DemoCase } from '../demo-case.ts'
import { quoted } from '../key.ts'
import { writeTable } from '../table-text.ts'
import { handedOn, makeCalls, newHandset, subscribers } from '../world/call.ts'

/** Call records of two operators in two layouts, and the list of subscribers. */
export function writeCallRecords({ world, folder, key }: DemoCase): void {
  const calls = makeCalls(world.random('calls'))
  const until = calls.filter((call) => call.start < '2024-04-01')
  const since = calls.filter((call) => call.start >= '2024-04-01')
  const first = folder.add('calls/northwave-2024-q1.csv', writeTable([
    ['Call ID', 'Caller', 'Receiver', 'Start', 'Duration (s)', 'Type', 'Caller IMEI', 'Cell', 'Latitude', 'Longitude'],
    ...until.map((call, index) => [
      `NW${700_001 + index}`, call.caller, call.receiver, call.start, call.durationSeconds, call.type, call.callerImei, call.cell.id,
      call.cell.latitude, call.cell.longitude,
    ]),
  ]))
  const second = folder.add('calls/baltide-2024-q2.csv', writeTable([
    ['A number', 'B number', 'Date', 'Time', 'Seconds', 'Service', 'IMEI A', 'Cell A', 'Lat', 'Lon'],
    ...since.map((call) => [
      call.caller.replace('+', '00'), call.receiver.replace('+', '00'), writeDay(call.start.slice(0, 10), 'dots'), call.start.slice(11, 19),
      call.durationSeconds, call.type, call.callerImei, call.cell.id, call.cell.latitude, call.cell.longitude,
    ]),
  ], { delimiter: ';' }))
  folder.add('calls/subscribers.csv', writeTable([
    ['Number', 'Subscriber', 'Valid from', 'Valid to'],
    ...subscribers.map(({ number, name, from, to }) => [number, name, from, to]),
  ]))
  key.plant({
    id: 'handset-handed-on', kind: 'phone-handed-on', where: [first, second],
    expect: `Handset ${handedOn.imei} calls as ${handedOn.before} until ${handedOn.lastDay} and as ${handedOn.after} from ${handedOn.firstDay}, to the same numbers.`,
    sql: `SELECT count(DISTINCT number) = 2 AS found FROM (${callersOfHandsets}) WHERE imei = ${quoted(handedOn.imei)}`,
  })
  key.plant({
    id: 'calls', kind: 'count', where: [first, second],
    expect: `The records hold ${calls.length} calls and text messages.`,
    sql: `SELECT count(DISTINCT entity_id) = ${calls.length} AS found FROM statements WHERE schema = 'Call' AND property = 'caller'`,
  })
  key.plant({
    id: 'new-handset', kind: 'phone-handed-on', where: [first],
    expect: `${newHandset.number} moved to another handset on ${newHandset.since}: one number, two handsets, nothing handed on.`,
    sql: `SELECT count(DISTINCT imei) = 2 AS found FROM (${callersOfHandsets}) WHERE number = ${quoted(newHandset.number)}`,
  })
  key.bound({
    id: 'handsets-handed-on', what: 'Handsets used with two numbers, beyond the planted one.', atMost: 0,
    sql: `SELECT count(*) AS n FROM (
  SELECT imei FROM (${callersOfHandsets}) WHERE imei <> ${quoted(handedOn.imei)} GROUP BY imei HAVING count(DISTINCT number) > 1)`,
  })
}

/** Handset and number of every call. */
const callersOfHandsets = `SELECT i.value AS imei, p.value AS number FROM statements i
JOIN statements c ON c.entity_id = i.entity_id AND c.property = 'caller'
JOIN statements p ON p.entity_id = c.value AND p.property IN ('number', 'phone')
WHERE i.property = 'callerImei'`
