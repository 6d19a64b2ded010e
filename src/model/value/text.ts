/** Text without surplus white space, in Unicode normalisation form C; empty when there is nothing else. */
export function squeezeText(raw: string): string {
  if (/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(raw)) return raw
  return raw.replace(/[\s\u0000\u200b\ufeff]+/gu, ' ').trim().normalize('NFC')
}

/** Like `squeezeText`, line breaks kept (at most one empty line in a row). */
export function squeezeLines(raw: string): string {
  if (!/[\r\n\u2028]/.test(raw)) return squeezeText(raw)
  return raw
    .split(/\r\n|[\r\n\u2028\u2029]/u)
    .map(squeezeText)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/**
 * Lower case without accents and with anything but letters and digits as one blank: the form in which words of headers
 * and names are compared.
 */
export function foldText(raw: string): string {
  return raw
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
