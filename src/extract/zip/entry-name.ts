import { analyse } from 'chardet'
import iconv from 'iconv-lite'
import { getFileNameLowLevel, type Entry } from 'yauzl'

/** Bit 11 of the general purpose flag: the name is UTF-8 (APPNOTE 4.4.4). */
const utf8Flag = 0x800
const unicodePathField = 0x7075

/** Encodings in which archives with unmarked names are common, and which are told apart well enough by statistics. */
const likelyEncodings = new Set(['GB18030', 'Big5', 'Shift_JIS', 'EUC-JP', 'EUC-KR', 'KOI8-R', 'windows-1251', 'windows-1253', 'windows-1255', 'windows-1256'])

/**
 * The encoding of the names that say nothing of it: UTF-8 when all of them are, else what the statistics of all names
 * together say, else code page 437 as the format has it (APPNOTE appendix D).
 */
export function encodingOfNames(entries: readonly Entry[]): string {
  const unmarked = entries.filter((entry) => !isMarked(entry)).map((entry) => entry.fileNameRaw)
  const all = Buffer.concat(unmarked.slice(0, 2_000))
  if (!all.some((byte) => byte >= 0x80)) return 'cp437'
  if (isUtf8(all)) return 'utf8'
  const guess = analyse(all).find(({ name }) => likelyEncodings.has(name))
  return guess && guess.confidence >= 10 && iconv.encodingExists(guess.name) ? guess.name : 'cp437'
}

/** The name of an entry; `encoding` is used where the entry does not say that its name is UTF-8. */
export function entryName(entry: Entry, encoding: string): string {
  if (!isMarked(entry)) return iconv.decode(entry.fileNameRaw, encoding)
  return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
}

function isMarked(entry: Entry): boolean {
  return (entry.generalPurposeBitFlag & utf8Flag) !== 0 || entry.extraFields.some(({ id }) => id === unicodePathField)
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
