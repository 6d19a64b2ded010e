import type { Dialect } from './dialect.ts'
import type { FormName, Normaliser } from './field.ts'

/** The name of a form's column in a value table. */
export function formColumn(form: FormName): string {
  return form === 'text' ? 'text' : `form_${form.replaceAll('-', '_')}`
}

/** SQL of a form over the normalised `text` of a value table. NULL: the value has no such form, and agrees with nothing by it. */
export function formSql(form: FormName, normaliser: Normaliser, dialect: Dialect): string {
  switch (form) {
    case 'text':
      return 'text'
    case 'initial':
      return 'substr(text, 1, 1)'
    case 'start':
      return normaliser === 'compact' ? outwardSql(dialect) : 'substr(text, 1, 4)'
    case 'end':
      return `CASE WHEN length(text) > 4 THEN substr(text, length(text) - 3, 4) END`
    case 'tail':
      return `CASE WHEN length(text) >= 7 THEN substr(text, length(text) - 6, 7) END`
    case 'sound':
      return soundSql(dialect)
    case 'sorted':
      return dialect.sortWords('text')
    case 'compact':
      return "replace(text, ' ', '')"
    case 'year':
      return 'substr(text, 1, 4)'
    case 'month':
      return 'substr(text, 6, 2)'
    case 'day':
      return 'substr(text, 9, 2)'
    case 'month-day':
      return 'substr(text, 6, 5)'
    case 'swapped':
      return "concat(substr(text, 1, 4), '-', substr(text, 9, 2), '-', substr(text, 6, 2))"
    case 'area':
      return `CASE WHEN ${dialect.matches('text', '^[a-z]')} THEN ${dialect.extract('text', '^([a-z]+)')} ELSE substr(text, 1, 2) END`
    case 'user':
      return dialect.extract('text', '^([^@]+)')
    case 'number':
      return dialect.toNumber('text')
    case 'week':
      return `CAST(floor(${dialect.dayNumber('text')} / 7) AS BIGINT)`
    case 'week-next':
      return `CAST(floor((${dialect.dayNumber('text')} + 3) / 7) AS BIGINT)`
    case 'month-start':
      return 'substr(text, 1, 7)'
    case 'magnitude':
      return magnitudeSql(dialect, 0)
    case 'magnitude-next':
      return magnitudeSql(dialect, 0.5)
    case 'day-number':
      return dialect.dayNumber('text')
  }
}

/** Steps of a tenth; `shift` moves their borders, so that two numbers close to one another share a step of one kind or the other. */
function magnitudeSql(dialect: Dialect, shift: number): string {
  return `CAST(floor(ln(nullif(abs(${dialect.toNumber('text')}), 0)) * 10 + ${shift}) AS BIGINT)`
}

/** The first part of a postcode: what stands before the last three where there are letters, else the first three digits. */
function outwardSql(dialect: Dialect): string {
  return `CASE WHEN ${dialect.matches('text', '[a-z]')} AND length(text) > 4 THEN substr(text, 1, length(text) - 3) ELSE substr(text, 1, 3) END`
}

/**
 * How a word sounds, roughly: first letter kept, digraphs of one sound as one letter, vowels and weak consonants dropped,
 * doubles closed. Of several words the first counts.
 */
function soundSql(dialect: Dialect): string {
  const respelled = ([
    ['^(kn|gn|pn)', 'n'], ['^wr', 'r'], ['ph', 'f'], ['gh', 'g'], ['ck|q|c', 'k'], ['sch|sh|tch|tz|z|x', 's'], ['th', 't'], ['[dt]+', 't'],
    ['[vw]', 'f'], ['mb', 'm'],
  ] as const).reduce((sql, [from, to]) => dialect.replaceAll(sql, from, to), dialect.extract('text', '^([^ ]+)'))
  const dropped = dialect.replaceAll(`substr(${respelled}, 2)`, '[aeiouyh]+', '')
  const closed = ['l', 'm', 'n', 'r', 's', 'f', 'k', 'p', 'b', 'g'].reduce((sql, letter) => dialect.replaceAll(sql, `${letter}{2,}`, letter), dropped)
  return `concat(substr(${respelled}, 1, 1), ${closed})`
}
