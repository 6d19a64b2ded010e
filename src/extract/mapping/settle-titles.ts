import type { SurveyedColumn } from './surveyed-column.ts'

const nameNouns = new Set(['firstName', 'lastName', 'fullName'])

/**
 * Reads a column headed `Title` alone as the post of a person where names of persons stand beside it; forms of address
 * were told by its values before. In a table without persons (of books, of pages) it stays a title, for which no profile
 * has a use.
 */
export function settleTitles(columns: readonly SurveyedColumn[]): SurveyedColumn[] {
  const hasPersons = columns.some((column) => column.guess && !column.guess.byValues && nameNouns.has(column.guess.meaning.split('.').at(-1)!))
  return columns.map((column) => {
    if (!hasPersons || column.guess?.meaning !== 'title') return column
    const reason = `${column.guess.reason}, which are no forms of address and stand beside names`
    return { ...column, guess: { ...column.guess, meaning: 'position', reason } }
  })
}
