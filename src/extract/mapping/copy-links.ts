import { findSchema, isSchema } from '../../model/schema/schema.ts'
import type { ColumnsByMeaning } from './fit-profile.ts'
import type { Meaning } from './meaning/meaning.ts'
import type { EntityTemplate, PropertyTemplate } from './profile/profile.ts'
import type { SurveyedColumn } from './surveyed-column.ts'

/** One entity of a profile with the columns that may speak of it. */
export interface ProfilePart {
  readonly template: EntityTemplate
  readonly columns: ColumnsByMeaning
}

/** The parts of a profile by name, and the header of the column that names each party. */
export interface ProfileParts {
  readonly parts: ReadonlyMap<string, ProfilePart>
  readonly headers: ReadonlyMap<string, string>
}

/** The copies of each entity of a profile: one for each column that names it. */
export type PartCopies = ReadonlyMap<string, readonly ProfilePart[]>

/** Writes the references anew: to every copy of a party, and of a link between two one copy for each. */
export function copyLinks(
  entries: readonly (readonly [string, EntityTemplate])[],
  copies: PartCopies,
  named: ReadonlyMap<string, readonly (SurveyedColumn | undefined)[]>,
): ProfileParts {
  const parts = new Map<string, ProfilePart>()
  const headers = new Map<string, string>()
  for (const [name] of entries) {
    copies.get(name)!.forEach((part, at) => {
      const header = named.get(name)![at]?.name
      if (header !== undefined) headers.set(copyName(name, at), header)
      for (const [suffix, chosen] of linkCopies(part.template, copies)) {
        const { template } = part
        const sources = Object.entries(template.properties).map(([property, source]) => [property, pointed(source, copies, chosen)] as const)
        const properties = Object.fromEntries(sources)
        parts.set(copyName(name, at) + suffix, { ...part, template: { ...template, properties } })
      }
    })
  }
  return { parts, headers }
}

/** Which copies each copy of a link points at; anything but a mere relation is there once. */
function linkCopies(template: EntityTemplate, copies: PartCopies): [suffix: string, chosen: ReadonlyMap<string, number>][] {
  const edge = findSchema(template.schema)?.edge
  const relation = edge !== undefined && isSchema(template.schema, 'Interest')
  let all: [string, ReadonlyMap<string, number>][] = [['', new Map()]]
  if (!relation) return all
  for (const end of [edge.source, edge.target]) {
    const source = template.properties[end]
    const target = source && !isList(source) && 'entity' in source ? source.entity : undefined
    const count = target === undefined ? 1 : (copies.get(target)?.length ?? 1)
    if (target === undefined || count < 2) continue
    all = all.flatMap(([suffix, chosen]) => Array.from({ length: count }, (_, at): [string, ReadonlyMap<string, number>] => [
      at === 0 ? suffix : `${suffix}${suffix ? '-' : ''}${at + 1}`, new Map([...chosen, [target, at]]),
    ]))
  }
  return all
}

function pointed(source: PropertyTemplate, copies: PartCopies, chosen: ReadonlyMap<string, number>): PropertyTemplate {
  if (isList(source)) return source
  if ('all' in source) return { all: source.all.map((each) => pointed(each, copies, chosen)) }
  if ('header' in source) return { header: copyName(source.header, chosen.get(source.header) ?? 0) }
  if (!('entity' in source)) return source
  const count = copies.get(source.entity)?.length ?? 1
  const at = chosen.get(source.entity)
  if (at !== undefined) return { entity: copyName(source.entity, at) }
  if (count < 2) return source
  return { all: Array.from({ length: count }, (_, copy) => ({ entity: copyName(source.entity, copy) })) }
}

function copyName(name: string, at: number): string {
  return at === 0 ? name : `${name}${at + 1}`
}

function isList(source: PropertyTemplate): source is readonly Meaning[] {
  return Array.isArray(source)
}
