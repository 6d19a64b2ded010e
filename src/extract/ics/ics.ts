import type { Format } from '../contract.ts'
import { headText } from '../json/head-text.ts'

/** Calendars. */
export const icsFormat: Format = {
  id: 'ics',
  label: 'iCalendar',
  mediaTypes: ['text/calendar'],
  extensions: ['.ics', '.ical', '.ifb', '.vcs'],
  sniff(head, name) {
    if (/^\s*BEGIN:VCALENDAR/i.test(headText(head.subarray(0, 1_024)))) return 0.9
    return /\.(ics|ical|ifb|vcs)$/.test(name) ? 0.3 : 0
  },
  load: async () => {
    const { documentExtractor } = await import('../document/document-extractor.ts')
    const { icsMediaType, readIcs } = await import('./ics-reader.ts')
    return documentExtractor({ id: 'ics', mediaType: icsMediaType }, readIcs)
  },
}
