import { allExaminers } from '../../../examine/document/all-examiners.ts'
import type { DocumentExaminer } from '../../../examine/document/document-examiner.ts'
import { makeSign, type DocumentSigns } from '../../../examine/sign.ts'
import type { ExaminationPart } from './examination.ts'

/**
 * What was seen in one exhibit as signs, pictures and problems. Clause, strength and explanations are those of the check as it
 * is declared here: the limited process gives no more than its id.
 */
export function documentSigns(exhibit: string, parts: readonly ExaminationPart[], examiners: readonly DocumentExaminer[] = allExaminers): DocumentSigns {
  const checks = new Map(examiners.flatMap((examiner) => examiner.checks.map((check) => [check.id, check] as const)))
  const place = { exhibit, locator: 'whole' }
  return {
    exhibit,
    signs: parts.flatMap(({ observations }) => observations.flatMap(([id, observation]) => {
      const check = checks.get(id)
      return check ? [makeSign(check, observation, place)] : []
    })),
    pictures: parts.flatMap(({ examiner, pictures }) => pictures.map((picture) => ({ examiner, ...picture }))),
    problems: parts.flatMap(({ problems }) => problems),
  }
}
