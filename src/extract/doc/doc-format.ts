import type { Format } from '../contract.ts'
import { oleHolds } from '../ole/ole-cue.ts'

const names = /\.(?:doc|dot)$/
const otherKinds = ['Workbook', 'Book', '__nameid_version1.0', 'PowerPoint Document']

/** Word documents of 1995 to 2003. */
export const docFormat: Format = {
  id: 'doc',
  label: 'Word document (97-2003)',
  mediaTypes: ['application/msword'],
  extensions: ['.doc', '.dot'],
  sniff(head, name) {
    const byName = names.test(name)
    const fit = oleHolds(head, { name: byName, stream: 'WordDocument' })
    if (fit === 0) return byName ? 0.2 : 0
    // A document embedded in a workbook or attached to a message has the same streams.
    return byName || !otherKinds.some((stream) => oleHolds(head, { name: false, stream }) > 0) ? fit : 0
  },
  load: async () => (await import('./doc-extractor.ts')).docExtractor,
}
