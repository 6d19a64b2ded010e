import { findRepairs, type Repair } from '../../extract/mrz/find-repair.ts'
import { isDoubtful } from '../../extract/mrz/find-mrz.ts'
import type { Mrz } from '../../extract/mrz/parse-mrz.ts'
import type { Place } from '../sign.ts'

/** A machine readable zone to be examined, and what the same document tells elsewhere (by property). */
export interface MrzSubject extends Place {
  readonly mrz: Mrz
  /** Two readings of a picture left characters of it open. */
  readonly isDoubtful: boolean
  /** Misreadings that would make all digits hold; computed once for all checks. */
  readonly repairs: readonly Repair[]
  /** Values of the document told outside the zone: on its page, its chip, its barcode, in another exhibit's words. */
  readonly told: ReadonlyMap<string, readonly string[]>
}

/** Makes a subject of a zone. */
export function mrzSubject(mrz: Mrz, place: Place, told: MrzSubject['told'] = new Map()): MrzSubject {
  const doubtful = isDoubtful(mrz.lines)
  return { ...place, mrz, isDoubtful: doubtful, repairs: doubtful ? [] : findRepairs(mrz), told }
}
