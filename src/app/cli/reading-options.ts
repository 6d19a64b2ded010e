import { Option, type Command } from 'commander'
import { checkSettings } from '../../case/case-settings.ts'
import type { ReadingSettings } from '../../model/value/reading-settings.ts'

/** How ambiguous values are read, as options. */
export interface ReadingOptions {
  readonly region?: string
  readonly timeZone?: string
  readonly dateOrder?: 'dmy' | 'mdy'
}

/** Adds the options that tell how ambiguous values are read. */
export function withReadingOptions(command: Command): Command {
  return command
    .option('--region <country>', 'country of telephone numbers without a country code: DE')
    .option('--time-zone <zone>', 'time zone of clock times that carry none: Europe/Berlin')
    .addOption(new Option('--date-order <order>', 'for dates that can be read both ways').choices(['dmy', 'mdy']))
}

/** The settings that were told. Throws `usage` for a country or zone that is none. */
export function settingsOf({ region, timeZone, dateOrder }: ReadingOptions): ReadingSettings {
  return checkSettings({ ...(region ? { region } : {}), ...(timeZone ? { timeZone } : {}), ...(dateOrder ? { dateOrder } : {}) })
}
