import { existsSync } from 'node:fs'
import type { Case } from '../case.ts'
import type { FaultList } from '../fault.ts'
import type { Author } from '../journal/journal.ts'
import { UseLog } from './use-log.ts'

/** Writes the head of the log of uses into the journal, when it has grown: from then on its beginning cannot be rewritten unseen. */
export function anchorUses({ layout, journal }: Pick<Case, 'journal' | 'layout'>, author: Author): void {
  if (!existsSync(layout.uses)) return
  const log = UseLog.open(layout.uses)
  try {
    const head = log.head()
    const last = [...journal.entries({ verb: 'uses.anchored' })].at(-1)
    if (head.size > (last?.payload.size ?? 0)) journal.append([{ verb: 'uses.anchored', payload: head }], author)
  } finally {
    log.close()
  }
}

/** Walks the log of uses and compares it with the heads in the journal. What was cut off after the last of them is not seen. */
export function verifyUses({ layout, journal }: Pick<Case, 'journal' | 'layout'>, faults: FaultList): number {
  const anchors = [...journal.entries({ verb: 'uses.anchored' })].map(({ payload }) => payload)
  if (!existsSync(layout.uses)) {
    if (anchors.length > 0) faults.add('uses.absent', 'uses.sqlite', 'The log of uses is gone, and the journal tells that there was one. Restore it from a copy.')
    return 0
  }
  const log = UseLog.open(layout.uses)
  try {
    const fault = log.firstFault(anchors)
    if (fault !== undefined) faults.add('uses.chain', `uses.sqlite, use ${fault}`, 'From this use on, the log is not what was written: one was changed, taken out, or cut off.')
    return log.head().size
  } finally {
    log.close()
  }
}
