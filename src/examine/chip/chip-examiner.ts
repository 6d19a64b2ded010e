import { chipNameOf, elementOfName } from '../../extract/chip/chip-element.ts'
import { looksLikeChipFile } from '../../extract/chip/chip-file.ts'
import { looksLikeReadOut } from '../../extract/chip/read-out.ts'
import type { DocumentExaminer } from '../document/document-examiner.ts'
import { chipChecks } from './chip-checks.ts'
import { printedCompanions } from './printed-companions.ts'

/** Examines the files of chips of travel documents: as read out one by one (EF.SOD, DG1 to DG16), or together as JSON. */
export const chipExaminer: DocumentExaminer = {
  id: 'chip',
  checks: Object.values(chipChecks),
  fits(head, path) {
    if (head.length === 0) return false
    if (looksLikeChipFile(head)) return true
    if (elementOfName(path) && /\.(?:bin|dat|ef|lds|dg\d*|sod)$|^[^.]*$|(?:^|\/)ef[._]\w+$/i.test(path.slice(path.lastIndexOf('/') + 1)) && !isText(head)) return true
    return looksLikeReadOut(Buffer.from(head).toString('utf8'))
  },
  companionsOf(path, beside) {
    const element = elementOfName(path)
    const chip = chipNameOf(path)
    if (!element || chip === undefined) return []
    const same = beside.filter((other) => other !== path && chipNameOf(other) === chip)
    if (element !== 'SOD') return same.filter((other) => elementOfName(other) === 'SOD').slice(0, 1)
    return [...same.filter((other) => elementOfName(other) !== 'SOD'), ...printedCompanions(path, beside)]
  },
  load: async () => (await import('./chip-examination.ts')).makeChipExamination(),
}

function isText(head: Uint8Array): boolean {
  return head.subarray(0, 512).every((byte) => byte >= 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09)
}
