import canonicalize from 'canonicalize'

/** JSON in the one canonical form of RFC 8785 (sorted keys, no blanks), so that equal values have equal bytes. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('A value that has no JSON form cannot be made canonical.')
  return text
}
