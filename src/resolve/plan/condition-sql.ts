import { formsOf } from './condition-forms.ts'
import type { SimilarityName, ValueCondition } from './condition.ts'
import type { Dialect } from './dialect.ts'
import type { FormName } from './field.ts'
import { formColumn } from './form-sql.ts'

/** A similarity that the engine lacks, wanted of a pair of values: it is found in this column of the distinct pairs. */
export function ownColumn(by: SimilarityName, form: FormName): string {
  return `own_${by.replaceAll('-', '_')}_${form.replaceAll('-', '_')}`
}

/** The column that holds a form of the one value (`a`) or of the other (`b`) where conditions are tried. */
export function sideColumn(side: 'a' | 'b', form: FormName): string {
  return `${side}_${formColumn(form)}`
}

/**
 * SQL of a condition between the forms of two values (`sideColumn`); not true where a form is missing. Of several that must
 * all hold each is asked only where those before it do: they stand in order of cost.
 */
export function conditionSql(condition: ValueCondition, dialect: Dialect): string {
  switch (condition.is) {
    case 'same':
      return `${sideColumn('a', condition.form)} = ${sideColumn('b', condition.form)}`
    case 'crossed':
      return `(${sideColumn('a', condition.form)} = ${sideColumn('b', condition.other)} OR ${sideColumn('b', condition.form)} = ${sideColumn('a', condition.other)})`
    case 'alike':
      return alikeSql(condition, dialect)
    case 'near':
      return nearSql(sideColumn('a', condition.form), sideColumn('b', condition.form), condition)
    case 'begins': {
      const [left, right] = [sideColumn('a', condition.form), sideColumn('b', condition.form)]
      return `(least(length(${left}), length(${right})) >= ${condition.leastChars} AND (starts_with(${left}, ${right}) OR starts_with(${right}, ${left})))`
    }
    case 'listed':
      return `listed_${condition.list.replaceAll('-', '_')} IS NOT NULL`
    case 'all':
      // Engines reorder what AND joins by guesses of their own; CASE is gone through as written.
      return condition.of.map((part) => conditionSql(part, dialect)).reduceRight((rest, part) => `(CASE WHEN ${part} THEN ${rest} ELSE false END)`)
    case 'any':
      return `(${condition.of.map((part) => conditionSql(part, dialect)).join(' OR ')})`
  }
}

/** Similarities in a condition that the engine has no function for, with the form they look at and the least that is asked for. */
export function ownSimilarities(condition: ValueCondition | undefined, dialect: Dialect): { by: SimilarityName; form: FormName; least: number }[] {
  if (!condition) return []
  if (condition.is === 'all' || condition.is === 'any') return condition.of.flatMap((part) => ownSimilarities(part, dialect))
  if (condition.is !== 'alike' || dialect.similarity(condition.by, 'a', 'b') !== undefined || dialect.aside?.(condition.by, 'a', 'b') !== undefined) return []
  return [{ by: condition.by, form: condition.form, least: condition.least ?? 0 }]
}

/** Similarities in a condition that are computed beside the engine, with the form they look at. */
export function asideSimilarities(condition: ValueCondition | undefined, dialect: Dialect): { by: SimilarityName; form: FormName }[] {
  if (!condition) return []
  if (condition.is === 'all' || condition.is === 'any') return condition.of.flatMap((part) => asideSimilarities(part, dialect))
  return condition.is === 'alike' && dialect.aside?.(condition.by, 'a', 'b') !== undefined ? [{ by: condition.by, form: condition.form }] : []
}

/** Lists that a condition looks values up in. */
export function listsOf(condition: ValueCondition | undefined): string[] {
  if (!condition) return []
  if (condition.is === 'all' || condition.is === 'any') return condition.of.flatMap(listsOf)
  return condition.is === 'listed' ? [condition.list] : []
}

function alikeSql({ by, form, least, most }: Extract<ValueCondition, { is: 'alike' }>, dialect: Dialect): string {
  const measured = measuredSql({ by, form }, dialect)
  const bounds = [...(least === undefined ? [] : [`${measured} >= ${least}`]), ...(most === undefined ? [] : [`${measured} <= ${most}`])]
  const asked = `(${bounds.join(' AND ')})`
  const cheaper = by === 'damerau-levenshtein' && most !== undefined ? dialect.similarity('levenshtein', sideColumn('a', form), sideColumn('b', form)) : undefined
  // Two exchanged neighbours are two edits at most to the distance that takes a sixth of the time.
  return cheaper === undefined ? asked : `(CASE WHEN ${cheaper} <= ${2 * most!} THEN ${asked} ELSE false END)`
}

function measuredSql({ by, form }: { by: SimilarityName; form: FormName }, dialect: Dialect): string {
  const called = dialect.similarity(by, sideColumn('a', form), sideColumn('b', form))
  return called === undefined ? ownColumn(by, form) : isHeld(by) ? heldColumn(by, form) : called
}

/** Cheap, and asked for at several levels: it is computed once for each pair and held. */
function isHeld(by: SimilarityName): boolean {
  return by === 'jaro-winkler'
}

function heldColumn(by: SimilarityName, form: FormName): string {
  return `held_${by.replaceAll('-', '_')}_${form.replaceAll('-', '_')}`
}

/** What a condition looks at, as SELECT items over rows `a` and `b` of a value table and `o`, the similarities that the engine lacks, by column. */
export function conditionColumns(condition: ValueCondition | undefined, dialect: Dialect): Map<string, string> {
  if (!condition) return new Map()
  if (condition.is === 'all' || condition.is === 'any') return new Map(condition.of.flatMap((part) => [...conditionColumns(part, dialect)]))
  const columns = new Map(formsOf(condition).flatMap((form) => (['a', 'b'] as const).map((side) => [sideColumn(side, form), `${side}.${formColumn(form)}`])))
  if (condition.is !== 'alike') return columns
  const { by, form } = condition
  const called = dialect.similarity(by, `a.${formColumn(form)}`, `b.${formColumn(form)}`)
  if (called === undefined) return new Map([[ownColumn(by, form), `o.${ownColumn(by, form)}`]])
  return isHeld(by) ? new Map([[heldColumn(by, form), called]]) : columns
}

function nearSql(left: string, right: string, { most, relative }: Extract<ValueCondition, { is: 'near' }>): string {
  const apart = `abs(${left} - ${right})`
  return relative ? `(${apart} <= ${most} * greatest(abs(${left}), abs(${right})))` : `(${apart} <= ${most})`
}
