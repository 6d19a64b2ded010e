/** Rows that are read at once where a long list is walked: what is beside the rows asked for will be asked for next. */
const blockRows = 2_000
const firstRows = 100

/** Which stretch of a list is read for the rows asked for: the first page by itself, so that it comes soon; else whole blocks. */
export function blockOf(offset: number, limit: number): { readonly offset: number; readonly limit: number } {
  if (offset + limit <= firstRows) return { offset, limit }
  const start = Math.floor(offset / blockRows) * blockRows
  return { offset: start, limit: Math.ceil((offset + limit - start) / blockRows) * blockRows }
}
