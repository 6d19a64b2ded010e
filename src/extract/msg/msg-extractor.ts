import { messageOf } from '../../base/failure.ts'
import { exhibitEntityId } from '../../model/entity-id.ts'
import { formatLocator } from '../../model/locator.ts'
import { ChildBudget } from '../archive/child-budget.ts'
import { ChildNames } from '../archive/child-names.ts'
import type { ExtractInput, Extractor, ExtractSink } from '../contract.ts'
import { giveMapiItem, textInMapiItem } from '../mail/give-mapi-item.ts'
import { wholePlace } from '../mail/mapi-item.ts'
import { damageWords } from '../document/damage-words.ts'
import { readMsg, type MsgFile } from './read-msg.ts'

const mediaType = 'application/vnd.ms-outlook'

/** Reads Outlook items ([MS-OXMSG]): messages as EML is read, contacts and appointments as entities; attachments are children. */
export const msgExtractor: Extractor = {
  async extract(input, sink) {
    const file = await read(input, sink)
    if (!file) return
    giveMapiItem(file.item, wholePlace(exhibitEntityId(input.exhibit)), { input, sink, textLeft: input.limits.maxTextChars })
    const unread = giveAttachments(file, input, sink)
    if (unread > 0) sink.facts({ mediaType, partly: `${unread} of ${file.attachments.length} attachments could not be read.` })
    else if (/\bSMIME$/iu.test(file.item.messageClass)) sink.facts({ mediaType, partly: 'The message is encrypted.' })
    else sink.facts({ mediaType })
  },

  async locate(input, locators) {
    const file = readMsgOrNothing(await input.source.all(input.limits.maxBytesInMemory))
    return locators.map((locator) => file && textInMapiItem(file.item, wholePlace(exhibitEntityId(input.exhibit)), locator))
  },
}

async function read(input: ExtractInput, sink: ExtractSink): Promise<MsgFile | undefined> {
  try {
    return readMsg(await input.source.all(input.limits.maxBytesInMemory))
  } catch (thrown) {
    const message = `The Outlook item cannot be read: ${damageWords(messageOf(thrown))}. Ask for it as EML, or for the file again.`
    sink.problem({ code: thrown instanceof RangeError ? 'limit.bytes' : 'msg.damaged', severity: 'error', message })
    sink.facts({ mediaType, unread: message })
    return undefined
  }
}

function readMsgOrNothing(bytes: Uint8Array): MsgFile | undefined {
  try {
    return readMsg(bytes)
  } catch {
    return undefined
  }
}

/** Gives the attachments on, and a body that is only there as RTF; returns how many could not be read. */
function giveAttachments(file: MsgFile, input: ExtractInput, sink: ExtractSink): number {
  const budget = new ChildBudget(input.limits, sink)
  const names = new ChildNames()
  let unread = 0
  const give = (found: string, field: string, bytesOf: () => Uint8Array) => {
    const locator = formatLocator({ kind: 'field', name: field })
    const { name, madeSafe } = names.give(found)
    if (madeSafe) sink.problem({ code: 'mail.unsafe-name', severity: 'warning', message: `The attachment name '${found.replace(/\p{C}/gu, '?')}' leads outside or hides something; it is kept as '${name}'.`, locator })
    try {
      const bytes = bytesOf()
      if (bytes.byteLength > budget.allowance(undefined)) throw new Error('it is larger than the limit')
      budget.spend(bytes.byteLength)
      sink.child({ name, ...(name === found ? {} : { foundName: found }), locator, bytes })
    } catch (thrown) {
      unread++
      const message = `The attachment '${name}' cannot be read: ${damageWords(messageOf(thrown))}. It may be kept elsewhere; ask for it.`
      sink.problem({ code: 'mail.attachment-unread', severity: 'error', message, locator })
    }
  }
  for (const [index, attachment] of file.attachments.entries()) {
    if (!budget.admits()) break
    give(attachment.name, `attachments/${index}`, attachment.bytes)
  }
  const { rtfBody } = file
  if (rtfBody && budget.admits()) give('body.rtf', 'compressedRtf', () => rtfBody)
  return unread
}
