import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { writeWholeNow, type FilesNow } from '../../base/files-now.ts'
import { sealText, unsealText } from '../../base/sealed-text.ts'
import { fingerprintShape, type Fingerprint } from './fingerprint.ts'

/** The database and the search index of one build. */
export interface Generation {
  readonly database: Fingerprint
  readonly search: Fingerprint
}

/** What a build says of itself. */
export interface BuildWords {
  /** Hash of everything the build rests on: journal, code, catalogue. */
  readonly plan: string
  /** Hash of tables and views: another one cannot be filled further. */
  readonly catalogue: string
  /** SHA-256 of the dossier's manifest. */
  readonly dossier: string
  /** Whether the PDF was printed, could not be, or was not asked for. */
  readonly pdf: 'printed' | 'unprinted' | 'left-out'
  /** Authorities whose exhibits were not read: nothing here rests on them. */
  readonly sealed: readonly string[]
}

/** What a finished build leaves: written last, so that its absence means "build again". */
export interface BuiltMark extends BuildWords, Generation {
  /** Written while the files of the next generation take their places: until then either may stand there. */
  readonly next?: Generation | undefined
}

/** Reads a mark; undefined where there is none, or one that is not whole. */
export function readBuiltMark(path: string): BuiltMark | undefined {
  try {
    return markShape.parse(JSON.parse(unsealText(readFileSync(path, 'utf8')) ?? ''))
  } catch {
    return undefined
  }
}

/** Writes a mark, whole or not at all. */
export function writeBuiltMark(files: FilesNow, path: string, mark: BuiltMark): void {
  writeWholeNow(files, path, sealText(JSON.stringify(mark)))
}

const generationShape = z.object({ database: fingerprintShape, search: fingerprintShape })
const markShape = generationShape.extend({
  plan: z.string(), catalogue: z.string(), dossier: z.string(), pdf: z.enum(['printed', 'unprinted', 'left-out']), sealed: z.array(z.string()),
  next: generationShape.optional(),
})
