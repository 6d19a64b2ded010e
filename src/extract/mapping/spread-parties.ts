import { isSchema } from '../../model/schema/schema.ts'
import { copyLinks, type ProfilePart, type ProfileParts } from './copy-links.ts'
import type { ColumnsByMeaning } from './fit-profile.ts'
import type { Meaning } from './meaning/meaning.ts'
import { isNaming, nounOf, ownersOf, stemOf } from './party-columns.ts'
import type { EntityTemplate, Profile, PropertyTemplate } from './profile/profile.ts'
import type { SurveyedColumn } from './surveyed-column.ts'

const mostOfOne = 12

/**
 * Lays the columns of a table out over the entities of a profile. Two columns that name somebody name two: an entity
 * whose name could come from several columns is there once for each, links to it as often. What another naming column
 * owns by its header (`handlerEmail` beside `handler`) is never told of a party.
 */
export function spreadParties(profile: Profile, columns: ColumnsByMeaning): ProfileParts {
  const all = [...columns.values()].flat()
  const owners = ownersOf(all)
  const copies = new Map<string, readonly ProfilePart[]>()
  const named = new Map<string, readonly (SurveyedColumn | undefined)[]>()
  const used = new Set<SurveyedColumn>()
  const entries = Object.entries(profile.entities)
  // What is left for `rest` is known when all others have taken theirs.
  for (const [name, template] of [...entries.filter(([, each]) => each.each !== 'rest'), ...entries.filter(([, each]) => each.each === 'rest')]) {
    const { names, foreign } = isParty(template) ? namesFor(template, columns, used) : { names: [], foreign: [] }
    names.forEach((column) => used.add(column))
    const views = names.length ? names : template.each ? [] : [undefined]
    const open = without(columns, new Set(foreign))
    const unnamed = foreign.length || (isParty(template) && columns.has('lastName')) ? ownedByNobody(open, owners) : columns
    const each = template.each !== undefined
    const viewed = (view: SurveyedColumn, at: number) => viewOf(open, { names, view, owners, isFirst: at === 0 && !each, each })
    named.set(name, views)
    copies.set(name, views.map((view, at) => ({ template, columns: view ? viewed(view, at) : unnamed })))
  }
  return copyLinks(entries, copies, named)
}

/** Whether a template is of somebody that a column can name. */
function isParty(template: EntityTemplate): boolean {
  return template.schema === 'party' || isSchema(template.schema, 'LegalEntity')
}

/** The columns that name the party of a template, each another one; and those that name somebody else by their headers. */
interface NameColumns {
  readonly names: readonly SurveyedColumn[]
  readonly foreign: readonly SurveyedColumn[]
}

function namesFor(template: EntityTemplate, columns: ColumnsByMeaning, used: ReadonlySet<SurveyedColumn>): NameColumns {
  if (!template.each) return nameColumns(template.properties['name'], columns)
  const all = [...columns].filter(([meaning]) => isNaming(meaning)).flatMap(([, group]) => group).sort((a, b) => a.index - b.index)
  const fitting = template.each === 'all' ? all : all.filter((column) => !used.has(column) && namesFully(column))
  return { names: fitting.slice(0, mostOfOne), foreign: [] }
}

/** Whether a column names persons or companies in full, and its header says whose name it is. */
function namesFully({ guess, values, name }: SurveyedColumn): boolean {
  const noun = nounOf(guess!.meaning)
  if (noun !== 'fullName' && noun !== 'company' && noun !== 'name') return false
  const isTold = noun === 'company' && guess!.confidence >= 0.85
  return stemOf(name).length > 0 && (isTold || values.person + values.company >= 0.6)
}

/** The columns that a name is taken from; parts of one name in several columns are not asked. */
function nameColumns(source: PropertyTemplate | undefined, columns: ColumnsByMeaning): NameColumns {
  if (!source) return { names: [], foreign: [] }
  const meanings = firstMeanings(source).filter(isNaming)
  const found = meanings.find((meaning) => columns.has(meaning))
  const group = found ? withNumbered(columns.get(found)!, meanings.filter((meaning) => meaning !== found), columns) : []
  // Beside first and last name a further full name is the same person's only where its header says no more than that.
  const hasParts = columns.has('lastName') && columns.has('firstName') && takesParts(source)
  const isForeign = (column: SurveyedColumn) => hasParts && stemOf(column.name).length > 0 && column.guess!.byValues === true
  return { names: group.filter((column) => !isForeign(column)).slice(0, mostOfOne), foreign: group.filter(isForeign) }
}

/** `Owner 2` is an owner as `Owner 1` is, though persons stand in one of the columns and companies in the other. */
function withNumbered(group: readonly SurveyedColumn[], others: readonly Meaning[], columns: ColumnsByMeaning): readonly SurveyedColumn[] {
  const unnumbered = (column: SurveyedColumn) => stemOf(column.name).filter((word) => !/^\d+$/.test(word)).join(' ')
  const stem = unnumbered(group[0]!)
  const isNumbered = (column: SurveyedColumn) => /\d/.test(column.name)
  const alike = others.flatMap((meaning) => columns.get(meaning) ?? []).filter((column) => unnumbered(column) === stem && isNumbered(column))
  if (stem === '' && !isNumbered(group[0]!)) return group
  return [...new Set([...group, ...alike])].sort((a, b) => a.index - b.index)
}

function takesParts(source: PropertyTemplate): boolean {
  return !isList(source) && 'all' in source
}

function firstMeanings(source: PropertyTemplate): readonly Meaning[] {
  if (isList(source)) return source.length === 1 ? source : []
  if ('first' in source) return source.pick ? [] : source.first
  if ('all' in source) return source.all.flatMap((each) => (isList(each) ? [] : firstMeanings(each)))
  return 'or' in source ? source.or.flatMap(firstMeanings) : []
}

function isList(source: PropertyTemplate): source is readonly Meaning[] {
  return Array.isArray(source)
}

interface View {
  readonly names: readonly SurveyedColumn[]
  readonly view: SurveyedColumn
  readonly owners: ReadonlyMap<string, SurveyedColumn>
  readonly isFirst: boolean
  readonly each: boolean
}

/** The columns as one of several parties sees them: its own name, what it owns, and for the first what nobody owns. */
function viewOf(columns: ColumnsByMeaning, { names, view, owners, isFirst, each }: View): ColumnsByMeaning {
  const kept = new Map<Meaning, readonly SurveyedColumn[]>()
  for (const [meaning, group] of columns) {
    const own = group.filter((column) => {
      if (column === view) return true
      if (names.includes(column) || (each && isNaming(meaning))) return false
      const owner = owners.get(column.name)
      return owner ? owner === view || (isFirst && sharesStem(owner, view)) : isFirst
    })
    const seen = each ? nounOf(meaning) : meaning
    if (own.length) kept.set(seen, [...(kept.get(seen) ?? []), ...own])
  }
  return kept
}

function without(columns: ColumnsByMeaning, left: ReadonlySet<SurveyedColumn>): ColumnsByMeaning {
  if (left.size === 0) return columns
  const kept = [...columns].map(([meaning, group]) => [meaning, group.filter((column) => !left.has(column))] as const)
  return new Map(kept.filter(([, group]) => group.length > 0))
}

/** The columns of a person named in parts: none that belongs to another name. */
function ownedByNobody(columns: ColumnsByMeaning, owners: ReadonlyMap<string, SurveyedColumn>): ColumnsByMeaning {
  const kept = [...columns].map(([meaning, group]) => [meaning, group.filter((column) => !owners.has(column.name))] as const)
  return new Map(kept.filter(([, group]) => group.length > 0))
}

function sharesStem(one: SurveyedColumn, other: SurveyedColumn): boolean {
  return stemOf(one.name).join(' ') === stemOf(other.name).join(' ')
}
