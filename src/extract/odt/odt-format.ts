import type { Format } from '../contract.ts'
import { zipHolds } from '../document/zip-cue.ts'

const names = /\.(?:odt|ott|odp|otp|odg|fodt)$/

/** OpenDocument texts and presentations; its tables have a reader of their own. */
export const odtFormat: Format = {
  id: 'odt',
  label: 'OpenDocument text or presentation',
  mediaTypes: ['application/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.presentation'],
  extensions: ['.odt', '.ott', '.odp', '.otp', '.odg'],
  sniff(head, name) {
    const byName = zipHolds(head, { name: names.test(name), member: 'application/vnd.oasis.opendocument.text' })
    return byName === 0.96 ? byName : Math.max(byName, zipHolds(head, { name: false, member: 'application/vnd.oasis.opendocument.presentation' }))
  },
  load: async () => (await import('./odt-extractor.ts')).odtExtractor,
}
