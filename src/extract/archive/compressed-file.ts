import { messageOf } from '../../base/failure.ts'
import { formatLocator } from '../../model/locator.ts'
import type { ExtractInput, Extractor, ExtractSink } from '../contract.ts'
import { ChildBudget } from './child-budget.ts'
import { damageWords } from './damage-words.ts'
import { safeName } from './safe-name.ts'

/** What a format of one compressed file says of itself. */
export interface CompressedFile {
  readonly mediaType: string
  /** Endings that the compression added to the name, and what they become: `.tgz` is a `.tar`. */
  readonly endings: readonly (readonly [ending: string, becomes: string])[]
  /** Name of the file before it was compressed, when the format keeps it. */
  originalName?(input: ExtractInput): Promise<string | undefined>
  /** The unpacked bytes in blocks; throws where they break off. No more than `maxBytes` are asked for. */
  unpack(input: ExtractInput, maxBytes: number): AsyncIterable<Uint8Array>
}

/** The extractor of a format that holds one compressed file, which becomes the only child. */
export function compressedFileExtractor(format: CompressedFile): Extractor {
  return {
    extract: (input, sink) => extract(format, input, sink),
    async locate(input, locators) {
      const found = await foundNameOf(format, input)
      const locator = formatLocator({ kind: 'member', path: safeName(found) })
      return locators.map((asked) => (asked === locator ? found : undefined))
    },
  }
}

async function extract(format: CompressedFile, input: ExtractInput, sink: ExtractSink): Promise<void> {
  const { mediaType } = format
  const budget = new ChildBudget(input.limits, sink)
  const foundName = await foundNameOf(format, input)
  const name = safeName(foundName)
  const locator = formatLocator({ kind: 'member', path: name })
  const packedBytes = input.source.sizeBytes
  const maxBytes = budget.allowance(packedBytes)
  const { bytes, brokeOff } = await unpackUpTo(format.unpack(input, maxBytes), maxBytes)
  if (!bytes) {
    budget.refuse(foundName, packedBytes, locator)
    sink.facts({ mediaType, unread: 'It unpacks to more than the limit.' })
    return
  }
  if (brokeOff !== undefined) {
    const message = `The compressed data break off after ${bytes.byteLength} unpacked bytes (${brokeOff}); what came before is kept. Ask for the file again.`
    sink.problem({ code: 'archive.damaged', severity: 'error', message, locator })
  }
  if (bytes.byteLength > 0 || brokeOff === undefined) sink.child({ name, ...(name === foundName ? {} : { foundName }), locator, bytes })
  if (brokeOff === undefined) sink.facts({ mediaType })
  else sink.facts(bytes.byteLength > 0 ? { mediaType, partly: `The compressed data break off: ${brokeOff}.` } : { mediaType, unread: `The compressed data cannot be read: ${brokeOff}.` })
}

async function unpackUpTo(blocks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<{ bytes?: Uint8Array; brokeOff?: string }> {
  const kept: Uint8Array[] = []
  let size = 0
  let brokeOff: string | undefined
  try {
    for await (const block of blocks) {
      size += block.byteLength
      if (size > maxBytes) return {}
      kept.push(block)
    }
  } catch (thrown) {
    brokeOff = damageWords(messageOf(thrown))
  }
  const bytes = new Uint8Array(Buffer.concat(kept, size))
  return { bytes, ...(brokeOff === undefined ? {} : { brokeOff }) }
}

async function foundNameOf(format: CompressedFile, input: ExtractInput): Promise<string> {
  const original = await format.originalName?.(input)
  if (original) return original
  const own = input.path.slice(input.path.lastIndexOf('/') + 1)
  for (const [ending, becomes] of format.endings) {
    if (own.toLowerCase().endsWith(ending) && own.length > ending.length) return own.slice(0, -ending.length) + becomes
  }
  return own === '' ? 'content' : `${own}.content`
}
