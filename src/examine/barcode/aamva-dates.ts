import { aamvaDate } from '../../extract/barcode/aamva-date.ts'
import { aamvaValue, type AamvaCard } from '../../extract/barcode/parse-aamva.ts'
import { aamvaElements } from './aamva-elements.ts'

/** Elements that tell until when the holder is younger than so many years. */
const ages = { DDH: 18, DDI: 19, DDJ: 21 } as const

/** What is against the dates of a card, each in words. */
export function aamvaDateFaults(card: AamvaCard): string[] {
  const order = card.version <= 1 || aamvaValue(card, 'DCG')?.trim() === 'CAN' ? 'year-first' : 'month-first'
  const day = (id: string): string | undefined => aamvaDate(aamvaValue(card, id)?.trim() ?? '', order)
  const told = ['DBA', 'DBB', 'DBD', 'DDB', 'DDC', 'DDH', 'DDI', 'DDJ'].filter((id) => /\S/.test(aamvaValue(card, id) ?? ''))
  const unreal = told.filter((id) => day(id) === undefined)
  const [birth, issue, expiry, design] = ['DBB', 'DBD', 'DBA', 'DDB'].map(day)
  return [
    ...unreal.map((id) => `${id} (${aamvaElements[id]!.name}) is ${aamvaValue(card, id)!.trim()}, no day of the calendar with the ${order === 'month-first' ? 'month' : 'year'} first`),
    ...before(birth, issue, 'issued on the day of birth or before it'), ...before(issue, expiry, 'expired when it was issued'),
    ...(design && issue && design > issue ? [`the design of the card is of ${design}, after its issue on ${issue}`] : []),
    ...(birth ? Object.entries(ages).flatMap(([id, years]) => ageFault({ id, years, until: day(id), birth })) : []),
  ]
}

function before(earlier: string | undefined, later: string | undefined, fault: string): string[] {
  return earlier && later && earlier >= later ? [`${fault} (${earlier}, ${later})`] : []
}

/** Born on 29 February, one is of age on 28 February or on 1 March, as the state has it. */
function ageFault({ id, years, until, birth }: { id: string; years: number; until: string | undefined; birth: string }): string[] {
  if (!until) return []
  const year = Number(birth.slice(0, 4)) + years
  const birthday = `${year}${birth.slice(4)}`
  const isLeapDay = birth.slice(5) === '02-29' && (until === `${year}-02-28` || until === `${year}-03-01`)
  return until === birthday || isLeapDay ? [] : [`${id} says under ${years} until ${until}; born on ${birth} it is ${birthday}`]
}
