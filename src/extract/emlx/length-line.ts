/** The first line of an EMLX file: how long the message after it is. */
export interface LengthLine {
  readonly messageStart: number
  readonly messageBytes: number
}

/** Reads the length line, or undefined when the bytes do not begin with one. */
export function lengthLine(head: Uint8Array): LengthLine | undefined {
  const found = /^\s{0,8}(\d{1,12})[ \t]*\r?\n/u.exec(Buffer.from(head.subarray(0, 64)).toString('latin1'))
  return found ? { messageStart: found[0].length, messageBytes: Number(found[1]) } : undefined
}
