import { readHeader, type HeaderReading } from './header-words.ts'
import type { Guess, Meaning, Side } from './meaning.ts'
import type { ColumnValues } from './value-test.ts'
import { vocabulary, type Noun, type ValueKind } from './vocabulary.ts'

const enough = 0.6

/** What a column seems to hold, from its header and its values; undefined when neither tells. */
export function guessMeaning(header: string | undefined, values: ColumnValues): Guess | undefined {
  const read = header === undefined ? undefined : readHeader(header)
  const reading = read && inOtherUnit(header!, read)
  const byHeader = reading && judgeHeader(reading, values)
  const byValues = judgeValues(values)
  if (!byHeader) return byValues
  return byValues && byValues.confidence > byHeader.confidence + 0.2 ? byValues : byHeader
}

/** A header that names a unit other than the property's: the numbers would be wrong as they stand. */
function inOtherUnit(header: string, reading: HeaderReading): HeaderReading {
  if (reading.noun === 'speed' && /\b(?:km\s?\/?\s?h|kmh|kph|kn|kts?|knots|mph)\b/i.test(header)) return { ...reading, noun: 'speedOtherUnit' }
  return reading.noun === 'duration' && /\bmin(?:ute)?s?\b/i.test(header) ? { ...reading, noun: 'durationOtherUnit' } : reading
}

function judgeHeader(reading: HeaderReading, values: ColumnValues): Guess | undefined {
  const told = refine(reading, values)
  if (!told) return undefined
  const kind: ValueKind = vocabulary[told].values
  const share = values.filled === 0 ? undefined : shareOf(kind, values)
  const base = 0.5 + 0.4 * reading.fit
  const meaning: Meaning = reading.side && told !== 'startDate' && told !== 'endDate' ? `${reading.side}.${told}` : told
  const says = `the header says "${reading.words}"`
  const open = told === 'fullName' && reading.noun !== 'fullName' ? ({ byValues: true } as const) : {}
  if (share === undefined) return { meaning, confidence: base * 0.8, reason: `${says}; the sample has no value to test`, ...open }
  if (share >= enough) {
    const reason = kind === 'any' ? says : `${says} and ${percent(share)} of the values read so`
    return { meaning, confidence: Math.min(0.99, base + 0.09 * share), reason, ...open }
  }
  return { meaning, confidence: base * share * 0.6, reason: `${says}, but only ${percent(share)} of the values read so`, ...open }
}

/** The noun that is meant where the header leaves it open or its word has several meanings. */
function refine(reading: HeaderReading, values: ColumnValues): Noun | undefined {
  const { noun, side } = reading
  if (noun === undefined) return nounOfSide(side!, values)
  if (noun === 'time' && values.date >= enough) return 'date'
  if (noun === 'time' && values.clockTime < enough) return values.integer >= enough ? 'sequence' : 'time'
  if (noun === 'date' && values.date < enough && values.clockTime >= enough) return 'time'
  if (noun === 'name' || noun === 'fullName') return nounOfName(noun, values)
  // German `Händler` is a merchant, English `handler` a person.
  if (noun === 'merchant' && reading.words === 'handler' && values.person >= 0.9) return 'fullName'
  if (noun === 'title') return values.honorific >= enough ? 'salutation' : 'title'
  // `Number` alone numbers rows or counts something: only values that come again tell.
  if (noun === 'id' && side === undefined && reading.words === 'number' && values.integer >= enough && values.distinctShare < 0.9) return 'count'
  if (noun === 'id' && values.international >= 0.8) return 'phone'
  if (noun === 'id' && values.country >= 0.9 && values.hasLetters >= 0.9) return 'country'
  if (noun === 'website' && values.url < enough && reading.words === 'link') return 'role'
  if (noun === 'address' && values.code >= 0.95) return 'account'
  if (noun === 'account' && values.iban >= enough) return 'iban'
  if (noun === 'phone' && values.email >= enough) return 'email'
  if (noun === 'place' && values.country >= 0.8) return 'country'
  if ((noun === 'startDate' || noun === 'endDate') && values.date < enough && values.integer >= enough) return 'id'
  if ((noun === 'passportNumber' || noun === 'imei') && values.date >= 0.9) return 'passportExpiry'
  if (noun === 'vatCode' && values.number >= 0.9 && values.decimals + (1 - values.integer) > 0.3) return 'vatAmount'
  return noun
}

function nounOfName(noun: Noun, values: ColumnValues): Noun {
  // Names of persons and of companies in one column: neither.
  if (values.company >= 0.15 && values.person >= 0.15) return 'name'
  if (noun !== 'fullName' && values.company >= 0.5) return 'company'
  return noun === 'name' && values.person >= 0.9 ? 'fullName' : noun
}

/** What stands in a column that is headed `From` or `Target` alone. */
function nounOfSide(side: Side, values: ColumnValues): Noun | undefined {
  if (values.filled === 0) return 'name'
  if (values.email >= enough) return 'email'
  if (values.date >= enough && (side === 'from' || side === 'to')) return side === 'from' ? 'startDate' : 'endDate'
  if (values.iban >= enough) return 'iban'
  if (values.phone >= enough && values.greatest > 1e6) return 'phone'
  if (values.hasLetters < 0.5) return 'id'
  if (values.company >= 0.15 && values.person >= 0.15) return 'name'
  return values.company >= 0.5 ? 'company' : values.person >= 0.9 ? 'fullName' : values.distinctShare > 0 && values.meanLength < 40 ? 'name' : undefined
}

/** What values alone tell, for a column without a header or with one that says nothing. */
function judgeValues(values: ColumnValues): Guess | undefined {
  if (values.filled < 2) return undefined
  const found = (meaning: Meaning, share: number, words: string, weight = 0.85): Guess => {
    return { meaning, confidence: weight * share, reason: `${percent(share)} of the values ${words}` }
  }
  if (values.email >= 0.8) return found('email', values.email, 'are e-mail addresses')
  if (values.iban >= 0.8) return found('iban', values.iban, 'are built as an IBAN is')
  for (const [kind, meaning] of [['imei', 'imei'], ['lei', 'lei'], ['vin', 'vin'], ['card', 'cardNumber']] as const) {
    const share = values.identifiers.get(kind) ?? 0
    if (share >= 0.8) return found(meaning, share, `have the check digits of ${kind.toUpperCase()}`)
  }
  if (values.url >= 0.8) return found('website', values.url, 'are web addresses')
  if (values.date >= 0.9 && values.integer < 0.5) return found('date', values.date, 'are dates', 0.7)
  if (values.company >= 0.15 && values.person >= 0.15 && values.company + values.person >= 0.85) {
    return found('name', values.company + values.person, 'are built as names of persons or end with a legal form', 0.6)
  }
  if (values.company >= 0.5) return found('company', values.company, 'end with a legal form', 0.6)
  if (values.person >= 0.85 && values.distinctShare > 0.2) {
    return { ...found('fullName', values.person, 'are built as names of persons are', 0.5), byValues: true }
  }
  return undefined
}

function shareOf(kind: ValueKind, values: ColumnValues): number {
  switch (kind) {
    case 'date':
      return Math.max(values.date, values.epoch)
    case 'number':
      return values.number
    case 'email':
      return values.email
    case 'phone':
      return values.phone
    case 'country':
      return values.country
    case 'gender':
      return values.gender
    case 'url':
      return values.url
    case 'time':
      return values.clockTime
    case 'digits':
      return values.integer
    case 'text':
      return values.hasLetters
    case 'any':
      return 1
  }
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
