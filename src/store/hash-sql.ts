/**
 * SQL that hashes parts as `sha256OfParts` does and keeps the first 32 hex digits, so that ids made by the engine equal
 * ids made by code. Parts are SQL expressions of type VARCHAR; NULL differs from empty.
 */
export function hashSql(parts: readonly string[]): string {
  return `substr(${wholeHashSql(parts)}, 1, 32)`
}

/** The same with all 64 hex digits. */
export function wholeHashSql(parts: readonly string[]): string {
  return `sha256(concat(${parts.map(framedSql).join(', ')}))`
}

function framedSql(part: string): string {
  return `CASE WHEN ${part} IS NULL THEN '-;' ELSE concat(${lengthSql(part)}, ':', ${part}, ';') END`
}

/** Length in UTF-16 code units, as code counts: a character beyond the basic plane counts twice. */
function lengthSql(part: string): string {
  return `CASE WHEN strlen(${part}) = length(${part}) THEN length(${part})
    ELSE length(${part}) + length(regexp_replace(${part}, '[^\\x{10000}-\\x{10FFFF}]+', '', 'g')) END`
}
