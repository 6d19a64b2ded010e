import { readXml } from '../xml-stream/xml-stream.ts'

/** The shared strings of a workbook (ECMA-376 part 1, 18.4): runs joined, phonetic hints left out. */
export function readSharedStrings(bytes: Uint8Array): string[] {
  const strings: string[] = []
  const text = new RichText()
  readXml(bytes, {
    open: (name) => (name === 'si' ? text.clear() : text.open(name)),
    text: (found) => text.add(found),
    close(name) {
      text.close(name)
      if (name === 'si') strings.push(text.value)
    },
  })
  return strings
}

/** The text of a string item or an inline string, from the `t` elements that are not inside a phonetic run. */
export class RichText {
  value = ''
  #phonetic = false
  #inText = false

  clear(): void {
    this.value = ''
    this.#phonetic = this.#inText = false
  }

  open(name: string): void {
    if (name === 'rPh') this.#phonetic = true
    if (name === 't') this.#inText = true
  }

  add(text: string): void {
    if (this.#inText && !this.#phonetic) this.value += unescapeString(text)
  }

  close(name: string): void {
    if (name === 'rPh') this.#phonetic = false
    if (name === 't') this.#inText = false
  }
}

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
export function unescapeString(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
