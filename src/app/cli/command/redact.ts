import { Command, InvalidArgumentError } from 'commander'
import { openCase } from '../../../case/case.ts'
import type { PartBox } from '../../../dossier/redact/blacken.ts'
import { enterCase } from '../../jobs/door.ts'
import { redactExhibit } from '../../jobs/redacting/redact-exhibit.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { wholeNumber } from '../whole-number.ts'

interface Options extends CommonOptions {
  readonly page: number
  readonly box: readonly PartBox[]
  readonly words: readonly string[]
  readonly reason: string
  readonly out: string
  readonly recipient?: string
}

/** `jackdaw redact`: a copy of an exhibit from which parts are removed for good. */
export function redactCommand(): Command {
  const command = new Command('redact')
    .summary('Write a copy of an exhibit from which parts are removed for good.')
    .description(`Write a copy of an exhibit from which parts are removed for good, and read it back; what leaves, and why, stands in the journal. The exhibit stays as it is.

  PDF      every page becomes a picture with black boxes; no text, metadata, attachments or earlier revisions are left
  picture  its pixels with black boxes, as PNG; no metadata
  text     a block of one length for each word, as UTF-8`)
    .argument('<case>', 'the case')
    .argument('<exhibit>', 'number of an exhibit')
    .option('--page <number>', 'page that the boxes are on', wholeNumber(1), 1)
    .option('--box <x,y,width,height...>', 'what is removed: in points of a page from its upper left corner, in pixels of a picture', boxes, [])
    .option('--words <text...>', 'words that are removed wherever they stand in a PDF or text, each an argument of its own', [])
    .requiredOption('--reason <why>', 'why, for the journal')
    .requiredOption('--out <file>', 'file to write')
    .option('--recipient <name>', 'to whom it is given, for the journal')
  withCommonOptions(command)
  return command.action((path: string, exhibit: string, options: Options) =>
    face(options, async ({ visitor, progress, signal, tell }) => {
      await enterCase(path, { ...visitor, act: 'export', what: `redact ${exhibit}` })
      const opened = await openCase(path, { write: true })
      try {
        const order = { exhibit, parts: options.box.map((box) => ({ page: options.page, box })), words: options.words, reason: options.reason }
        const where = { out: options.out, ...visitor, progress, signal, ...(options.recipient ? { recipient: options.recipient } : {}) }
        const copy = await redactExhibit(opened, order, where)
        tell(copy, [
          `${copy.path} (SHA-256 ${copy.sha256}), ${copy.removed.length} ${copy.removed.length === 1 ? 'part' : 'parts'} removed.`,
          ...copy.elsewhere.map(({ page, text }) => `Page ${page} still has words that stood under a box: ${text}`),
        ])
      } finally {
        opened.close()
      }
    }),
  )
}

function boxes(text: string, before: readonly PartBox[]): PartBox[] {
  const [x = NaN, y = NaN, width = NaN, height = NaN, ...more] = text.split(',').map((part) => (part.trim() ? Number(part) : NaN))
  const isBox = [x, y, width, height].every((value) => Number.isFinite(value) && value >= 0) && width > 0 && height > 0 && more.length === 0
  if (!isBox) throw new InvalidArgumentError('A box is four numbers: left, top, width, height.')
  return [...before, [x, y, width, height]]
}
