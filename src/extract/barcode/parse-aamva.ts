/** The content of the barcode of a North American driver licence or identity card (AAMVA DL/ID Card Design Standard, annex D.12), as written. */
export interface AamvaCard {
  /** The characters before the file type: indicator, separators. */
  readonly opening: string
  /** `ANSI `, or `AAMVA` of the first edition. */
  readonly fileType: string
  /** Six digits. */
  readonly issuerNumber: string
  /** 1 to 11: edition of the standard. */
  readonly version: number
  /** Undefined in the first edition, which has none. */
  readonly jurisdictionVersion: number | undefined
  readonly entries: number
  /** Where the parts are told to stand. */
  readonly designators: readonly AamvaDesignator[]
  readonly elements: readonly AamvaElement[]
  /** Characters of the whole. */
  readonly length: number
  /** What stands where the designators say, by their order. */
  readonly parts: readonly string[]
}

/** Type, place and length of a part as the header tells them. */
export interface AamvaDesignator {
  readonly type: string
  readonly offset: number
  readonly length: number
}

/** One data element. */
export interface AamvaElement {
  /** Three letters: `DAQ`. */
  readonly id: string
  readonly value: string
  /** The part it stands in: `DL`. */
  readonly part: string
  /** First character of the value in the text, and the one after its last. */
  readonly start: number
  readonly end: number
}

const header = /^(@[\x00-\x1f]{1,4}|@)(ANSI |AAMVA)(\d{6})(\d\d)/
const limits = { maxChars: 20_000, maxEntries: 40, maxElements: 500 } as const

/** Whether a text begins as such a barcode does. */
export function isAamva(text: string): boolean {
  return header.test(text)
}

/** Reads the content of such a barcode (one character a byte). Undefined when the header is none, or designators break off. */
export function parseAamva(text: string): AamvaCard | undefined {
  const match = header.exec(text)
  if (!match || text.length > limits.maxChars) return undefined
  const [whole, opening, fileType, issuerNumber, versionText] = match
  const version = Number(versionText)
  const at = whole.length + (version > 1 ? 2 : 0)
  const jurisdictionVersion = version > 1 ? wholeNumber(text.slice(whole.length, at)) : undefined
  const entries = wholeNumber(text.slice(at, at + 2))
  if (entries === undefined || entries > limits.maxEntries || (version > 1 && jurisdictionVersion === undefined)) return undefined
  const designators: AamvaDesignator[] = []
  for (let index = 0; index < entries; index++) {
    const designator = /^([A-Z]{2})(\d{4})(\d{4})$/.exec(text.slice(at + 2 + index * 10, at + 12 + index * 10))
    if (!designator) return undefined
    designators.push({ type: designator[1]!, offset: Number(designator[2]), length: Number(designator[3]) })
  }
  return {
    opening: opening!, fileType: fileType!, issuerNumber: issuerNumber!, version, jurisdictionVersion, entries, designators,
    elements: readElements(text, at + 2 + entries * 10), length: text.length, parts: designators.map(({ offset, length }) => text.slice(offset, offset + length)),
  }
}

/** The value of the first element with this id. */
export function aamvaValue(card: AamvaCard, id: string): string | undefined {
  return card.elements.find((element) => element.id === id)?.value
}

/** Elements by their separators, not by the told places: what the places say is the question of another room. */
function readElements(text: string, from: number): AamvaElement[] {
  const elements: AamvaElement[] = []
  let part = ''
  let at = from
  for (const line of text.slice(from).split(/[\n\r\x1e]/)) {
    let start = at
    at += line.length + 1
    // A part opens with its two letters before the first element.
    const opening = /^(DL|ID|EN|Z[A-Z])(?=[A-Z]{3})/.exec(line)
    if (opening && (part === '' || text[start - 1] === '\r')) {
      part = opening[1]!
      start += 2
    }
    const id = text.slice(start, start + 3)
    if (!/^[A-Z][A-Z0-9]{2}$/.test(id) || elements.length >= limits.maxElements) continue
    elements.push({ id, part, value: text.slice(start + 3, at - 1), start: start + 3, end: at - 1 })
  }
  return elements
}

function wholeNumber(text: string): number | undefined {
  return /^\d{2}$/.test(text) ? Number(text) : undefined
}
