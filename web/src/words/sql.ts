import { wordsOf } from '../language.ts'

/** Words of the SQL box. */
export const words = wordsOf(
  'sql',
  {
    title: 'SQL',
    hint: 'One SELECT over the views (DuckDB). Read-only; the first 1,000 rows are shown. Ctrl-Enter asks.',
    label: 'Question in SQL',
    ask: 'Ask',
    views: 'Views',
    truncated: 'Only the first rows are shown.',
    start: 'SELECT canonical_caption, count(*) AS sources\nFROM entities\nWHERE canonical_schema = \'Person\'\nGROUP BY 1 ORDER BY 2 DESC LIMIT 20',
  },
  {
    title: 'SQL',
    hint: 'Un SELECT sur les vues (DuckDB). Lecture seule ; les 1 000 premières lignes sont montrées. Ctrl-Entrée pose la question.',
    label: 'Question en SQL',
    ask: 'Demander',
    views: 'Vues',
    truncated: 'Seules les premières lignes sont montrées.',
    start: 'SELECT canonical_caption, count(*) AS sources\nFROM entities\nWHERE canonical_schema = \'Person\'\nGROUP BY 1 ORDER BY 2 DESC LIMIT 20',
  },
)
