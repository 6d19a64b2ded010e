import { canonicalJson } from '../base/canonical-json.ts'
import type { ToolDescription, ToolRow } from './tool.ts'

/** How a tool did in one of its tests, by the columns of its key. */
export interface ToolTestOutcome {
  readonly name: string
  /** Found, and there. */
  readonly right: number
  /** Found, and not there. */
  readonly wrong: readonly ToolRow[]
  /** There, and not found. */
  readonly missed: readonly ToolRow[]
}

/** How a tool did in all its tests together. */
export interface ErrorRates {
  readonly tests: number
  readonly right: number
  readonly wrong: number
  readonly missed: number
  /** Share of what it found that was not there; null when it found nothing. */
  readonly falseShare: number | null
  /** Share of what was there that it did not find; null when nothing was there. */
  readonly missedShare: number | null
}

/** Compares what a tool found in a test with what was there. */
export function compareWithTruth(tool: ToolDescription, test: { readonly name: string; readonly finds: readonly ToolRow[] }, found: readonly ToolRow[]): ToolTestOutcome {
  const keyOf = (row: ToolRow) => canonicalJson(tool.key.map((column) => row[column] ?? null))
  const there = new Map(test.finds.map((row) => [keyOf(row), row]))
  const seen = new Map(found.map((row) => [keyOf(row), row]))
  return {
    name: test.name,
    right: [...seen.keys()].filter((key) => there.has(key)).length,
    wrong: [...seen].filter(([key]) => !there.has(key)).map(([, row]) => row),
    missed: [...there].filter(([key]) => !seen.has(key)).map(([, row]) => row),
  }
}

/** Sums outcomes up. */
export function errorRates(outcomes: readonly ToolTestOutcome[]): ErrorRates {
  const sum = (count: (outcome: ToolTestOutcome) => number) => outcomes.reduce((total, outcome) => total + count(outcome), 0)
  const [right, wrong, missed] = [sum((outcome) => outcome.right), sum(({ wrong }) => wrong.length), sum(({ missed }) => missed.length)]
  return {
    tests: outcomes.length,
    right,
    wrong,
    missed,
    falseShare: right + wrong === 0 ? null : wrong / (right + wrong),
    missedShare: right + missed === 0 ? null : missed / (right + missed),
  }
}
