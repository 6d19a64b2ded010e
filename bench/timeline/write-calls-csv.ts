import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { seededNumbers } from '../../src/base/seeded-numbers.ts'

/** What is planted in a file of call records. */
export interface PlantedCalls {
  readonly rows: number
  readonly numbers: number
  /** Numbers that end, with the one that begins with the same contacts. */
  readonly changes: readonly (readonly [old: string, fresh: string])[]
  /** Pairs with a week of ten times as many calls, and its first day. */
  readonly bursts: readonly (readonly [one: string, other: string, day: string])[]
  /** Pairs in daily contact with a silence of thirty days, and its first day. */
  readonly silences: readonly (readonly [one: string, other: string, day: string])[]
}

interface Row {
  readonly at: number
  readonly caller: number
  readonly receiver: number
}

const dayMs = 86_400_000
const start = Date.UTC(2030, 0, 1)
const days = 180
const planted = 50

/**
 * Writes call records: 180 days of numbers that call circles of eight by day and by week, with planted changes of number, bursts and silences.
 * Invented, the same for the same seed.
 */
export async function writeCallsCsv(path: string, rows: number, seed = 7): Promise<PlantedCalls> {
  const random = seededNumbers(seed)
  const whole = (below: number) => Math.floor(random() * below)
  const numbers = Math.max(600, Math.floor(rows / 50))
  const circles = Array.from({ length: numbers }, () => Array.from({ length: 8 }, () => 300 + whole(numbers - 300)))
  const calls: Row[] = []
  const call = (caller: number, receiver: number, day: number) => {
    if (caller !== receiver) calls.push({ at: start + day * dayMs + momentOfDay(random), caller, receiver })
  }
  const later = (index: number) => numbers + index
  const changes = Array.from({ length: planted }, (_, index) => ({ old: index, fresh: later(index), day: 60 + whole(60) }))
  const bursts = Array.from({ length: planted }, (_, index) => ({ one: 100 + index, other: circles[100 + index]![0]!, day: 20 + whole(140) }))
  const silences = Array.from({ length: planted }, (_, index) => ({ one: 200 + index, other: circles[200 + index]![1]!, day: 40 + whole(80) }))
  for (const { old, fresh, day } of changes) {
    for (let at = 0; at < days; at++) if (random() < 0.5) call(at < day ? old : fresh, circles[old]![whole(8)]!, at)
  }
  for (const { one, other, day } of bursts) for (let at = day; at < day + 7; at++) for (let count = 0; count < 3; count++) call(one, other, at)
  for (const { one, other, day } of silences) for (let at = 0; at < days; at++) if ((at < day || at >= day + 30) && random() < 0.9) call(one, other, at)
  const quiet = new Map(silences.map(({ one, other, day }) => [`${one}|${other}`, day]))
  while (calls.length < rows) {
    const caller = planted + whole(numbers - planted)
    const receiver = circles[caller]![Math.floor(random() ** 2 * 8)]!
    const day = whole(days)
    const silent = quiet.get(`${caller}|${receiver}`) ?? quiet.get(`${receiver}|${caller}`)
    if (receiver < planted || (silent !== undefined && day >= silent && day < silent + 30)) continue
    // At the weekend two of three calls are not made.
    if ((day + 1) % 7 >= 5 && random() < 0.66) continue
    call(caller, receiver, day)
  }
  calls.sort((left, right) => left.at - right.at || left.caller - right.caller || left.receiver - right.receiver)
  await write(path, calls, random)
  const dayOf = (day: number) => new Date(start + day * dayMs).toISOString().slice(0, 10)
  return {
    rows: calls.length, numbers: numbers + planted,
    changes: changes.map(({ old, fresh }) => [numberOf(old), numberOf(fresh)]),
    bursts: bursts.filter(({ one, other }) => one !== other).map(({ one, other, day }) => [numberOf(one), numberOf(other), dayOf(day)]),
    silences: silences.filter(({ one, other }) => one !== other).map(({ one, other, day }) => [numberOf(one), numberOf(other), dayOf(day)]),
  }
}

async function write(path: string, calls: readonly Row[], random: () => number): Promise<void> {
  const file = createWriteStream(path)
  file.write('Call ID,Caller,Receiver,Start,Duration (s),Type,Caller IMEI,Cell\n')
  for (let from = 0; from < calls.length; from += 5_000) {
    const block = calls.slice(from, from + 5_000).map(({ at, caller, receiver }, index) => {
      const isText = random() < 0.25
      const began = new Date(at).toISOString().replace('.000Z', 'Z')
      return `C${from + index + 1},${numberOf(caller)},${numberOf(receiver)},${began},${isText ? 0 : 9 + Math.floor(random() * 900)},${isText ? 'text' : 'voice'},${imeiOf(caller)},K-${caller % 900}\n`
    })
    if (!file.write(block.join(''))) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
}

/** Between seven in the morning and eleven at night, to the second. */
function momentOfDay(random: () => number): number {
  return (7 * 3600 + Math.floor(random() * 16 * 3600)) * 1000
}

/** Numbers 555-0100 to 555-0199 of each area are kept for stories. */
function numberOf(index: number): string {
  return `+1${200 + Math.floor(index / 100)}55501${String(index % 100).padStart(2, '0')}`
}

/** Handset numbers that begin with 001 are kept for tests. */
function imeiOf(index: number): string {
  return `0010173${String(index).padStart(8, '0')}`
}
