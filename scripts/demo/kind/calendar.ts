import type { DemoCase } from '../demo-case.ts'
import { nameOf, persons, type PersonKey } from '../world/person.ts'

/** The calendar of the treasury (RFC 5545). */
export function writeCalendar({ folder }: DemoCase): void {
  const events = entries.map(([day, time, title, place, guests], index) => [
    'BEGIN:VEVENT', `UID:treasury-${index + 1}@tarvessa.example`, 'DTSTAMP:20240102T080000Z',
    `DTSTART:${day.replaceAll('-', '')}T${time}00Z`, `DTEND:${day.replaceAll('-', '')}T${String(Number(time) + 100).padStart(4, '0')}00Z`,
    `SUMMARY:${title}`, `LOCATION:${place.replace(/,/g, '\\,')}`, `ORGANIZER;CN=${nameOf(persons.georgios)}:mailto:${persons.georgios.email}`,
    ...guests.map((key) => `ATTENDEE;CN=${nameOf(persons[key])}:mailto:${persons[key].email}`), 'END:VEVENT',
  ].join('\r\n'))
  folder.add('mail/treasury-calendar.ics', [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Harbourmail//Calendar 4.1//EN', ...events, 'END:VCALENDAR', '',
  ].join('\r\n'))
}

const entries: readonly (readonly [day: string, time: string, title: string, place: string, guests: readonly PersonKey[]])[] = [
  ['2024-01-15', '0900', 'Quarter close', '1 Tallow Quay, room 3', ['petra']],
  ['2024-02-22', '1700', 'Supper O.V.', 'Cormorel, Port Velna', ['odile']],
  ['2024-02-23', '1500', 'Frame contract Quillmere', '1 Tallow Quay, room 3', ['marek', 'lucian']],
  ['2024-03-08', '0800', 'Value date loan tranche 1', '', ['odile']],
  ['2024-03-12', '1100', 'Verestova, Aurelia Norde', '1 Tallow Quay, room 1', ['nadezhda', 'marek']],
  ['2024-04-08', '0900', 'Kontorbank, release', '', ['petra']],
  ['2024-05-02', '1300', 'M. new number', '', ['marek']],
  ['2024-05-27', '1000', 'Invoice second quarter', '1 Tallow Quay, room 3', ['marek', 'lucian']],
  ['2024-06-10', '0800', 'Value date loan tranche 2', '', ['odile']],
  ['2024-06-26', '1400', 'Auditor', '1 Tallow Quay, room 1', ['ines', 'sophia']],
]
