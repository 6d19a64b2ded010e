import { aamvaValue, type AamvaCard } from '../../extract/barcode/parse-aamva.ts'
import { jurisdictionOf } from '../../extract/barcode/issuer-numbers.ts'
import type { ExaminationSink } from '../document/document-examiner.ts'
import type { CheckDescription } from '../sign.ts'
import { aamvaElements } from './aamva-elements.ts'
import { aamvaDateFaults } from './aamva-dates.ts'
import { barcodeChecks } from './barcode-checks.ts'

const latestEdition = 11

/** Examines the content of a card's barcode against annex D: header, places, issuer, elements, dates. That it conforms proves nothing: anybody can write it. */
export function examineAamva(card: AamvaCard, locator: string, sink: ExaminationSink): void {
  const tell = (check: CheckDescription, faults: readonly string[], words: { observed: string; expected: string; pass: string; fail: string }) =>
    sink.observe(check, {
      outcome: faults.length === 0 ? 'pass' : 'fail', locator, observed: faults.join('; ') || words.observed, expected: words.expected,
      message: faults.length === 0 ? words.pass : `${words.fail}: ${faults.join('; ')}.`,
    })
  const places = card.designators.map(({ type, offset, length }) => `${type} at ${offset}, ${length} characters`).join('; ')
  tell(barcodeChecks.header, headerFaults(card), {
    observed: `${card.fileType.trim()} ${card.issuerNumber}, edition ${card.version}, ${card.entries} parts`, expected: 'indicator @, line feed, record separator, return, ANSI, six digits and the edition',
    pass: 'The header is written as the standard wants.', fail: 'The header is not written as the standard wants',
  })
  tell(barcodeChecks.places, placeFaults(card), {
    observed: places, expected: `parts one behind the other, each with its letters first and a return last, up to character ${card.length}`,
    pass: 'Every part stands where the header says.', fail: 'The header does not tell the places of the parts as they are',
  })
  tell(barcodeChecks.issuer, issuerFaults(card), {
    observed: `issuer ${card.issuerNumber} (${jurisdictionOf(card.issuerNumber)?.code ?? 'unknown'}), address in ${aamvaValue(card, 'DAJ') ?? 'no state'}`,
    expected: 'one jurisdiction in the issuer number, the letter of its own part, the country and the address',
    pass: 'Issuer number, parts, country and address are of one jurisdiction.', fail: 'The issuer number does not go with the rest',
  })
  tell(barcodeChecks.elements, elementFaults(card), {
    observed: `${card.elements.length} elements`, expected: 'every element that edition wants, once, each written as it should be',
    pass: 'The elements are those of the edition, written as they should be.', fail: 'Elements are not as the standard wants',
  })
  tell(barcodeChecks.dates, aamvaDateFaults(card), {
    observed: ['DBB', 'DBD', 'DBA'].map((id) => `${aamvaElements[id]!.name} ${aamvaValue(card, id) ?? 'none'}`).join('; '),
    expected: 'born, then issued, then expired; ages reached on their birthdays', pass: 'The dates are days of the calendar and in order.', fail: 'The dates do not go together',
  })
}

function headerFaults(card: AamvaCard): string[] {
  const shown = [...card.opening].map((character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join(' ')
  return [
    ...(card.opening === '@\n\x1e\r' ? [] : [`it opens with ${shown} and not with 40 0a 1e 0d`]),
    ...(card.fileType === 'ANSI ' || card.version <= 1 ? [] : [`the file type is ${card.fileType.trim()} and not ANSI`]),
    ...(card.version >= 1 && card.version <= latestEdition ? [] : [`there is no edition ${card.version}`]),
    ...(card.entries >= 1 ? [] : ['it tells no parts']),
  ]
}

function placeFaults({ designators, parts, length, version }: AamvaCard): string[] {
  const headLength = 4 + 5 + 6 + 2 + (version > 1 ? 2 : 0) + 2 + designators.length * 10
  return designators.flatMap(({ type, offset, length: told }, index) => {
    const previous = designators[index - 1]
    const from = previous ? previous.offset + previous.length : headLength
    const part = parts[index]!
    const isLast = index === designators.length - 1
    if (offset + told > length) return [`${type} is told to reach character ${offset + told}, and there are ${length}`]
    return [
      ...(offset === from ? [] : [`${type} is told to begin at ${offset} and should at ${from}`]),
      ...(part.startsWith(type) ? [] : [`at ${offset} stands '${printable(part.slice(0, 2))}' and not ${type}`]),
      ...(part.endsWith('\r') ? [] : [`${type} does not end with a return`]),
      ...(isLast && offset + told < length ? [`${length - offset - told} characters stand after the last part`] : []),
    ]
  })
}

function issuerFaults(card: AamvaCard): string[] {
  const jurisdiction = jurisdictionOf(card.issuerNumber)
  if (!jurisdiction) return [`no jurisdiction has the issuer number ${card.issuerNumber}`]
  const own = card.designators.filter(({ type }) => type.startsWith('Z')).map(({ type }) => type[1])
  const address = aamvaValue(card, 'DAJ')
  const country = aamvaValue(card, 'DCG')
  const name = `${card.issuerNumber} is the number of ${jurisdiction.code} (${jurisdiction.country})`
  return [
    ...(own.every((letter) => letter === jurisdiction.code[0]) ? [] : [`${name} and the part Z${own.join(', Z')} of a jurisdiction with ${own.join(', ')}`]),
    ...(address === undefined || address.trim() === jurisdiction.code ? [] : [`${name} and the address is in ${address.trim()}`]),
    ...(country === undefined || country.trim() === jurisdiction.country ? [] : [`${name} and the country is ${country.trim()}`]),
  ]
}

function elementFaults({ elements, designators, version }: AamvaCard): string[] {
  const ids = elements.map(({ id }) => id)
  const isLicence = designators.some(({ type }) => type === 'DL')
  const missing = Object.entries(aamvaElements).filter(
    ([id, { required, ofLicences }]) => required && version >= required[0] && version <= required[1] && (!ofLicences || isLicence) && !ids.includes(id),
  )
  const doubled = ids.filter((id, index) => ids.indexOf(id) !== index)
  const misshapen = elements.filter(({ id, value }) => value.trim() !== '' && aamvaElements[id]?.pattern.test(value.trimEnd()) === false)
  const empty = elements.filter(({ id, value }) => value.trim() === '' && aamvaElements[id]?.required && !['DCB', 'DCD', 'DAD', 'DCA'].includes(id))
  return [
    ...missing.map(([id, { name }]) => `${id} (${name}) is missing`), ...doubled.map((id) => `${id} stands there twice`),
    ...misshapen.map(({ id, value }) => `${id} (${aamvaElements[id]!.name}) is written '${printable(value.slice(0, 40))}'`), ...empty.map(({ id }) => `${id} (${aamvaElements[id]!.name}) is empty`),
  ]
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?')
}
