/** A text as content or attribute of XML 1.0: what may not stand in it is left out, what has a meaning is escaped. */
export function xmlText(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;').replaceAll('\r', '&#13;')
}

/** Attributes of an element, those without a value left out: ` id="a" label="b"`. */
export function xmlAttributes(attributes: Readonly<Record<string, string | number | null>>): string {
  return Object.entries(attributes).flatMap(([name, value]) => (value === null ? [] : [` ${name}="${xmlText(String(value))}"`])).join('')
}
