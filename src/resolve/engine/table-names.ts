/** Names of the scratch tables of one resolution. */
export const tableNames = {
  rows: 'lk_rows',
  records: 'lk_records',
  atoms: 'lk_atoms',
  keys: 'lk_keys',
  pairs: 'lk_pairs',
  wide: 'lk_wide',
  compared: 'lk_compared',
  patternBits: 'lk_pattern_bits',
  rarity: 'lk_rarity',
  map: (domain: string) => `lk_map_${snake(domain)}`,
  values: (domain: string) => `lk_values_${snake(domain)}`,
  counts: (field: string) => `lk_counts_${snake(field)}`,
  words: (field: string) => `lk_words_${snake(field)}`,
  list: (list: string, domain: string) => `lk_list_${snake(list)}_${snake(domain)}`,
  distinct: (comparison: string) => `lk_distinct_${snake(comparison)}`,
  levels: (comparison: string) => `lk_levels_${snake(comparison)}`,
} as const

/** The column that holds a field's value number in the table of records, and its cell in the table of rows. */
export function fieldColumn(field: string): string {
  return `f_${snake(field)}`
}

/** A name of anything as a part of an SQL name: letters, digits and underscores; other signs by their code. */
export function snake(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, (sign) => (/[-_ ]/.test(sign) ? '_' : `u${sign.codePointAt(0)!.toString(16)}`))
}
