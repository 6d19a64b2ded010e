import { join } from 'node:path'
import { Command } from 'commander'
import type { CheckSheet, SheetEntry } from '../../../dossier/sheet/check-sheet.ts'
import { checkFiles, type GivenTrust } from '../../jobs/check-files.ts'
import { picturesFolder, sheetOf, writeSheets } from '../../jobs/write-sheets.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { settingsOf, withReadingOptions, type ReadingOptions } from '../reading-options.ts'
import { addTrust, trustKinds } from '../trust-option.ts'

interface Options extends CommonOptions, ReadingOptions {
  readonly trust?: GivenTrust[]
  readonly out?: string
}

const description =
  'Check documents without a case: machine readable zones, chips, barcodes and seals, PDF files, pictures, account numbers, account statements and invoices. Ends with 1 when a rule does not hold.'

/** `jackdaw check`: a check sheet for single files, without a case. */
export function checkCommand(): Command {
  const command = new Command('check')
    .description(description)
    .argument('<file...>', 'files to check; of a chip, EF.SOD with its data groups')
    .option('--trust <kind:file>', `a file to be trusted (${trustKinds.join(', ')}); can be told more than once`, addTrust)
    .option('--out <folder>', 'write each sheet as HTML and JSON, with its pictures')
  withCommonOptions(withReadingOptions(command))
  return command.action((paths: string[], options: Options) =>
    face(options, async ({ progress, signal, tell, holdsNot }) => {
      const { out, trust = [] } = options
      const files = await checkFiles(paths, {
        settings: settingsOf(options), trust, progress, signal, ...(out === undefined ? {} : { picturesTo: join(out, picturesFolder) }),
      })
      if (files.some((file) => file.signs.some((sign) => sign.outcome === 'fail' && sign.mustLook))) holdsNot()
      const pages = out === undefined ? [] : writeSheets(files, out)
      const sheets = files.map(sheetOf)
      tell(sheets.map(asJson), () => [...sheets.flatMap(describe), ...pages.map((page) => `Written: ${page}`)])
    }),
  )
}

/** A sheet as `--json` prints it. */
function asJson({ exhibit, entries, ...rest }: CheckSheet) {
  return { ...exhibit, signs: entries, ...rest }
}

function describe({ exhibit, entries, pictures, problems, notice }: CheckSheet): string[] {
  return [
    `${exhibit.path}  (SHA-256 ${exhibit.sha256})`,
    ...entries.flatMap(describeEntry),
    ...(entries.length === 0 ? ['  No check fits what was read.'] : []),
    ...problems.map((problem) => `  ${problem.severity}: ${problem.message}`),
    ...(pictures.length > 0 ? [`  ${pictures.length} pictures for an examiner; --out writes them with the sheet`] : []),
    `  ${notice}`,
  ]
}

function describeEntry(entry: SheetEntry): string[] {
  const { outcome, strength, checkId, place, message, clause, observed, expected, explanations, mustLook } = entry
  return [
    `  ${outcome.padEnd(15)} ${strength}  ${checkId}  at ${place}`,
    `      ${message} [${clause}]`,
    ...(mustLook ? [`      observed ${observed}; expected ${expected}`, ...explanations.map((text) => `      may be innocent: ${text}`)] : []),
  ]
}
