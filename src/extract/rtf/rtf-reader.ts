import iconv from 'iconv-lite'
import { codePageOfCharset, encodingOfCodePage } from './rtf-code-page.ts'
import { readTokens, type RtfToken } from './rtf-token.ts'

/** What an RTF file holds. */
export interface RtfContent {
  readonly text: string
  /** Notes, comments, headers and footers. */
  readonly asides: string
  /** Entries of the `\info` group: title, author, operator, creatim ... */
  readonly info: ReadonlyMap<string, string>
  /** Pictures and objects, as bytes with a guess at the kind. */
  readonly embedded: readonly { readonly kind: 'png' | 'jpg' | 'emf' | 'wmf' | 'object'; readonly bytes: Uint8Array }[]
  readonly hasDeletions: boolean
  /** Whether all groups were closed; a file cut off has open ones. */
  readonly isClosed: boolean
}

type Destination = 'body' | 'aside' | 'skip' | 'info' | 'picture' | 'object' | 'fonts'

interface Group {
  readonly destination: Destination
  /** The info entry being read. */
  readonly entry?: string | undefined
  readonly font?: number | undefined
  readonly unicodeSkip: number
  readonly isDeleted: boolean
}

const skippedWords = new Set(
  `colortbl stylesheet listtable listoverridetable rsidtbl generator themedata colorschememapping latentstyles datastore xmlnstbl
  filetbl revtbl fldinst pgdsctbl listpicture mmathPr shpinst sp sn sv wgrffmtfilter userprops docvar template factoidname
  ffdeftext ffname bkmkstart bkmkend panose falt fontemb nonshppict pntext pntxta pntxtb background objclass objname`.split(/\s+/),
)
const asideWords = new Set([
  'footnote',
  'annotation',
  'header',
  'headerl',
  'headerr',
  'headerf',
  'footer',
  'footerl',
  'footerr',
  'footerf',
  'atnauthor',
  'atntime',
])
const infoWords = new Set([
  'title',
  'subject',
  'author',
  'manager',
  'company',
  'operator',
  'category',
  'keywords',
  'comment',
  'doccomm',
  'hlinkbase',
  'creatim',
  'revtim',
  'printim',
])
const characters: Readonly<Record<string, string>> = {
  'par': '\n',
  'line': '\n',
  'sect': '\n',
  'page': '\n',
  'tab': '\t',
  'cell': '\t',
  'nestcell': '\t',
  'row': '\n',
  'nestrow': '\n',
  'emdash': '\u2014',
  'endash': '\u2013',
  'emspace': ' ',
  'enspace': ' ',
  'lquote': '\u2018',
  'rquote': '\u2019',
  'ldblquote': '\u201c',
  'rdblquote': '\u201d',
  'bullet': '\u2022',
  '~': '\u00a0',
  '_': '-',
  '\\': '\\',
  '{': '{',
  '}': '}',
}
const deepest = 5_000

/** Reads an RTF file (RTF 1.9.1) from its bytes: the text that is shown, and what stands beside it. Never throws. */
export function readRtf(bytes: Uint8Array): RtfContent {
  const reader = new RtfReader(bytes)
  for (const token of readTokens(bytes)) reader.take(token)
  return reader.finish()
}

class RtfReader {
  readonly #bytes: Uint8Array
  readonly #body: string[] = []
  readonly #asides: string[] = []
  readonly #info = new Map<string, string>()
  readonly #embedded: RtfContent['embedded'][number][] = []
  readonly #charsets = new Map<number, number>()
  readonly #groups: Group[] = []
  #group: Group = { destination: 'body', unicodeSkip: 1, isDeleted: false }
  #pending: number[] = []
  #hex: string[] = []
  #pictureKind: 'png' | 'jpg' | 'emf' | 'wmf' = 'wmf'
  #codePage = 1252
  #defaultFont: number | undefined
  #toSkip = 0
  #isOptional = false
  #isGroupStart = false
  #hasDeletions = false
  #depthBeyond = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  take(token: RtfToken): void {
    if (token.kind === 'byte') return this.#takeByte(token.byte)
    if (token.kind === 'text') return this.#takeText(token.start, token.end)
    this.#flush()
    const isFirst = this.#isGroupStart
    this.#isGroupStart = token.kind === 'open'
    if (token.kind === 'binary') this.#takeBinary(token.bytes)
    // Elsewhere than first in its group the star means nothing, though some writers put it there.
    else if (token.kind === 'word' && token.word === '*') this.#isOptional = isFirst
    else if (token.kind === 'word') this.#takeWord(token.word, token.number)
    else if (token.kind === 'open') this.#open()
    else this.#close()
  }

  finish(): RtfContent {
    this.#flush()
    return {
      text: tidy(this.#body),
      asides: tidy(this.#asides),
      info: this.#info,
      embedded: this.#embedded,
      hasDeletions: this.#hasDeletions,
      isClosed: this.#groups.length === 0,
    }
  }

  #open(): void {
    this.#isOptional = false
    this.#toSkip = 0
    if (this.#groups.length >= deepest) this.#depthBeyond++
    else this.#groups.push(this.#group)
  }

  #close(): void {
    this.#toSkip = 0
    if (this.#depthBeyond > 0) return void this.#depthBeyond--
    const { destination } = this.#group
    const outer = this.#groups.pop()
    if (!outer) return
    if ((destination === 'picture' || destination === 'object') && outer.destination !== destination) this.#takeEmbedded(destination)
    if (destination === 'aside' && outer.destination !== 'aside') this.#asides.push('\n')
    this.#group = outer
  }

  #takeWord(word: string, number: number | undefined): void {
    const isOptional = this.#isOptional
    this.#isOptional = false
    if (this.#toSkip > 0 && word !== 'u') return void this.#toSkip--
    if (this.#takeDestination(word, isOptional)) return
    const character = characters[word]
    if (character !== undefined) return this.#add(character)
    switch (word) {
      case 'u':
        return this.#takeUnicode(number ?? 0)
      case 'uc':
        return this.#set({ unicodeSkip: Math.max(0, Math.min(20, number ?? 1)) })
      case 'f':
        return this.#set({ font: number })
      case 'plain':
        return this.#set({ font: this.#defaultFont, isDeleted: false })
      case 'deff':
        return void (this.#defaultFont = number)
      case 'fcharset':
        return void (this.#group.font !== undefined && number !== undefined && this.#charsets.set(this.#group.font, number))
      case 'ansicpg':
        return void (this.#codePage = number && iconv.encodingExists(encodingOfCodePage(number)) ? number : 1252)
      case 'mac':
        return void (this.#codePage = 10000)
      case 'pc':
        return void (this.#codePage = 437)
      case 'deleted':
        return this.#set({ isDeleted: number !== 0 })
      case 'pngblip':
      case 'jpegblip':
      case 'emfblip':
        return void (this.#pictureKind = word === 'pngblip' ? 'png' : word === 'jpegblip' ? 'jpg' : 'emf')
      case 'yr':
      case 'mo':
      case 'dy':
      case 'hr':
      case 'min':
        return this.#takeTime(word, number ?? 0)
      default:
    }
  }

  /** Turns the group into another destination where the word opens one; says whether it did. */
  #takeDestination(word: string, isOptional: boolean): boolean {
    if (this.#group.destination === 'skip') return false
    if (word === 'fonttbl') this.#set({ destination: 'fonts' })
    else if (word === 'info') this.#set({ destination: 'info' })
    else if (word === 'pict') this.#set({ destination: 'picture' })
    else if (word === 'objdata') this.#set({ destination: 'object' })
    else if (skippedWords.has(word)) this.#set({ destination: 'skip' })
    else if (asideWords.has(word) && this.#group.destination === 'body') this.#set({ destination: 'aside' })
    else if (this.#group.destination === 'info' && infoWords.has(word)) this.#set({ entry: word })
    else if (isOptional && !['shppict', 'shptxt', 'shprslt', 'nesttableprops'].includes(word) && characters[word] === undefined)
      this.#set({ destination: 'skip' })
    else return false
    return true
  }

  #set(change: Partial<Group>): void {
    this.#group = { ...this.#group, ...change }
  }

  #takeByte(byte: number): void {
    if (this.#toSkip > 0) this.#toSkip--
    else this.#pending.push(byte)
  }

  /** Line ends in the file are no text; bytes beyond ASCII are in the code page as if they were escaped. */
  #takeText(start: number, end: number): void {
    const { destination } = this.#group
    if (destination === 'picture' || destination === 'object') {
      this.#hex.push(
        Buffer.from(this.#bytes.subarray(start, end))
          .toString('latin1')
          .replace(/[^0-9a-fA-F]+/g, ''),
      )
      return
    }
    for (let at = start; at < end; at++) {
      const byte = this.#bytes[at]!
      if (byte === 10 || byte === 13 || byte === 0) continue
      this.#takeByte(byte)
    }
  }

  #takeBinary(bytes: Uint8Array): void {
    if (this.#group.destination === 'picture' || this.#group.destination === 'object') this.#hex.push(Buffer.from(bytes).toString('hex'))
  }

  /** Numbers are signed 16-bit; a pair of surrogates comes as two. After each a replacement for old readers is skipped. */
  #takeUnicode(number: number): void {
    this.#add(String.fromCharCode(number & 0xffff))
    this.#toSkip = this.#group.unicodeSkip
  }

  #takeTime(part: string, number: number): void {
    const { entry } = this.#group
    if (!entry?.endsWith('tim')) return
    const digits = String(number).padStart(2, '0')
    const before = this.#info.get(entry) ?? ''
    this.#info.set(entry, part === 'yr' ? digits : `${before}${part === 'hr' ? 'T' : part === 'min' ? ':' : '-'}${digits}`)
  }

  #takeEmbedded(destination: 'picture' | 'object'): void {
    const bytes = Buffer.from(this.#hex.join(''), 'hex')
    this.#hex = []
    if (bytes.length > 0)
      this.#embedded.push({ kind: destination === 'object' ? 'object' : this.#pictureKind, bytes: new Uint8Array(bytes) })
    this.#pictureKind = 'wmf'
  }

  #flush(): void {
    if (this.#pending.length === 0) return
    const codePage = codePageOfCharset(this.#group.font === undefined ? undefined : this.#charsets.get(this.#group.font)) ?? this.#codePage
    const name = encodingOfCodePage(codePage)
    const text = iconv.decode(Buffer.from(this.#pending), iconv.encodingExists(name) ? name : 'cp1252')
    this.#pending = []
    this.#add(text)
  }

  #add(text: string): void {
    const { destination, entry, isDeleted } = this.#group
    if (isDeleted) this.#hasDeletions = true
    if (destination === 'body') this.#body.push(text)
    else if (destination === 'aside') this.#asides.push(text)
    else if (destination === 'info' && entry && !entry.endsWith('tim')) this.#info.set(entry, (this.#info.get(entry) ?? '') + text)
  }
}

function tidy(pieces: readonly string[]): string {
  return pieces
    .join('')
    .split('\n')
    .map((line) => line.replace(/[\u0000-\u0008\u000b-\u001f]/g, '').trimEnd())
    .join('\n')
    .replace(/\n{4,}/g, '\n\n\n')
    .replace(/^\n+/, '')
    .trimEnd()
}
