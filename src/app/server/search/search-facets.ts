import type { Count, SearchFacets } from '../api-types.ts'
import { readEntityNames } from '../chart/named-entities.ts'
import { endOf } from '../route.ts'
import { schemaLabel } from '../schema-words.ts'
import type { ServedCase } from '../served-case.ts'
import type { FiledPassage } from './file-passages.ts'

/** What a search is narrowed to; what is not told narrows nothing. */
export interface SearchNarrowing {
  readonly type?: string | undefined
  readonly within?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  /** Canonical ids: one of them is enough. */
  readonly people?: readonly string[] | undefined
}

const namesShown = 12
const mostYearsByMonth = 3

type Test = (filed: FiledPassage) => boolean

/** The passages that every part of a narrowing lets through. */
export function narrow(filed: readonly FiledPassage[], narrowing: SearchNarrowing): FiledPassage[] {
  const tests = Object.values(testsOf(narrowing))
  return filed.filter((one) => tests.every((test) => test(one)))
}

/** How many passages each name of each facet has, among those that the other facets let through. */
export async function countFacets(served: ServedCase, filed: readonly FiledPassage[], narrowing: SearchNarrowing): Promise<Omit<SearchFacets, 'counted'>> {
  const tests = testsOf(narrowing)
  const leftBy = (facet: string) => filed.filter((one) => Object.entries(tests).every(([name, test]) => name === facet || test(one)))
  const people = count(leftBy('people'), ({ people: named }) => named)
  const shown = people.slice(0, namesShown)
  const names = await readEntityNames(served, shown.map(([id]) => id))
  const paths = new Map(filed.map(({ passage }) => [passage.exhibit, passage.path]))
  return {
    types: count(leftBy('type'), ({ passage }) => (passage.schema ? [passage.schema] : [])).map(toCount(schemaLabel)),
    exhibits: count(leftBy('within'), ({ passage }) => [passage.exhibit]).slice(0, namesShown).map(toCount((number) => `${number} ${nameOf(paths.get(number) ?? '')}`)),
    dates: datesOf(leftBy('date'), narrowing),
    people: shown.map(toCount((id) => names.get(id)?.caption ?? id)),
  }
}

function testsOf({ type, within, from, until, people }: SearchNarrowing): Record<string, Test> {
  const wanted = new Set(people)
  return {
    ...(type ? { type: ({ passage }: FiledPassage) => passage.schema === type } : {}),
    ...(within ? { within: ({ passage }: FiledPassage) => passage.exhibit === within || passage.exhibit.startsWith(`${within}.`) } : {}),
    // A month that is known as such lies in the whole of what was asked for, whatever day that begins or ends on.
    ...(from || until ? { date: ({ months }: FiledPassage) => [...months].some((month) => (!from || endOf(month) >= from) && (!until || month <= endOf(until))) } : {}),
    ...(wanted.size > 0 ? { people: ({ people: named, passage }: FiledPassage) => wanted.has(passage.canonicalId ?? '') || [...named].some((id) => wanted.has(id)) } : {}),
  }
}

function datesOf(filed: readonly FiledPassage[], { from, until }: SearchNarrowing): Count[] {
  const years = new Set(filed.flatMap(({ months }) => [...months].map((month) => month.slice(0, 4))))
  const year = from && from === until && from.length >= 4 ? from.slice(0, 4) : undefined
  const isByMonth = year !== undefined || years.size <= mostYearsByMonth
  const names = count(filed, ({ months }) => new Set([...months].filter((month) => !year || month.startsWith(year)).map((month) => (isByMonth ? month : month.slice(0, 4)))))
  return names.sort(([left], [right]) => (left < right ? -1 : 1)).map(toCount((name) => name))
}

/** How many have each name, the most first. */
function count(filed: readonly FiledPassage[], namesOf: (one: FiledPassage) => Iterable<string>): [string, number][] {
  const counts = new Map<string, number>()
  for (const one of filed) for (const name of namesOf(one)) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([left, one], [right, other]) => other - one || (left < right ? -1 : 1))
}

function toCount(label: (name: string) => string): (entry: readonly [string, number]) => Count {
  return ([name, number]) => ({ name, label: label(name), count: number })
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
