import type { ToldBeside } from '../../model/beside.ts'
import { listExplanations, listReasons } from './disclosure-register.ts'
import { listGrades } from './grade-register.ts'
import type { Journal } from '../journal/journal.ts'
import { listSecondLooks } from './second-look-register.ts'

/** What persons said beside the material and the findings, as it holds after all entries of the journal. */
export function listToldBeside(journal: Journal): ToldBeside {
  return {
    grades: listGrades(journal), reasons: listReasons(journal), explanations: listExplanations(journal), secondLooks: listSecondLooks(journal),
  }
}
