import { messageOf } from '../../base/failure.ts'
import { parseLocator } from '../../model/locator.ts'
import type { ExtractInput, Extractor, ExtractSink } from '../contract.ts'
import { textInMapiItem } from '../mail/give-mapi-item.ts'
import type { MapiItem } from '../mail/mapi-item.ts'
import { damageWords } from '../document/damage-words.ts'
import { findPstItem, openPst, walkPst } from './pst-items.ts'
import { mapiItemOf } from './pst-item-fields.ts'
import { folderTitle, placeOf, PstGiver } from './pst-giver.ts'

const mediaType = 'application/vnd.ms-outlook-pst'

/**
 * Reads Outlook data files ([MS-PST]) held in memory. Each message is an Email of its own, known by its node id:
 * `field=<id>/subject`, `part=<id>.1`; its attachments are children of the exhibit, in folders named as in Outlook.
 */
export const pstExtractor: Extractor = {
  async extract(input, sink) {
    const { source, limits } = input
    if (source.sizeBytes > limits.maxBytesInMemory) {
      const message = `The Outlook data file has ${source.sizeBytes} bytes; more than ${limits.maxBytesInMemory} cannot be read at once. Export its folders as EML or MBOX, or split it, and add the result.`
      sink.problem({ code: 'limit.bytes', severity: 'error', message })
      sink.facts({ mediaType, unread: message })
      return
    }
    try {
      await giveAll(await source.all(), input, sink)
    } catch (thrown) {
      const message = `The Outlook data file cannot be read: ${damageWords(messageOf(thrown))}. Repair a copy of it with Outlook's own tool, or ask for an export.`
      sink.problem({ code: 'pst.damaged', severity: 'error', message })
      sink.facts({ mediaType, unread: message })
    }
  },

  async locate(input, locators) {
    try {
      return locateAll(await input.source.all(input.limits.maxBytesInMemory), input, locators)
    } catch {
      return locators.map(() => undefined)
    }
  },
}

async function giveAll(bytes: Uint8Array, input: ExtractInput, sink: ExtractSink): Promise<void> {
  const giver = new PstGiver(input, sink)
  for (const step of walkPst(openPst(bytes))) {
    if (step.kind === 'folder') giver.giveFolder(step.folder)
    else if (step.kind === 'defect') giver.giveDefect(step.folder, step.reason)
    else giver.giveItem(step.item)
    await sink.drained()
  }
  sink.facts(giver.facts(mediaType))
}

function locateAll(bytes: Uint8Array, input: ExtractInput, locators: readonly string[]): (string | undefined)[] {
  const file = openPst(bytes)
  const items = new Map<number, MapiItem | undefined>()
  const titles = new Map<string, string>()
  if (locators.some((locator) => locator.startsWith('field=folder'))) {
    for (const step of walkPst(file)) if (step.kind === 'folder') titles.set(folderTitle(step.folder).locator, folderTitle(step.folder).text)
  }
  return locators.map((written) => {
    const title = titles.get(written)
    if (title !== undefined) return title
    const id = nodeIdIn(written)
    if (id === undefined) return undefined
    if (!items.has(id)) {
      const found = findPstItem(file, id)
      items.set(id, found && mapiItemOf(found))
    }
    const item = items.get(id)
    return item && textInMapiItem(item, placeOf(input.exhibit, id), written)
  })
}

function nodeIdIn(written: string): number | undefined {
  const locator = parseLocator(written)
  const text = locator?.kind === 'field' ? locator.name : locator?.kind === 'part' ? locator.part : ''
  const id = /^(\d{1,15})[/.]/u.exec(text)?.[1]
  return id === undefined ? undefined : Number(id)
}
