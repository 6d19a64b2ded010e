import { Command } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { Failure } from '../../../base/failure.ts'
import { openCase } from '../../../case/case.ts'
import { evidenceWeights, type EvidenceWeight } from '../../../model/finding.ts'
import { listFindings, type FindingsNow } from '../../jobs/findings/list-findings.ts'
import { changeHypothesis, weighEvidence, withdrawHypothesis, writeHypothesis } from '../../jobs/findings/weigh-evidence.ts'
import { withFindings } from '../../jobs/findings/with-findings.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { formatTable } from '../format-table.ts'

interface Options extends CommonOptions {
  readonly note?: string
  readonly reason?: string
  readonly change?: string
  readonly withdraw?: string
}

/** `jackdaw hypothesis`: explanations that exclude each other, and how the evidence sits with each. */
export function hypothesisCommand(): Command {
  const command = new Command('hypothesis').description(
    'Hypotheses that exclude each other, and how findings sit with each (analysis of competing hypotheses): what sits alike with all of them tells nothing between them.',
  )
  for (const each of [writeCommand(), weighCommand(), withdrawCommand(), matrixCommand()]) command.addCommand(each)
  return command
}

function writeCommand(): Command {
  const command = new Command('write')
    .description('Write a hypothesis, or one anew.')
    .argument('<case>', 'the case')
    .argument('<sentence>', 'the hypothesis')
    .option('--note <text>', 'what is to stand beside it')
    .option('--change <hypothesis>', 'write this one anew: H1')
    .option('--reason <text>', 'with --change: why')
  withCommonOptions(command)
  return command.action((path: string, sentence: string, options: Options) =>
    face(options, async ({ actor, tell }) => {
      const opened = await openCase(path, { write: true })
      try {
        const draft = { sentence, ...(options.note ? { note: options.note } : {}) }
        const author = { actor, clock: systemClock }
        const id = options.change ?? writeHypothesis(opened, draft, author)
        if (options.change) changeHypothesis(opened, id, { draft, reason: options.reason ?? '', author })
        tell({ id, sequence: opened.journal.size }, [`Hypothesis ${id}, entry ${opened.journal.size} of the journal.`])
      } finally {
        opened.close()
      }
    }),
  )
}

function weighCommand(): Command {
  const command = new Command('weigh')
    .description(`Say how a finding sits with a hypothesis: ${evidenceWeights.join(', ')}. The last word on the two counts.`)
    .argument('<case>', 'the case')
    .argument('<hypothesis>', 'H1')
    .argument('<finding>', 'its number or id')
    .argument('<weight>', evidenceWeights.join(', '))
    .requiredOption('--reason <text>', 'why')
  withCommonOptions(command)
  return command.action((path: string, hypothesis: string, finding: string, weight: string, options: Options) =>
    face(options, async ({ actor, tell, visitor }) => {
      const sequence = await withFindings(path, { write: true, visitor }, async (opened, ask) => {
        const cell = { hypothesis, finding, weight: asWeight(weight), reason: options.reason ?? '' }
        await weighEvidence(opened, cell, { actor, clock: systemClock, ask })
        return opened.journal.size
      })
      tell({ sequence }, [`Entry ${sequence} of the journal.`])
    }),
  )
}

function withdrawCommand(): Command {
  const command = new Command('withdraw').description('Take a hypothesis back.').argument('<case>', 'the case').argument('<hypothesis>', 'H1').requiredOption('--reason <text>', 'why')
  withCommonOptions(command)
  return command.action((path: string, id: string, options: Options) =>
    face(options, async ({ actor, tell }) => {
      const opened = await openCase(path, { write: true })
      try {
        withdrawHypothesis(opened, id, { reason: options.reason ?? '', author: { actor, clock: systemClock } })
        tell({ sequence: opened.journal.size }, [`Entry ${opened.journal.size} of the journal.`])
      } finally {
        opened.close()
      }
    }),
  )
}

function matrixCommand(): Command {
  const command = new Command('matrix').description('The matrix of findings and hypotheses, with what each finding tells apart.').argument('<case>', 'the case')
  withCommonOptions(command)
  return command.action((path: string, options: Options) =>
    face(options, async ({ tell, visitor }) => {
      const now = await withFindings(path, { write: false, visitor }, listFindings)
      tell({ hypotheses: now.hypotheses, cells: now.cells }, () => describeMatrix(now))
    }),
  )
}

function describeMatrix({ hypotheses, cells, findings }: FindingsNow): string[] {
  if (hypotheses.length === 0) return ["There is no hypothesis. Write one with 'jackdaw hypothesis write'."]
  const byFinding = [...Map.groupBy(cells, ({ finding }) => finding)]
  const rows = byFinding.map(([id, row]) => {
    const finding = findings.find((one) => one.id === id)
    const weightOf = (hypothesis: string) => row.find((cell) => cell.hypothesis === hypothesis)?.weight ?? '-'
    return [finding?.number ?? id, ...hypotheses.map((one) => weightOf(one.id)), row[0]?.diagnosticity?.toFixed(2) ?? '', finding?.sentence ?? 'no longer found']
  })
  return [
    ...hypotheses.map((one) => `${one.id}  ${one.sentence}  (against it: ${one.counts.inconsistent} findings, ${one.against.toFixed(2)} weighted; not weighed: ${one.unweighed})`),
    '',
    ...formatTable(['finding', ...hypotheses.map(({ id }) => id), 'tells apart', 'sentence'], rows),
  ]
}

function asWeight(text: string): EvidenceWeight {
  const weight = evidenceWeights.find((candidate) => candidate === text)
  if (!weight) throw new Failure('usage', `'${text}' is none of ${evidenceWeights.join(', ')}.`)
  return weight
}
