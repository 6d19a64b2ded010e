import { readFileSync } from 'node:fs'
import type { Outcome } from '../src/examine/check.ts'
import type { TrustFile } from '../src/examine/document/document-examiner.ts'
import { imageExamination } from '../src/examine/image/examine-image.ts'
import { defaultLimits } from '../src/extract/limits.ts'
import { memorySource } from '../src/extract/memory-source.ts'
import type { Problem } from '../src/model/problem.ts'

/** What the examination of one picture gave. */
export interface Examined {
  readonly outcomes: ReadonlyMap<string, Outcome>
  readonly observed: ReadonlyMap<string, string>
  readonly problems: readonly Problem[]
  readonly pictures: number
  readonly elapsedMs: number
  readonly cpuMs: number
}

/** Examines the picture in a file as the examiner does, without a case. */
export async function examinePicture(path: string, trust: readonly TrustFile[] = []): Promise<Examined> {
  const source = memorySource(new Uint8Array(readFileSync(path)))
  const [outcomes, observed, problems] = [new Map<string, Outcome>(), new Map<string, string>(), [] as Problem[]]
  let pictures = 0
  const [start, cpu] = [performance.now(), process.cpuUsage()]
  await imageExamination.examine({ exhibit: 'bench', path, source, companions: [], trust, limits: defaultLimits }, {
    observe: (check, observation) => {
      outcomes.set(check.id, observation.outcome)
      observed.set(check.id, observation.observed)
    },
    picture: () => pictures++,
    problem: (problem) => problems.push(problem),
  })
  const used = process.cpuUsage(cpu)
  return { outcomes, observed, problems, pictures, elapsedMs: performance.now() - start, cpuMs: (used.user + used.system) / 1000 }
}
