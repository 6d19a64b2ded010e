import type { ColumnRole } from './column-role.ts'
import type { ComparisonPlan } from './comparison-plan.ts'
import { crossedLevelName, defaultLevels, severalValuesLevels } from './default-levels.ts'
import type { Field, FormName, ValueDomain } from './field.ts'
import type { LinkKind, LinkagePlan, SourcePlan } from './linkage-plan.ts'
import { formsOf } from './condition-forms.ts'
import { keyFormsOf, roleKinds } from './role-kind.ts'

/** A field before its role has decided the rest. */
export interface FieldDraft {
  readonly name: string
  readonly role: Exclude<ColumnRole, 'ignored'>
  readonly columns: readonly string[]
  readonly joined?: boolean
  readonly separator?: string
  readonly unless?: readonly string[]
  /** In the place of the role's levels. */
  readonly levels?: ComparisonPlan['levels']
}

/** What a plan is made of. */
export interface PlanDraft {
  readonly sources: readonly SourcePlan[]
  readonly link: LinkKind
  readonly fields: readonly FieldDraft[]
  readonly threshold?: number
}

/** Pairs below it are not written: they would be all the pairs that blocking gave. Above it they count against joining two clusters. */
const leastProbability = 0.001

/** Makes the untrained plan of fields: value tables, comparisons; blocking keys are chosen once the records are laid out. */
export function makePlan(draft: PlanDraft): LinkagePlan {
  const fields = draft.fields.map(fieldOf)
  const comparisons = fields.map((field, place) => comparisonOf(field, fields, draft.fields[place]!))
  return {
    version: 1,
    sources: draft.sources,
    link: draft.link,
    domains: domainsOf(fields, comparisons),
    fields,
    blocking: [],
    comparisons,
    leastProbability,
    threshold: draft.threshold ?? 0.5,
  }
}

function fieldOf({ levels: _, ...draft }: FieldDraft): Field {
  const kind = roleKinds[draft.role]
  return { ...draft, normaliser: kind.normaliser, domain: kind.domain ?? draft.name }
}

function comparisonOf(field: Field, fields: readonly Field[], draft: FieldDraft): ComparisonPlan {
  const levels = draft.levels ?? (draft.separator ? severalValuesLevels : defaultLevels[draft.role])
  const others = fields.filter((other) => other.domain === field.domain && other.role !== field.role)
  const crossedLevel = levels.findIndex((level) => level.name === crossedLevelName)
  const plain = { name: field.name, field: field.name }
  if (others.length !== 1) return { ...plain, levels: levels.filter((_, place) => place !== crossedLevel) }
  return { ...plain, crossedWith: others[0]!.name, ...(crossedLevel < 0 ? {} : { crossedLevel }), levels }
}

function domainsOf(fields: readonly Field[], comparisons: readonly ComparisonPlan[]): ValueDomain[] {
  const domains = new Map<string, { normaliser: Field['normaliser']; forms: Set<FormName> }>()
  for (const [place, field] of fields.entries()) {
    const domain = domains.get(field.domain) ?? { normaliser: field.normaliser, forms: new Set<FormName>(['text']) }
    const compared = comparisons[place]!.levels.flatMap((level) => formsOf(level.when))
    const blocked = keyFormsOf(field).flatMap((form) => (form === 'words' ? [] : [form]))
    for (const form of [...compared, ...blocked]) domain.forms.add(form)
    domains.set(field.domain, domain)
  }
  return [...domains].map(([name, { normaliser, forms }]) => ({ name, normaliser, forms: [...forms] }))
}
