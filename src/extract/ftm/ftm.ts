import { findSchema } from '../../model/schema/schema.ts'
import type { Format } from '../contract.ts'
import { headText } from '../json/head-text.ts'

/** FollowTheMoney entities (one a line, or a list) and statements, written as JSON. */
export const ftmFormat: Format = {
  id: 'ftm',
  label: 'FollowTheMoney entities',
  mediaTypes: ['application/json', 'application/x-ndjson'],
  extensions: ['.ftm', '.ftm.json', '.ftm.ndjson', '.entities.json'],
  sniff(head) {
    const text = headText(head)
    if (!/^\s*[{[]/.test(text)) return 0
    const schema = /"schema"\s*:\s*"([A-Z]\w{1,40})"/.exec(text)?.[1]
    if (schema === undefined || !findSchema(schema)) return 0
    const isEntity = /"properties"\s*:\s*\{/.test(text) && /"id"\s*:/.test(text)
    return isEntity || (/"entity_id"\s*:/.test(text) && /"prop"\s*:/.test(text)) ? 0.8 : 0
  },
  load: async () => (await import('./ftm-extractor.ts')).ftmExtractor,
}
