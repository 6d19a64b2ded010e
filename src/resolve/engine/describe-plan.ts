import type { LinkagePlan } from '../plan/linkage-plan.ts'
import type { UnderstoodColumn } from '../table/propose-plan.ts'

/** A trained plan in lines for a person: what each column was taken for, which keys were used, what each level is worth. */
export function describePlan(plan: LinkagePlan, columns: readonly UnderstoodColumn[]): string[] {
  return [
    'Columns',
    ...columns.map(({ name, role, reason }) => `  ${name}: ${role}, ${reason}`),
    'Keys that two records must share to be compared',
    ...plan.blocking.map((key) => `  ${key.name}: about ${key.pairs ?? 0} pairs`),
    `Weights: two records taken at random are the same in one of ${plan.prior ? Math.round(1 / plan.prior).toLocaleString('en') : '?'} pairs`,
    ...plan.comparisons.flatMap((comparison) => [
      `  ${comparison.name}`,
      ...comparison.levels.map(({ name, trained }) => (trained
        ? `    ${name}: ${percent(trained.m)} of pairs that are the same, ${percent(trained.u)} of others: ${bits(trained)} bits`
        : `    ${name}`)),
    ]),
  ]
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`
}

function bits({ m, u }: { m: number; u: number }): string {
  const weight = Math.log2(m / u)
  return `${weight > 0 ? '+' : ''}${weight.toFixed(1)}`
}
