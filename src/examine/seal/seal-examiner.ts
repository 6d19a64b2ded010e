import { isIdb } from '../../extract/barcode/parse-idb.ts'
import { isVds } from '../../extract/barcode/parse-vds.ts'
import { isVdsNc } from '../../extract/barcode/parse-vds-nc.ts'
import { printedCompanions } from '../chip/printed-companions.ts'
import type { DocumentExaminer } from '../document/document-examiner.ts'
import { sealChecks } from './seal-checks.ts'

/** Examines files that keep what a visible digital seal, an ICAO barcode or a VDS-NC held. */
export const sealExaminer: DocumentExaminer = {
  id: 'seal',
  checks: Object.values(sealChecks),
  fits(head, path) {
    if (isVds(head) || /\.(?:vds|idb)(?:\.(?:bin|txt|raw))?$/i.test(path)) return true
    const text = Buffer.from(head).toString('utf8')
    return isIdb(text.trim()) || isVdsNc(text)
  },
  companionsOf: printedCompanions,
  load: async () => (await import('./seal-examination.ts')).makeSealExamination(),
}
