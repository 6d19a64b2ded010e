/** Something of a case that does not come through unharmed: what it was, and what it is without the exhibits left aside. */
export interface Harmed {
  readonly id: string
  /** What it said or was. */
  readonly was: string
  /** What remains of it; null when nothing does. */
  readonly is: string | null
}

/** What becomes of all things of one kind when exhibits are left aside. */
export interface Fates {
  /** Gone: nothing that is left tells it. */
  readonly falls: readonly Harmed[]
  /** Still there, told by less or otherwise. */
  readonly weakens: readonly Harmed[]
  /** How many are as they were. */
  readonly stands: number
  /** How many are there only without the exhibits: what they stood in the way of. */
  readonly arises: number
}

/** Sorts what was told of each thing: with nothing left it falls, with something else it weakens. */
export function fatesOf(told: Iterable<Harmed & { readonly fate: string }>, counts: { readonly stands: number; readonly arises: number }): Fates {
  const falls: Harmed[] = []
  const weakens: Harmed[] = []
  for (const { id, was, is, fate } of told) (fate === 'falls' ? falls : weakens).push({ id, was, is })
  return { falls, weakens, ...counts }
}
