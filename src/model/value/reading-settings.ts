/** How ambiguous values are read: told by a person when the case is made or later, or by a mapping for its table. Absent: decide by the evidence. */
export interface ReadingSettings {
  /** ISO 3166-1 alpha-2 country for telephone numbers without a country code. */
  readonly region?: string
  /** IANA time zone of clock times that carry none. */
  readonly timeZone?: string
  /** Order of day and month where a date could be read both ways. */
  readonly dateOrder?: 'dmy' | 'mdy'
  /** Decimal mark of amounts where it cannot be told from the value: `1.234` is one thousand or one and a bit. */
  readonly decimalMark?: '.' | ','
}
