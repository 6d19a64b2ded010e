import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { canonicalJson } from '../base/canonical-json.ts'
import { Failure, messageOf } from '../base/failure.ts'
import type { ReadingSettings } from '../model/value/reading-settings.ts'
import { assertUnlocked } from './vault/seal-layout.ts'

/** `case.json`: what a case is for. Written once, when the case is made; what changes later stands in the journal. */
export interface CaseFile {
  readonly format: 'jackdaw-case/1'
  /** 32 random hex digits. */
  readonly id: string
  readonly title: string
  readonly purpose: string
  /** Day on which somebody has to decide whether the case may still be kept, `YYYY-MM-DD` (28 CFR 23.20(h); Directive (EU) 2016/680, article 5). */
  readonly retentionReview: string
  /** ISO instant. */
  readonly createdAt: string
  readonly createdBy: string
  readonly settings: ReadingSettings
  /** Public key of the machine that made the case, as `formatNoteKey` writes it. */
  readonly publicKey: string
}

/** Reads `case.json`. Throws `case.locked`, `case.absent` when there is none, `journal.damaged` when it is not one. */
export function readCaseFile(folder: string): CaseFile {
  assertUnlocked(folder)
  let text: string
  try {
    text = readFileSync(join(folder, caseFileName), 'utf8')
  } catch (cause) {
    throw new Failure('case.absent', `There is no case at ${folder}: it has no readable ${caseFileName}. Make one with 'jackdaw new'.`, { cause })
  }
  try {
    return caseFileShape.parse(JSON.parse(text))
  } catch (cause) {
    throw new Failure('journal.damaged', `${join(folder, caseFileName)} is not the file that was written when the case was made: ${messageOf(cause)}`, { cause })
  }
}

/** Its name in the case. */
export const caseFileName = 'case.json'

/** The bytes of `case.json`: sorted keys, two blanks, so that they follow from what the journal says. */
export function formatCaseFile(file: CaseFile): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(file)), undefined, 2)}\n`
}

const caseFileShape = z.strictObject({
  format: z.literal('jackdaw-case/1'),
  id: z.string().regex(/^[0-9a-f]{32}$/),
  title: z.string(),
  purpose: z.string(),
  retentionReview: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  settings: z.strictObject({
    region: z.string().optional(),
    timeZone: z.string().optional(),
    dateOrder: z.enum(['dmy', 'mdy']).optional(),
  }),
  publicKey: z.string(),
})
