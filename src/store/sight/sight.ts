import { sqlText } from '../sql-text.ts'

/**
 * What somebody may see of a case. Views read it from two variables of the connection; where nothing was set, every special
 * category is masked and no exhibit is left out.
 */
export interface Sight {
  /** `health:A1`: a special category whose values are shown where they stand in exhibits held under that authority; `health:*` under any. */
  readonly necessary: readonly string[]
  /** Authorities whose exhibits the purpose does not reach: their rows are not given. */
  readonly outside: readonly string[]
}

/** Masked, and nothing left out: what everybody sees who told no purpose. */
export const plainSight: Sight = { necessary: [], outside: [] }

/** Statements that set what a connection sees. */
export function sightSql({ necessary, outside }: Sight): string[] {
  return [`SET VARIABLE necessary = ${sqlText(` ${necessary.join(' ')} `)}`, `SET VARIABLE outside = ${sqlText(` ${outside.join(' ')} `)}`]
}
