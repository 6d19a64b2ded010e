import { sqlText } from '../sql-text.ts'
import type { Store } from '../store.ts'
import { specialPropertiesSql } from '../sight/mask-sql.ts'

/** Values of one property of one schema that the search file does not hold, or not each time they are told. */
export interface UnsearchedValues {
  readonly why: 'too-many' | 'repeated' | 'special'
  readonly message: string
}

/** Limits on what of the values of a case is searched. */
export interface ValueLimits {
  /** A value that more entities tell is searched once. */
  readonly tellings: number
  /** Numbers of one property beyond this are not searched. */
  readonly numbers: number
  /** Values in all: the largest properties beyond this are not searched. */
  readonly values: number
}

/** The limits unless a test says otherwise. */
export const defaultValueLimits: ValueLimits = { tellings: 1_000, numbers: 2_000_000, values: 20_000_000 }

/** Property types whose values a person would type into a search. */
const searchedTypes = "('name', 'identifier', 'string', 'text', 'email', 'phone', 'iban', 'address', 'url', 'ip', 'html')"

/** Sums are looked for by their digits; other numbers (coordinates, sizes) would drown them. */
const searchedNumbers = "('amount', 'amountUsd', 'amountEur', 'balance', 'netAmount')"

/** Values of special categories are never searched, whatever the purpose: the file is one for all who search. */
const isSearchedSql = `((v.property_type IN ${searchedTypes} OR v.property IN ${searchedNumbers}) AND v.property NOT IN ${specialPropertiesSql})`

interface Group extends Record<string, string | number | boolean> {
  readonly schema: string
  readonly property: string
  readonly number: boolean
  readonly n: number
  readonly repeats: boolean
}

/**
 * Decides which values of a case are searched. Tables of millions of rows tell few values very often (a currency, a
 * party), which are searched once each (`search_repeated`), and numbers by the million, which are left to queries.
 */
export async function chooseValues(store: Store, limits: ValueLimits): Promise<{ isSearched: string; unsearched: UnsearchedValues[] }> {
  const groups = await store.all<Group>(`SELECT v.schema, v.property, v.property IN ${searchedNumbers} AS number, count(*) AS n,
  n > ${limits.tellings} AND approx_count_distinct(v.value) * 2 <= n AS repeats
FROM derived.entity_values v WHERE ${isSearchedSql} GROUP BY v.schema, v.property ORDER BY ALL`)
  const omitted = omit(groups, limits)
  const repeated = await gatherRepeated(store, groups.filter((group) => group.repeats && !omitted.includes(group)), limits)
  return {
    isSearched: omitted.length > 0 ? `${isSearchedSql} AND (v.schema || '.' || v.property) NOT IN (${omitted.map(nameSql).join(', ')})` : isSearchedSql,
    unsearched: [...omitted.map(tellOmitted), ...repeated, ...(await tellSpecial(store))],
  }
}

/** Numbers by the million go first, then the largest properties; a property is searched whole or not at all. */
function omit(groups: readonly Group[], { numbers, values }: ValueLimits): Group[] {
  const omitted = groups.filter((group) => group.number && group.n > numbers)
  const rest = groups.filter((group) => !omitted.includes(group)).sort((a, b) => b.n - a.n)
  let total = rest.reduce((sum, group) => sum + group.n, 0)
  for (const group of rest) {
    if (total <= values) break
    omitted.push(group)
    total -= group.n
  }
  return omitted
}

async function gatherRepeated(store: Store, groups: readonly Group[], { tellings }: ValueLimits): Promise<UnsearchedValues[]> {
  const names = groups.length > 0 ? groups.map(nameSql).join(', ') : 'NULL'
  await store.run(`CREATE OR REPLACE TEMP TABLE search_repeated AS
SELECT v.schema, v.property, v.value, count(*) AS tellings, min(v.statement_id) AS statement_id
FROM derived.entity_values v WHERE (v.schema || '.' || v.property) IN (${names}) GROUP BY ALL HAVING count(*) > ${tellings}`)
  const told = await store.all<{ schema: string; property: string; n: number; most: number }>(
    'SELECT schema, property, count(*) AS n, max(tellings) AS most FROM search_repeated GROUP BY ALL ORDER BY ALL',
  )
  return told.map(({ schema, property, n, most }) => ({
    why: 'repeated',
    message: `${n} values of ${schema}.${property} are told by more than ${tellings} entities each (up to ${most}): a search gives each at one of its places. `
      + "The view 'entity_values' has them all.",
  }))
}

function tellOmitted({ schema, property, n }: Group): UnsearchedValues {
  return { why: 'too-many', message: `The ${n} values of ${schema}.${property} are too many to be searched: ask the view 'entity_values' for them.` }
}

/** That there are values of special categories, and not of which: that would tell them. */
async function tellSpecial(store: Store): Promise<UnsearchedValues[]> {
  const [row] = await store.all(`SELECT count(*) AS n FROM derived.entity_values v WHERE v.property IN ${specialPropertiesSql}`)
  const n = Number(row!['n'])
  return n === 0 ? [] : [{ why: 'special', message: `${n} values of special categories of personal data are never searched.` }]
}

function nameSql({ schema, property }: Group): string {
  return sqlText(`${schema}.${property}`)
}
