/** A text as an SQL literal. */
export function sqlText(text: string | undefined): string {
  return text === undefined ? 'NULL' : `'${text.replaceAll("'", "''")}'`
}

/** Texts as a list for `IN`; an empty list holds nothing. */
export function sqlTexts(texts: Iterable<string>): string {
  const list = [...texts]
  return list.length === 0 ? '(NULL)' : `(${list.map(sqlText).join(', ')})`
}

/** The sort key of an exhibit number held by a column: `17.2` stands after `17` and before `17.10`. */
export function exhibitOrderSql(column: string): string {
  return `TRY_CAST(string_split(${column}, '.') AS INTEGER[])`
}
