import { z } from 'zod'
import { Failure } from '../../../base/failure.ts'
import { silentProgress } from '../../../base/progress.ts'
import type { Receipt } from '../../../evidence/intake.ts'
import { takeIn } from '../../jobs/take-in.ts'
import type { IntakeAnswer } from '../api-types.ts'
import { layDown } from '../handed-file.ts'
import { handover } from '../route.ts'

/** A file is handed over and taken in as an exhibit, under a recorded authority; when it answers, the bytes lie in evidence and journal. */
export const intakeRoute = handover(
  '/api/intake',
  { right: 'intake', shape: { path: z.string().min(1).max(4_000), authority: z.string().regex(/^A\d{1,6}$/).optional() } },
  async (served, { path, authority }, { actor, file }): Promise<IntakeAnswer> => {
    if (!file) throw new Failure('usage', 'No file was handed over.')
    const handed = await layDown(file, path)
    try {
      const receipts: Receipt[] = []
      const report = await served.withChange((opened) =>
        takeIn(opened, [handed.folder], { actor, authority, progress: silentProgress, onReceipt: (receipt) => void receipts.push(receipt) }))
      const [receipt] = receipts
      return {
        path: handed.path,
        outcome: receipt?.outcome ?? 'refused',
        number: receipt?.exhibit.number ?? '',
        sha256: handed.sha256,
        sizeBytes: handed.sizeBytes,
        problems: report.problems.map(({ message }) => message),
      }
    } finally {
      await handed.remove()
    }
  },
)
