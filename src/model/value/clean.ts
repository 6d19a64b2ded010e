import { createReader } from './reader.ts'
import type { ReadingSettings } from './reading-settings.ts'

/**
 * A raw text as the clean value of a FollowTheMoney property type, or undefined when it is no such value. Dates become
 * ISO with the precision known, numbers plain decimals (`-1234.5`), phones E.164, IBANs compact, e-mail addresses lower
 * case, countries ISO 3166-1 alpha-2 lower case; names and texts lose only surplus white space. `readValue` tells the
 * doubts too; `createReader` is the faster way to read many values under one setting.
 */
export function cleanValue(type: string, raw: string, settings: ReadingSettings): string | undefined {
  return createReader(settings)(type, raw)?.value
}
