import { sha256 } from './hash.ts'

/** A text behind a line with its SHA-256: half of it, or one with another byte, is known for what it is. */
export function sealText(text: string): string {
  return `${sha256(text)}\n${text}`
}

/** The text of what `sealText` gave; undefined when it is not whole. */
export function unsealText(sealed: string): string | undefined {
  const cut = sealed.indexOf('\n')
  const text = sealed.slice(cut + 1)
  return cut >= 0 && sealed.slice(0, cut) === sha256(text) ? text : undefined
}
