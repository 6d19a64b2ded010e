import { readAmount } from './amount.ts'
import type { Reading } from './reading.ts'

/** A length of time as whole seconds, from a number of seconds, `1:02` (minutes and seconds) or `00:01:02`. */
export function readDuration(raw: string): Reading | undefined {
  const parts = /^(?:(\d{1,4}):)?(\d{1,3}):(\d{2})(?:\.\d+)?$/.exec(raw.trim())
  if (!parts) return readAmount(raw.trim().replace(/\s*s(?:ec(?:onds?)?)?\.?$/i, ''))
  return { value: String(Number(parts[1] ?? 0) * 3600 + Number(parts[2]) * 60 + Number(parts[3])) }
}
