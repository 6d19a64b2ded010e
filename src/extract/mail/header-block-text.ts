import { decodeHeader } from './header-text.ts'
import type { HeaderField } from './header-field.ts'

/** A header block as text, one decoded and unfolded field a line: what stands at `part=0`, so that every field is found by search. */
export function headerBlockText(fields: readonly HeaderField[], charset?: string): string {
  return fields.map((field) => `${field.writtenName}: ${decodeHeader(field.raw, charset).text}`).join('\n')
}
