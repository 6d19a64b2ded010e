/**
 * SQL that hashes parts as `sha256OfParts` does and keeps the first 32 hex digits, so that ids made by the engine equal
 * ids made by code. Parts are SQL expressions of type VARCHAR; NULL differs from empty. Lengths are counted in code
 * points: equal to `sha256OfParts` for ids and other text of the basic plane.
 */
export function hashSql(parts: readonly string[]): string {
  const framed = parts.map((part) => `CASE WHEN ${part} IS NULL THEN '-;' ELSE length(${part}) || ':' || ${part} || ';' END`)
  return `substr(sha256(${framed.join(' || ')}), 1, 32)`
}
