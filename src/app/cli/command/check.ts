import { Command } from 'commander'
import { checkFiles, type CheckSheet, type GivenTrust } from '../../jobs/check-files.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { addTrust, trustKinds } from '../trust-option.ts'
import { settingsOf, withReadingOptions, type ReadingOptions } from '../reading-options.ts'

interface Options extends CommonOptions, ReadingOptions {
  readonly trust?: GivenTrust[]
}

/** `jackdaw check`: a check sheet for single files, without a case. */
export function checkCommand(): Command {
  const command = new Command('check')
    .description('Check documents without a case: machine readable zones, chips, barcodes, PDF files, pictures, account numbers, running balances. Ends with 1 when a rule does not hold.')
    .argument('<file...>', 'files to check; of a chip, EF.SOD with its data groups')
    .option('--trust <kind:file>', `a file to be trusted (${trustKinds.join(', ')}); can be told more than once`, addTrust)
  withCommonOptions(withReadingOptions(command))
  return command.action((paths: string[], options: Options) =>
    face(options, async ({ progress, signal, tell, holdsNot }) => {
      const sheets = await checkFiles(paths, { settings: settingsOf(options), trust: options.trust ?? [], progress, signal })
      if (sheets.some((sheet) => sheet.signs.some((sign) => sign.outcome === 'fail'))) holdsNot()
      tell(sheets, () => sheets.flatMap(describe))
    }),
  )
}

function describe({ path, sha256, signs, problems }: CheckSheet): string[] {
  return [
    `${path}  (SHA-256 ${sha256})`,
    ...signs.flatMap((sign) => [
      `  ${sign.outcome.padEnd(15)} ${sign.strength}  ${sign.checkId}  at ${sign.locator}`,
      `      ${sign.message} [${sign.clause}]`,
      ...(sign.outcome === 'fail' ? [`      observed ${sign.observed}; expected ${sign.expected}`, ...sign.explanations.map((text) => `      may be innocent: ${text}`)] : []),
    ]),
    ...(signs.length === 0 ? ['  No check fits what was read.'] : []),
    ...problems.map((problem) => `  ${problem.severity}: ${problem.message}`),
    '  A sign is not proof, and no sign does not mean that a document is genuine.',
  ]
}
