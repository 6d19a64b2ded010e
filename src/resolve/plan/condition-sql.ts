import type { SimilarityName, ValueCondition } from './condition.ts'
import type { Dialect } from './dialect.ts'
import type { FormName } from './field.ts'
import { formColumn } from './form-sql.ts'

/** A similarity that the engine lacks, wanted of a pair of values: it is found in this column of the distinct pairs. */
export function ownColumn(by: SimilarityName, form: FormName): string {
  return `own_${by.replaceAll('-', '_')}_${form.replaceAll('-', '_')}`
}

/** SQL of a condition between the rows `a` and `b` of a value table; NULL where a form is missing. */
export function conditionSql(condition: ValueCondition, dialect: Dialect): string {
  switch (condition.is) {
    case 'same':
      return `a.${formColumn(condition.form)} = b.${formColumn(condition.form)}`
    case 'crossed':
      return `(a.${formColumn(condition.form)} = b.${formColumn(condition.other)} OR b.${formColumn(condition.form)} = a.${formColumn(condition.other)})`
    case 'alike':
      return alikeSql(condition, dialect)
    case 'near':
      return nearSql(`a.${formColumn(condition.form)}`, `b.${formColumn(condition.form)}`, condition)
    case 'begins': {
      const [left, right] = [`a.${formColumn(condition.form)}`, `b.${formColumn(condition.form)}`]
      return `(least(length(${left}), length(${right})) >= ${condition.leastChars} AND (starts_with(${left}, ${right}) OR starts_with(${right}, ${left})))`
    }
    case 'listed':
      return `listed_${condition.list.replaceAll('-', '_')} IS NOT NULL`
    case 'all':
      return `(${condition.of.map((part) => conditionSql(part, dialect)).join(' AND ')})`
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
  const measured = dialect.similarity(by, `a.${formColumn(form)}`, `b.${formColumn(form)}`) ?? ownColumn(by, form)
  const bounds = [...(least === undefined ? [] : [`${measured} >= ${least}`]), ...(most === undefined ? [] : [`${measured} <= ${most}`])]
  return `(${bounds.join(' AND ')})`
}

function nearSql(left: string, right: string, { most, relative }: Extract<ValueCondition, { is: 'near' }>): string {
  const apart = `abs(${left} - ${right})`
  return relative ? `(${apart} <= ${most} * greatest(abs(${left}), abs(${right})))` : `(${apart} <= ${most})`
}
