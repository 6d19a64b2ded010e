/** A document number as a zone has it: capital letters and digits alone. */
export function compactNumber(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '')
}
