import type { FilePort } from '../base/file-port.ts'
import type { Progress } from '../base/progress.ts'
import type { Authority } from '../case/authority/authority.ts'
import type { CaseFile } from '../case/case-file.ts'
import type { Problem } from '../model/problem.ts'
import type { Store } from '../store/store.ts'

/** What a dossier is written from. */
export interface DossierInput {
  readonly caseFile: CaseFile
  readonly authorities: readonly Authority[]
  /** What was handed over and could not be taken in, or with a doubt. */
  readonly intakeProblems: readonly Problem[]
  /** How many merges of the case are expected to be wrong, in a sentence; or that it is not known. */
  readonly mergeErrors: string
  /** The signed checkpoint of the journal at the last entry that the case rests on, and the time of that entry. */
  readonly checkpoint: string
  readonly asOf: string
  readonly store: Store
  /** Reads again, from the bytes of an exhibit, what stands at each locator; null where nothing does. */
  readAgain(exhibitId: string, locators: readonly string[]): Promise<readonly (string | null)[]>
  /** The bytes of a picture of a check sheet, by its hash; undefined where they are not there. */
  readPicture(sha256: string): Uint8Array | undefined
  /** Folder of the case that the dossier is written to. */
  readonly folder: string
  readonly files: FilePort
  readonly progress: Progress
}
