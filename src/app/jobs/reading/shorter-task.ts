import type { ExtractLimits } from '../../../extract/contract.ts'
import type { ExtractTask } from './reading-task.ts'

/** What is read of an exhibit whose reading did not come to its end: a beginning that is the same on every machine. */
const beginning = { maxPages: 100, maxStatements: 50_000, maxTextChars: 2_000_000, maxChildren: 200, maxChildBytes: 64 * 1024 * 1024 }

/** Share of the processor time of the first try that the shorter one gets: both together stay under one and a half. */
export const shorterShare = 0.4

/**
 * The same task, cut to the beginning of the exhibit. How far a killed process came depends on the machine and the hour;
 * how far these counts come does not.
 */
export function shorterTask(task: ExtractTask): ExtractTask {
  const limits = { ...task.limits }
  for (const [name, most] of Object.entries(beginning) as [keyof ExtractLimits, number][]) limits[name] = Math.min(limits[name], most)
  return { ...task, limits }
}

/** The same in words: "the first 100 pages, ...". */
export function shorterWords(): string {
  const { maxPages, maxStatements, maxTextChars, maxChildren } = beginning
  const count = (number: number) => number.toLocaleString('en')
  return `up to ${count(maxPages)} pages, ${count(maxStatements)} statements, ${count(maxTextChars)} characters and ${count(maxChildren)} children`
}
