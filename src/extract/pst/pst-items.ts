import { PSTFile, PSTMessage, type PSTAttachment, type PSTFolder } from 'pst-extractor'
import Long from 'long'
import { messageOf } from '../../base/failure.ts'
import { damageWords } from '../document/damage-words.ts'
import { quietly } from './quietly.ts'

/** A folder of an Outlook data file. */
export interface PstFolderPlace {
  readonly id: number
  /** Names from below the root down, the folder's own last. */
  readonly names: readonly string[]
}

/** One item, the folder it lies in, and its node id, which is unique in the file. */
export interface PstItem {
  readonly id: number
  readonly folder: PstFolderPlace
  readonly message: PSTMessage
}

/** A folder, an item, or the reason why a folder or item could not be read. */
export type PstStep =
  | { readonly kind: 'folder'; readonly folder: PstFolderPlace }
  | { readonly kind: 'item'; readonly item: PstItem }
  | { readonly kind: 'defect'; readonly folder: PstFolderPlace; readonly reason: string }

/** Type of a node in the lowest five bits of its id ([MS-PST] 2.2.2.1): a search folder holds nothing, it only points at items. */
const searchFolderType = 0x03
const maxFolderDepth = 50
const maxFolders = 100_000

/** Opens an Outlook data file in memory. Throws an Error with the reason when it cannot be. */
export function openPst(bytes: Uint8Array): PSTFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return quietly(() => new PSTFile(buffer))
}

/** All folders and items, folder by folder in the order in which the file lists them. */
export function* walkPst(file: PSTFile): Generator<PstStep> {
  const seen = new Set<number>()
  const root = quietly(() => file.getRootFolder())
  yield* walkFolder(root, { id: idOf(root), names: [] }, seen)
}

/** The item of a node id, or undefined. */
export function findPstItem(file: PSTFile, id: number): PSTMessage | undefined {
  try {
    return quietly(() => new PSTMessage(file, file.getDescriptorIndexNode(Long.fromNumber(id))))
  } catch {
    return undefined
  }
}

function* walkFolder(folder: PSTFolder, place: PstFolderPlace, seen: Set<number>): Generator<PstStep> {
  if ((place.id & 0x1f) === searchFolderType) return
  // A damaged file may name a folder inside itself.
  if (seen.has(place.id) || seen.size > maxFolders || place.names.length > maxFolderDepth) return
  seen.add(place.id)
  yield { kind: 'folder', folder: place }
  yield* walkItems(folder, place)
  let subFolders: PSTFolder[] = []
  try {
    subFolders = quietly(() => folder.getSubFolders())
  } catch (thrown) {
    yield { kind: 'defect', folder: place, reason: `the folders in it cannot be listed: ${damageWords(messageOf(thrown))}` }
  }
  for (const sub of subFolders) yield* walkFolder(sub, { id: idOf(sub), names: [...place.names, nameOf(sub)] }, seen)
}

function* walkItems(folder: PSTFolder, place: PstFolderPlace): Generator<PstStep> {
  const expected = orElse(() => folder.contentCount, 0)
  let failures = 0
  for (let index = 0; index < expected; index++) {
    let message: PSTMessage | null = null
    try {
      message = quietly(() => folder.getNextChild() as PSTMessage | null)
      if (!message) break
    } catch (thrown) {
      yield { kind: 'defect', folder: place, reason: `item ${index + 1} cannot be read: ${damageWords(messageOf(thrown))}` }
      // The library does not step over what it cannot read, so that the second try fails at the same place.
      if (++failures > 3) return
      orElse(() => folder.moveChildCursorTo(index + 1), undefined)
      continue
    }
    yield { kind: 'item', item: { id: idOf(message), folder: place, message } }
  }
}

/** The bytes of an attachment, up to `maxBytes`. Throws an Error when there are none, or more. */
export function attachmentBytes(attachment: PSTAttachment, maxBytes: number): Uint8Array {
  return quietly(() => {
    const stream = attachment.fileInputStream
    if (!stream) throw new Error('its content is not in the file')
    const size = stream.length.toNumber()
    if (size > maxBytes) throw new Error('it is larger than the limit')
    const bytes = Buffer.alloc(size)
    stream.readCompletely(bytes)
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  })
}

/** The value, or another when the library throws. */
export function orElse<T>(run: () => T, other: T): T {
  try {
    return quietly(run) ?? other
  } catch {
    return other
  }
}

function idOf(object: PSTFolder | PSTMessage): number {
  return orElse(() => object.descriptorNodeId.toNumber(), -1)
}

function nameOf(folder: PSTFolder): string {
  return orElse(() => folder.displayName, '')
}
