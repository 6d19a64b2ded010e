import { z } from 'zod'

/** A file of a case as it was sealed. */
export interface SealedFile {
  /** With `/`, relative to the case. */
  readonly path: string
  readonly sizeBytes: number
  readonly mode: number
  readonly sha256: string
}

/** A part of a sealed case: a tar archive in one age file. */
export interface SealedVolume {
  /** `000001.age` */
  readonly name: string
  /** SHA-256 of the sealed bytes. */
  readonly sha256: string
  readonly files: readonly SealedFile[]
}

/** Everything that is sealed: what is missing, added or exchanged is found by it. */
export interface SealIndex {
  readonly format: 'jackdaw-seal-index/1'
  readonly case: string
  /** Every folder of the case, so that empty ones come back. */
  readonly folders: readonly string[]
  readonly volumes: readonly SealedVolume[]
}

const safePath = z.string().min(1).max(4_096).refine(
  (path) => !path.startsWith('/') && !path.includes('\0') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..'),
)

/** Reads an index as JSON; no path in it leads out of the case. Throws what zod throws. */
export function parseSealIndex(text: string): SealIndex {
  return indexShape.parse(JSON.parse(text))
}

/** The shape of one volume in the index and in the progress of a sealing. */
export const volumeShape = z.strictObject({
  name: z.string().regex(/^\d{6}\.age$/),
  sha256: z.string(),
  files: z.array(z.strictObject({ path: safePath, sizeBytes: z.int().nonnegative(), mode: z.int(), sha256: z.string() })),
})

const indexShape = z.strictObject({
  format: z.literal('jackdaw-seal-index/1'),
  case: z.string(),
  folders: z.array(safePath),
  volumes: z.array(volumeShape).min(1),
})
