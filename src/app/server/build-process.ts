/** Builds the case that is named, and tells the server that started it how far it is. Ends when that one ends. */
import { messageOf } from '../../base/failure.ts'
import { openCase } from '../../case/case.ts'
import { buildCase } from '../jobs/build.ts'
import type { BuildWord } from './case-work.ts'

const tell = (word: BuildWord): void => void process.send?.(word)
const abort = new AbortController()
process.on('SIGTERM', () => abort.abort())
process.on('disconnect', () => process.exit(0))

try {
  // Read alone: the server holds the case, and enters deeds meanwhile.
  const opened = await openCase(process.argv[2] ?? '')
  try {
    const report = await buildCase(opened, {
      signal: abort.signal,
      progress: { report: (state) => tell({ say: 'progress', state }), end: (step, note) => tell({ say: 'ended', step, note }) },
    })
    tell({ say: 'done', message: `${report.exhibits} exhibits, ${report.statements} statements` })
  } finally {
    opened.close()
  }
} catch (thrown) {
  if (!abort.signal.aborted) tell({ say: 'failed', message: messageOf(thrown) })
}
process.disconnect?.()
