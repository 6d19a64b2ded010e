/** What one entry of an archive is. */
export type MemberKind = 'file' | 'folder' | 'link' | 'device'

/** One entry of an archive, before it is unpacked. */
export interface Member {
  /** The name as the archive has it, decoded. */
  readonly foundName: string
  readonly kind: MemberKind
  /** Where a link leads. */
  readonly linkTarget?: string
  readonly encrypted?: boolean
  /** Packed size, where the archive tells it; a bomb is known by it. */
  readonly packedBytes?: number
  /** Size as told by the archive, which may lie. */
  readonly sizeBytes?: number
  /** What is odd about it without hindering the reading, as code and sentence. */
  readonly oddities?: readonly { readonly code: string; readonly message: string }[]
  /** The unpacked bytes, in blocks; throws when they cannot be had. To be read before the next member is asked for. */
  blocks(): AsyncIterable<Uint8Array>
  /** What turned out to be wrong once all blocks were read: a checksum that does not hold. The bytes are kept nevertheless. */
  verdict?(): string | undefined
}
