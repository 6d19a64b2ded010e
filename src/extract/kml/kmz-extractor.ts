import { messageOf } from '../../base/failure.ts'
import { formatLocator } from '../../model/locator.ts'
import type { ExtractInput, ExtractSink, Extractor } from '../contract.ts'
import { readZipContainer } from '../zip-container/zip-container.ts'
import { ZipDefect } from '../zip-container/zip-defect.ts'

const mediaType = 'application/vnd.google-earth.kmz'

/** Gives the members of a KMZ file as children; it has no words of its own. */
export const kmzExtractor: Extractor = {
  async extract(input, sink) {
    try {
      await giveChildren(input, sink)
    } catch (cause) {
      if (!(cause instanceof ZipDefect) && !(cause instanceof RangeError)) throw cause
      const code = cause instanceof ZipDefect ? cause.code : 'limit.bytes'
      sink.facts({ mediaType, unread: code === 'limit.bytes' ? 'too large' : 'damaged' })
      sink.problem({ code, severity: 'error', message: `The map cannot be unpacked. ${messageOf(cause)} Look for an undamaged copy.` })
    }
  },
  locate: async (_, locators) => locators.map(() => undefined),
}

async function giveChildren(input: ExtractInput, sink: ExtractSink): Promise<void> {
  const container = await readZipContainer(await input.source.all(input.limits.maxBytesInMemory))
  let left = 0
  for (const foundName of container.names.slice(0, input.limits.maxChildren)) {
    const locator = formatLocator({ kind: 'member', path: foundName })
    const name = foundName.split('/').filter((part) => part !== '' && part !== '.' && part !== '..').join('/')
    try {
      const bytes = await container.entry(foundName)
      if (bytes && name) sink.child({ name, foundName, locator, bytes })
    } catch (cause) {
      if (!(cause instanceof ZipDefect)) throw cause
      left++
      sink.problem({ code: cause.code, severity: 'error', message: cause.message, locator })
    }
  }
  left += Math.max(0, container.names.length - input.limits.maxChildren)
  for (const defect of container.defects) sink.problem({ code: 'zip.defect', severity: 'warning', message: `${defect} Treat the content with care.` })
  sink.facts({ mediaType, ...(left ? { partly: `${left} members could not be unpacked` } : {}) })
}
