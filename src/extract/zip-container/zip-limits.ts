/** How much a ZIP container may unfold to before it is refused. */
export interface ZipLimits {
  readonly maxEntries: number
  /** Of one entry, unpacked. */
  readonly maxEntryBytes: number
  /** Of all entries that are asked for, unpacked, each counted as often as it is asked for. */
  readonly maxTotalBytes: number
  /** Unpacked by packed size, looked at only where an entry unpacks to more than `ratioFromBytes`. */
  readonly maxRatio: number
  readonly ratioFromBytes: number
}

const megabyte = 1024 * 1024

/**
 * The limits for office files. Deflate cannot pack tighter than 1 to 1,032; a real sheet of equal rows was seen at 1 to
 * 60, so the ratio is a reason to refuse only where the entry is large as well.
 */
export const officeZipLimits: ZipLimits = {
  maxEntries: 20_000,
  maxEntryBytes: 512 * megabyte,
  maxTotalBytes: 1024 * megabyte,
  maxRatio: 250,
  ratioFromBytes: 32 * megabyte,
}
