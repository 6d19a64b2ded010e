import { Command, Option } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { Failure } from '../../../base/failure.ts'
import { secondVerdicts, type SecondVerdict } from '../../../model/finding.ts'
import { lookAgain, lookAgreement, nextBlind, showBlind, type BlindFinding, type LookAgreement } from '../../jobs/beside/second-look.ts'
import { withFindings } from '../../jobs/findings/with-findings.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'

interface Options extends CommonOptions {
  readonly verdict?: SecondVerdict
  readonly note?: string
  readonly opened?: string[]
  readonly agreement?: boolean
}

/** `jackdaw finding second-look`: how far a finding reaches, by somebody who is not told what the first one said. */
export function secondLookCommand(): Command {
  const command = new Command('second-look')
    .description('Look at a finding without being told what others said of it, and say how far it reaches. Without a finding the next one is drawn; with --agreement, how far first and second looks agree.')
    .argument('<case>', 'the case')
    .argument('[finding]', 'its number or id')
    .addOption(new Option('--verdict <verdict>', 'how far it reaches; unsupported: its places do not bear it').choices(secondVerdicts))
    .option('--opened <citations...>', 'numbers of the citations that you opened')
    .option('--note <text>', 'what is to stand beside it')
    .option('--agreement', 'raw agreement, and Cohen\'s kappa with the interval of 95 %')
  withCommonOptions(command)
  return command.action((path: string, name: string | undefined, options: Options) =>
    face(options, ({ actor, tell, visitor }) => withFindings(path, { write: options.verdict !== undefined, visitor }, async (opened, ask) => {
      if (options.agreement) {
        const agreement = lookAgreement(opened)
        return tell(agreement, () => describeAgreement(agreement))
      }
      const author = { actor, clock: systemClock, ask }
      if (name === undefined) {
        const next = await nextBlind(opened, ask, actor)
        return tell(next ?? null, () => (next ? describe(next) : ['No finding is left for a second look by you.']))
      }
      const shown = await showBlind(opened, name, author)
      if (options.verdict === undefined) return tell(shown, () => describe(shown))
      const places = (options.opened ?? []).flatMap((list) => list.split(',')).map((number) => {
        const citation = shown.citations[Number(number) - 1]
        if (!citation) throw new Failure('usage', `The finding has no citation ${number}: it has ${shown.citations.length}.`)
        return citation
      })
      await lookAgain(opened, name, { word: { verdict: options.verdict, note: options.note, opened: places }, author })
      tell({ sequence: opened.journal.size }, [`Entry ${opened.journal.size} of the journal.`])
    })),
  )
}

function describe({ id, sentence, citations }: BlindFinding): string[] {
  return [sentence, `   ${id}`, ...citations.map(({ role, exhibitId, locator, quote }, index) => `   [${index + 1}] ${role === 'against' ? 'AGAINST ' : ''}${exhibitId} ${locator}  ${quote ?? ''}`)]
}

/** Raw agreement and kappa in a sentence; few looks are told as few. */
function describeAgreement({ count, observed, kappa, low, high, openedShare, disputed }: LookAgreement): string[] {
  if (count === 0) return ['No second look was taken yet.']
  const beyond = kappa === undefined ? 'beyond chance it cannot be told: all say the same' : `kappa ${kappa.toFixed(2)} (${low!.toFixed(2)} to ${high!.toFixed(2)}, 95 %)`
  return [
    `${count} second looks: ${(observed * 100).toFixed(0)} % alike; ${beyond}; places were opened in ${(openedShare * 100).toFixed(0)} %.`,
    ...(count < 30 ? ['So few looks tell little of how far the two agree.'] : []),
    ...disputed.map(({ finding, by, firstBy }) => `Differ on ${finding}: ${firstBy} and ${by}`),
  ]
}
