/** Tells the time; given to whatever needs it, so that a test or a replay can hold it still. */
export interface Clock {
  /** Now, as an ISO 8601 instant in UTC with milliseconds: `2026-11-24T08:01:11.000Z`. */
  now(): string
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date().toISOString() }

/** A clock that starts at `start` and moves on by `stepMs` at each look. */
export function steppingClock(start: string, stepMs = 0): Clock {
  let at = Date.parse(start)
  return {
    now() {
      const now = new Date(at).toISOString()
      at += stepMs
      return now
    },
  }
}
