/** What is wrong with an XML text. */
export interface XmlFault {
  /** Where and what, in words that follow "The XML is not well-formed:" or "The XML is nested too deep:". */
  readonly words: string
  /** It is not wrong, but nested deeper than the limit; what lies below was not read. */
  readonly isTooDeep: boolean
}

/** What the parser says and what it means (XML 1.0, fifth edition), the first that fits. */
const meanings: readonly (readonly [said: RegExp, means: string])[] = [
  [/undefined entity/, 'an entity is used that it does not define; entities of a document type are never unfolded'],
  [/unclosed tag: (.*)/, "the element '$1' is never closed; the text may be cut off"],
  [/unexpected end/, 'it breaks off inside an element'],
  [/(?:unmatched closing|unexpected close) tag/, 'an element is closed that is not open'],
  [/text data outside/, 'text stands outside of the outermost element'],
  [/must contain a root/, 'it has no element'],
  [/only one root/, 'there is more than one outermost element'],
  [/xml declaration|expected one of|expected the name|version|standalone/i, 'its first line is no XML declaration'],
  [/doctype/, 'a document type stands in the wrong place'],
  [/duplicate attribute: (.*?)\.?$/, "the attribute '$1' is given twice"],
  [/attribute|quoted|whitespace required|value required/, 'an attribute is written wrongly'],
  [/malformed character entity|empty entity/, 'a character reference is written wrongly'],
  [/disallowed character in (.*?)\.?$/, 'a character stands in a name ($1) that no name may have'],
  [/disallowed|malformed|incorrect syntax/, 'a character stands where XML allows none of its kind'],
]

/** The fault that the parser tells of, with the line and column that it puts before its words. */
export function xmlFault(message: string): XmlFault {
  const [, line, column, said] = /^(?:[^\d:]*:)?(\d+):(\d+): ([^]*)$/.exec(message) ?? [undefined, undefined, undefined, message]
  const place = line === undefined ? '' : `at line ${line}, column ${column}, `
  for (const [pattern, means] of meanings) {
    const match = pattern.exec(said!)
    if (match) return { words: place + means.replace('$1', (match[1] ?? '').slice(0, 80)), isTooDeep: false }
  }
  return { words: `${place}it breaks a rule of XML ("${said!.slice(0, 120)}")`, isTooDeep: false }
}
