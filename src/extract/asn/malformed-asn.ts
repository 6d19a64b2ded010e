/** Bytes that are no ASN.1 value where one should stand, with the offset at which reading ended. Caught by whoever asked for the reading. */
export class MalformedAsn extends Error {
  /** From the start of the bytes that were given. */
  readonly offset: number

  constructor(reason: string, offset: number) {
    super(`${reason} at byte ${offset}`)
    this.name = 'MalformedAsn'
    this.offset = offset
  }
}
