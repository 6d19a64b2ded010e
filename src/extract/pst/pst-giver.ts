import type { PSTAttachment, PSTMessage } from 'pst-extractor'
import { messageOf } from '../../base/failure.ts'
import { sourceEntityId } from '../../model/entity-id.ts'
import { formatLocator } from '../../model/locator.ts'
import { ChildBudget } from '../archive/child-budget.ts'
import { ChildNames } from '../archive/child-names.ts'
import type { ExhibitFacts, ExtractInput, ExtractSink } from '../contract.ts'
import { giveMapiItem } from '../mail/give-mapi-item.ts'
import type { LocatedText } from '../mail/mail-message.ts'
import type { MapiPlace } from '../mail/mapi-item.ts'
import { damageWords } from '../document/damage-words.ts'
import { mapiItemOf } from './pst-item-fields.ts'
import { attachmentBytes, orElse, type PstFolderPlace, type PstItem } from './pst-items.ts'

/** How [MS-OXCMSG] 2.2.2.9 calls an attachment that is an Outlook item itself. */
const embeddedMessage = 5
/** Messages in messages; real files were seen at 4. */
const maxEmbedding = 10

/** Where the item of a node id stands in its exhibit. */
export function placeOf(exhibit: string, id: number): MapiPlace {
  return { fieldPrefix: `${id}/`, partPrefix: `${id}.`, entityId: sourceEntityId(exhibit, 'message', String(id)) }
}

/** The name of a folder and where it stands. */
export function folderTitle(folder: PstFolderPlace): LocatedText {
  return { text: folder.names.at(-1) ?? '', locator: formatLocator({ kind: 'field', name: `folder/${folder.id}/displayName` }) }
}

/** Gives on what an Outlook data file holds, within the limits of the exhibit. */
export class PstGiver {
  readonly #input: ExtractInput
  readonly #sink: ExtractSink
  readonly #budget: ChildBudget
  readonly #names = new ChildNames()
  #textLeft: number
  #items = 0
  #defects = 0

  constructor(input: ExtractInput, sink: ExtractSink) {
    this.#input = input
    this.#sink = sink
    this.#budget = new ChildBudget(input.limits, sink)
    this.#textLeft = input.limits.maxTextChars
  }

  giveFolder(folder: PstFolderPlace): void {
    const { text, locator } = folderTitle(folder)
    if (text.trim() !== '') this.#sink.statement({ entityId: this.#folderEntity(folder), schema: 'Folder', property: 'title', value: text.trim(), locator, original: text })
  }

  giveDefect(folder: PstFolderPlace, reason: string): void {
    this.#defects++
    this.#sink.problem({ code: 'pst.folder-damaged', severity: 'error', message: `In the folder '${folder.names.join('/')}' ${reason}.`, locator: folderTitle(folder).locator })
  }

  giveItem({ id, folder, message }: PstItem): void {
    const place = placeOf(this.#input.exhibit, id)
    this.#giveMessage(message, place)
    if (folder.names.length > 0) {
      const { locator } = folderTitle(folder)
      this.#sink.statement({ entityId: place.entityId, schema: 'Email', property: 'parent', value: this.#folderEntity(folder), locator })
    }
    this.#giveAttachments(message, { place, path: [...folder.names, String(id)], depth: 0 })
  }

  facts(mediaType: string): ExhibitFacts {
    if (this.#items === 0) return { mediaType, unread: this.#defects > 0 ? 'No item could be read.' : 'There is no item in any folder.' }
    if (this.#defects + this.#budget.refused > 0) return { mediaType, partly: `${this.#items} items were read; ${this.#defects} folders, items or attachments could not be read.` }
    return { mediaType }
  }

  #giveMessage(message: PSTMessage, place: MapiPlace): void {
    this.#items++
    this.#textLeft -= giveMapiItem(mapiItemOf(message), place, { input: this.#input, sink: this.#sink, textLeft: this.#textLeft })
  }

  #giveAttachments(message: PSTMessage, at: { place: MapiPlace; path: readonly string[]; depth: number }): void {
    const count = Math.min(orElse(() => message.numberOfAttachments, 0), this.#input.limits.maxChildren)
    for (let number = 0; number < count; number++) {
      const field = `${at.place.fieldPrefix}attachments/${number}`
      const locator = formatLocator({ kind: 'field', name: field })
      try {
        const attachment = message.getAttachment(number)
        const inner = orElse(() => attachment.attachMethod, 0) === embeddedMessage ? orElse(() => attachment.embeddedPSTMessage, null) : null
        if (inner && at.depth < maxEmbedding) this.#giveEmbedded(inner, { ...at, field, number })
        else this.#giveAttachment(attachment, { path: at.path, number, locator })
      } catch (thrown) {
        this.#defects++
        const message = `Attachment ${number + 1} of the message ${at.path.at(-1)} cannot be read: ${damageWords(messageOf(thrown))}. Ask for the message as EML.`
        this.#sink.problem({ code: 'mail.attachment-unread', severity: 'error', message, locator })
      }
    }
  }

  /** A message inside a message: an Email of its own, known by its way there. */
  #giveEmbedded(message: PSTMessage, at: { field: string; path: readonly string[]; number: number; depth: number }): void {
    const way = at.field.replace(/\//gu, '-')
    const entityId = sourceEntityId(this.#input.exhibit, 'message', at.field)
    const place: MapiPlace = { fieldPrefix: `${at.field}/`, partPrefix: `${way}.`, entityId }
    this.#giveMessage(message, place)
    this.#giveAttachments(message, { place, path: [...at.path, `message-${at.number + 1}`], depth: at.depth + 1 })
  }

  #giveAttachment(attachment: PSTAttachment, at: { path: readonly string[]; number: number; locator: string }): void {
    if (!this.#budget.admits()) return
    const found = orElse(() => attachment.longFilename || attachment.filename || attachment.displayName, '') || `attachment-${at.number + 1}.bin`
    const bytes = attachmentBytes(attachment, this.#budget.allowance(undefined))
    const folders = at.path.map((name) => name.replace(/[\\/]/gu, '_'))
    const { name } = this.#names.give([...folders, found.replace(/^.*[\\/]/u, '')].join('/'))
    this.#budget.spend(bytes.byteLength)
    this.#sink.child({ name, foundName: found, locator: at.locator, bytes })
  }

  #folderEntity(folder: PstFolderPlace): string {
    return sourceEntityId(this.#input.exhibit, 'folder', String(folder.id))
  }
}
