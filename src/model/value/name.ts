import { foldText, squeezeText } from './text.ts'

/** The parts of a person's name, as written. */
export interface NameParts {
  readonly title?: string
  readonly first?: string
  readonly middle?: string
  /** With its particles: `van der Berg`. */
  readonly last?: string
  readonly suffix?: string
}

const particles = new Set(
  'van von der den de del della di da dos das do du la le les el al bin ibn ben bint ter ten zu zum zur af av abu mac st san santa y e und of'.split(' '),
)
const titles = new Set('mr mrs ms miss mx dr prof professor sir dame lord lady herr frau monsieur madame mme mlle m sr sra srta don dona ing dipl rev capt col gen lt sgt'.split(' '))
/** Of these alone a person is addressed, beside `titles`. */
const furtherHonorifics = new Set('mister missis messrs dott dra mgr phd med jur fr fraulein senor senora senorita signor signora sheikh rabbi imam mstr'.split(' '))
const suffixes = new Set('jr sr ii iii iv phd md esq junior senior dds mba cpa obe mbe'.split(' '))

/** A name without surplus white space and without quotation marks around it; undefined when no letter or digit is left. */
export function cleanName(raw: string): string | undefined {
  const text = squeezeText(raw).replace(/^["'\u201c\u201e](.*)["'\u201d]$/u, '$1').trim()
  return /[\p{L}\p{N}]/u.test(text) ? text : undefined
}

/**
 * The parts of a person's name. `Last, First` is understood by its comma; else the last word with the particles before
 * it is the last name. Names written family name first without a comma cannot be told and come out swapped.
 */
export function splitPersonName(raw: string): NameParts {
  const text = squeezeText(raw)
  const [before, ...after] = text.split(/\s*,\s*/)
  const given = after.filter((part) => !isSuffix(part))
  const suffix = after.find(isSuffix)
  if (given.length === 1 && before) return { ...splitGiven(given[0]!), last: before, ...(suffix ? { suffix } : {}) }
  const words = (before ?? '').split(' ')
  const title = takeWhile(words, isTitle)
  const tail = words.length > 1 && isSuffix(words.at(-1)!) ? words.pop() : suffix
  if (words.length < 2) return present({ title, last: words[0], suffix: tail })
  let start = words.length - 1
  while (start > 1 && particles.has(foldText(words[start - 1]!))) start--
  return present({ title, first: words[0], middle: words.slice(1, start).join(' '), last: words.slice(start).join(' '), suffix: tail })
}

/** `Doe, Jane` as `Jane Doe`; a name without exactly one part after the comma, or with a suffix there, stays as it is. */
export function displayName(name: string): string {
  const parts = name.split(/\s*,\s*/)
  const [last, first] = parts
  if (parts.length !== 2 || !last || !first || isSuffix(first) || /\d/.test(name)) return name
  if (last.split(' ').length > 3 || first.split(' ').length > 4) return name
  return `${first} ${last}`
}

/** Whether a text is a form of address or a degree alone: `Mr`, `Frau Dr.`, `Prof. Dr. Ing.`. */
export function isHonorific(text: string): boolean {
  const words = foldText(text).split(' ').filter((word) => word !== '')
  return words.length > 0 && words.length <= 4 && words.every((word) => titles.has(word) || furtherHonorifics.has(word))
}

/** The name that the part of an address before the `@` tells when it has the form `First.Last`, else undefined. */
export function nameFromAddress(address: string): string | undefined {
  const local = address.slice(0, address.lastIndexOf('@')).trim()
  const parts = local.split(/[._\s]+/u).filter((part) => part !== '')
  if (parts.length < 2 || parts.length > 4 || !parts.every((part) => /^\p{L}[\p{L}'\u2019-]*$/u.test(part))) return undefined
  if (parts.filter((part) => part.length > 1).length < 2 || parts.some((part) => roleWords.has(part.toLowerCase()))) return undefined
  const dotted = /\bjr\.?$|\bsr\.?$/iu.exec(local)
  return parts.map((part, index) => capitalise(part) + (dotted && index === parts.length - 1 && local.endsWith('.') ? '.' : '')).join(' ')
}

const roleWords = new Set('info office admin sales support noreply reply no mail team service contact hr help desk billing accounts webmaster postmaster news letter customer all list'.split(' '))

function capitalise(part: string): string {
  if (part !== part.toLowerCase()) return part
  return part.replace(/(^|[-'\u2019])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
}

function splitGiven(given: string): NameParts {
  const words = given.split(' ')
  const title = takeWhile(words, isTitle)
  return present({ title, first: words[0], middle: words.slice(1).join(' ') })
}

function takeWhile(words: string[], test: (word: string) => boolean): string {
  const taken: string[] = []
  while (words.length > 1 && test(words[0]!)) taken.push(words.shift()!)
  return taken.join(' ')
}

function isTitle(word: string): boolean {
  return titles.has(foldText(word))
}

function isSuffix(word: string): boolean {
  return suffixes.has(foldText(word).replace(/ /g, ''))
}

function present(parts: Record<keyof NameParts, string | undefined> | Partial<Record<keyof NameParts, string | undefined>>): NameParts {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value)) as NameParts
}
