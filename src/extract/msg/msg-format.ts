import { hasMagic } from '../archive/magic.ts'
import type { Format } from '../contract.ts'
import { isObjectWrapper } from '../ole/ole-cue.ts'

const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
/** A stream that every message has, as its name stands in the directory ([MS-OXMSG] 2.4). */
const propertyStream = Buffer.from('__properties_version1.0', 'utf16le')

/** An Outlook item in a compound file: `.msg`. */
export const msgFormat: Format = {
  id: 'msg',
  label: 'Outlook message',
  mediaTypes: ['application/vnd.ms-outlook'],
  extensions: ['.msg', '.oft'],
  sniff(head, name) {
    if (!hasMagic(head, compoundFile)) return name.endsWith('.msg') ? 0.2 : 0
    if (isObjectWrapper(head)) return 0
    const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
    if (bytes.includes(propertyStream)) return 1
    // The directory of a large file may lie behind the bytes looked at.
    return /\.(msg|oft)$/u.test(name) ? 0.9 : 0
  },
  load: async () => (await import('./msg-extractor.ts')).msgExtractor,
}
