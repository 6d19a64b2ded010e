/**
 * Whether something was thrown because memory was asked for that is not to be had: a length beyond what an array can have,
 * or more than the limited process may map. Damaged evidence asks for it by a false length.
 */
export function isOutOfMemory(thrown: unknown): boolean {
  return thrown instanceof RangeError && /allocat|invalid (typed )?array (buffer )?length|invalid string length|cannot create a string longer/i.test(thrown.message)
}
