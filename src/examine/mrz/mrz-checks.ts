import type { Check } from '../check.ts'
import { digitChecks } from './digit-checks.ts'
import { fieldChecks } from './field-checks.ts'
import type { MrzSubject } from './mrz-subject.ts'
import { pageChecks } from './page-checks.ts'

/** The check that stands alone on the sheet of a zone that was read in a picture with a doubt. */
export const readingCheck: Check<MrzSubject> = {
  id: 'mrz.reading', title: 'Reading of the zone', clause: 'Two readings of the picture must be the same', strength: 'C', explanations: ['misread'],
  examine({ mrz, isDoubtful }) {
    if (!isDoubtful) return []
    const open = [...mrz.lines.join('')].filter((character) => character === '?').length
    const observed = mrz.lines.join(' ')
    const message = `Two readings of the picture differ in ${open} ${open === 1 ? 'character' : 'characters'} of the zone (shown as ?), so nothing else of it was checked. Read it from the picture.`
    return [{ outcome: 'undetermined', observed, expected: 'two readings that are the same', message }]
  },
}

/** Every check of a machine readable zone by itself, in the order of the check sheet. */
export const mrzChecks: readonly Check<MrzSubject>[] = [...fieldChecks.slice(0, 1), ...digitChecks, ...fieldChecks.slice(1)]

/** The checks that a zone is given to: one that was read with a doubt is not judged. */
export function checksOfZone({ isDoubtful }: MrzSubject): readonly Check<MrzSubject>[] {
  return isDoubtful ? [readingCheck] : [...mrzChecks, ...pageChecks]
}
