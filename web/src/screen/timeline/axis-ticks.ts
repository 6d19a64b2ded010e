const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** A mark of the time axis. */
export interface Tick {
  readonly at: number
  readonly label: string
  /** The first of a longer unit: drawn stronger. */
  readonly isStrong: boolean
}

const units: readonly { readonly length: number; readonly from: number; readonly to: number; readonly strong: RegExp }[] = [
  { length: minute, from: 11, to: 16, strong: /T\d\d:00/ }, { length: 10 * minute, from: 11, to: 16, strong: /T\d\d:00/ }, { length: hour, from: 11, to: 16, strong: /T00:/ },
  { length: 6 * hour, from: 11, to: 16, strong: /T00:/ }, { length: day, from: 5, to: 10, strong: /-01T/ }, { length: 7 * day, from: 5, to: 10, strong: /-0[1-7]T/ },
]

/** Marks for a stretch of time, no more than there is room for; months and years begin where the calendar has them. */
export function axisTicks(start: number, end: number, most: number): Tick[] {
  const unit = units.find(({ length }) => (end - start) / length <= most)
  if (unit) {
    const first = Math.ceil(start / unit.length) * unit.length
    return Array.from({ length: Math.max(0, Math.floor((end - first) / unit.length) + 1) }, (_, index) => {
      const at = first + index * unit.length
      const text = new Date(at).toISOString()
      const isStrong = unit.strong.test(text)
      return { at, isStrong, label: isStrong && unit.length < day ? text.slice(5, 10) : text.slice(unit.from, unit.to) }
    })
  }
  const months = Math.max(1, Math.ceil((end - start) / (30 * day) / most))
  const step = [1, 2, 3, 6, 12, 24, 60, 120, 240].find((length) => length >= months) ?? 600
  const ticks: Tick[] = []
  const from = new Date(start)
  const begun = from.getUTCFullYear() * 12 + from.getUTCMonth()
  for (let month = Math.ceil(begun / step) * step; ; month += step) {
    const at = Date.UTC(Math.floor(month / 12), month % 12)
    if (at > end) return ticks
    if (at < start) continue
    const isStrong = month % 12 === 0
    ticks.push({ at, isStrong, label: isStrong || step >= 12 ? String(Math.floor(month / 12)) : new Date(at).toISOString().slice(0, 7) })
  }
}
