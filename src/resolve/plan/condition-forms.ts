import type { ValueCondition } from './condition.ts'
import type { FormName } from './field.ts'

/** The forms of values that a condition looks at. */
export function formsOf(condition: ValueCondition | undefined): FormName[] {
  if (!condition || condition.is === 'listed') return []
  if (condition.is === 'all' || condition.is === 'any') return condition.of.flatMap(formsOf)
  return condition.is === 'crossed' ? [condition.form, condition.other] : [condition.form]
}
