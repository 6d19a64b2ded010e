import { BoundedCache } from '../../model/value/bounded-cache.ts'
import { dateOrderShown } from '../../model/value/date.ts'
import { readDuration } from '../../model/value/duration.ts'
import { displayName } from '../../model/value/name.ts'
import type { Reading } from '../../model/value/reading.ts'
import { createReader } from '../../model/value/reader.ts'
import type { ReadingSettings } from '../../model/value/reading-settings.ts'

/** A reading of a cell; `against` says that it was read against the order of day and month that its column shows. */
export interface CellReading extends Reading {
  readonly against?: boolean
}

/** Reads the texts of one column as values of one property. */
export type CellReader = (raw: string) => CellReading | undefined

const cachedTypes = new Set(['date', 'phone', 'country', 'email', 'name', 'iban', 'url', 'gender', 'language'])
const cacheSize = 4_096
const longestCached = 200

/** A reader for a property of a type; names of persons written `Last, First` are turned. */
export function createCellReader(type: string, settings: ReadingSettings, personName: boolean): CellReader {
  const reader = createReader(settings)
  const read = (raw: string): CellReading | undefined => {
    const reading = type === 'duration' ? readDuration(raw) : reader(type, raw)
    if (!reading) return undefined
    if (personName) return { ...reading, value: displayName(reading.value) }
    if (type !== 'date' || !settings.dateOrder) return reading
    const shown = dateOrderShown(raw)
    return shown !== undefined && shown !== 'either' && shown !== settings.dateOrder ? { ...reading, against: true } : reading
  }
  if (!cachedTypes.has(type)) return read
  const cache = new BoundedCache<CellReading | null>(cacheSize, (key) => read(key) ?? null)
  return (raw) => (raw.length > longestCached ? read(raw) : (cache.get(raw) ?? undefined))
}
