import { describeLocator, parseLocator } from '../../model/locator.ts'

/** A sign as a check sheet takes it. */
export interface SheetSign {
  readonly checkId: string
  readonly title: string
  readonly clause: string
  readonly locator: string
  readonly outcome: string
  readonly strength: string
  /** Whether a person still has to look. */
  readonly mustLook: boolean
  readonly observed: string
  readonly expected: string
  readonly message: string
  readonly explanations: readonly string[]
}

/** A picture as a check sheet takes it; its bytes lie elsewhere, under its hash. */
export interface SheetPictureRow {
  readonly examiner: string
  readonly name: string
  readonly caption: string
  readonly locator: string
  readonly mediaType: string
  readonly sha256: string
  readonly sizeBytes: number
}

/** A problem as a check sheet takes it. */
export interface SheetProblem {
  readonly code: string
  readonly severity: string
  readonly message: string
  readonly locator?: string | undefined
}

/** The exhibit that a check sheet is of. */
export interface SheetExhibit {
  /** Its number in the case; absent outside one. */
  readonly number?: string
  readonly path: string
  readonly sha256: string
  readonly sizeBytes: number
}

/** One line of a check sheet. */
export interface SheetEntry extends SheetSign {
  /** The place in words. */
  readonly place: string
  /** Names of the pictures that show it. */
  readonly pictures: readonly string[]
}

/**
 * What was checked in one exhibit: observed beside expected, clause, crop, innocent explanations, and whether a person still
 * has to look. It never says that a document is genuine, and holds no score.
 */
export interface CheckSheet {
  readonly format: 'jackdaw-check-sheet/1'
  readonly exhibit: SheetExhibit
  readonly mustLook: boolean
  /** Number of entries of each outcome. */
  readonly outcomes: Readonly<Record<string, number>>
  /** What a person has to look at first, the strongest first; then the rest, in the order of the examination. */
  readonly entries: readonly SheetEntry[]
  readonly pictures: readonly SheetPictureRow[]
  readonly problems: readonly SheetProblem[]
  readonly notice: string
}

/** What stands on every sheet. */
export const sheetNotice =
  'A sign is not proof, and no sign does not mean that a document is genuine. What was not checked is not told. A person decides.'

/** Makes the sheet of one exhibit. */
export function makeCheckSheet(
  exhibit: SheetExhibit,
  seen: { readonly signs: readonly SheetSign[]; readonly pictures: readonly SheetPictureRow[]; readonly problems: readonly SheetProblem[] },
): CheckSheet {
  const entries = seen.signs.map((sign): SheetEntry => ({
    ...sign,
    place: describePlace(sign.locator),
    pictures: seen.pictures.filter((picture) => shows(picture, sign)).map(({ name }) => name),
  }))
  const outcomes: Record<string, number> = {}
  for (const { outcome } of entries) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  const toLook = entries.filter((entry) => entry.mustLook).sort((left, right) => weigh(left) - weigh(right))
  return {
    format: 'jackdaw-check-sheet/1',
    exhibit,
    mustLook: toLook.length > 0 || seen.problems.some(({ severity }) => severity !== 'information'),
    outcomes,
    entries: [...toLook, ...entries.filter((entry) => !entry.mustLook)],
    pictures: seen.pictures,
    problems: seen.problems,
    notice: sheetNotice,
  }
}

function weigh({ outcome, strength }: SheetEntry): number {
  return outcome === 'fail' ? 'ABCI'.indexOf(strength) : outcome === 'undetermined' ? 4 : 5
}

/** A picture shows a sign of its own examiner that stands at its place, or inside its box on the same page. */
function shows(picture: SheetPictureRow, sign: SheetSign): boolean {
  if (picture.locator === sign.locator) return picture.locator !== 'whole' || sign.checkId.startsWith(`${picture.examiner}.`)
  const outer = parseLocator(picture.locator)
  const inner = parseLocator(sign.locator)
  if (outer?.kind !== 'page' || inner?.kind !== 'page' || outer.page !== inner.page || !outer.box || !inner.box) return false
  const [left, top, right, bottom] = outer.box
  return left <= inner.box[0] && top <= inner.box[1] && inner.box[2] <= right && inner.box[3] <= bottom
}

function describePlace(locator: string): string {
  const parsed = parseLocator(locator)
  return parsed ? describeLocator(parsed) : locator
}
