/** Words of the SQL box. */
export const words = {
  title: 'SQL',
  hint: 'One SELECT over the views (DuckDB). Read-only; the first 1,000 rows are shown. Ctrl-Enter asks.',
  label: 'Question in SQL',
  ask: 'Ask',
  views: 'Views',
  rows: 'row',
  truncated: 'Only the first rows are shown.',
  start: 'SELECT canonical_caption, count(*) AS sources\nFROM entities\nWHERE canonical_schema = \'Person\'\nGROUP BY 1 ORDER BY 2 DESC LIMIT 20',
} as const
