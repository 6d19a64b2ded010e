/** Windows code pages of the character sets that a font table names (RTF 1.9.1, section Font Table). */
const byCharset: Readonly<Record<number, number>> = {
  0: 1252,
  77: 10000,
  128: 932,
  129: 949,
  130: 1361,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
  255: 437,
}

/** The code page of a font's character set, or undefined where the font says nothing. */
export function codePageOfCharset(charset: number | undefined): number | undefined {
  return charset === undefined ? undefined : byCharset[charset]
}

/** The name under which iconv-lite knows a Windows code page. */
export function encodingOfCodePage(codePage: number): string {
  return codePage === 10000 ? 'macintosh' : codePage === 65001 ? 'utf8' : codePage === 1361 ? 'cp949' : `cp${codePage}`
}
