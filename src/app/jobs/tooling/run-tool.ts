import { canonicalJson } from '../../../base/canonical-json.ts'
import { Failure } from '../../../base/failure.ts'
import { sha256 } from '../../../base/hash.ts'
import { ExactNumber, type AnswerValue, type Questions } from '../../../store/duck/question.ts'
import type { ErrorRates } from '../../../tool/error-rates.ts'
import { parameterValues } from '../../../tool/parameter-values.ts'
import { parametersOf } from '../../../tool/read-description.ts'
import { readResult } from '../../../tool/read-result.ts'
import type { SandboxCall } from '../../../tool/sandbox.ts'
import type { Cell, ParameterValue, ToolRow } from '../../../tool/tool.ts'
import type { FoundTool } from './find-tool.ts'
import { judgeTrial, trialCalls } from './test-tool.ts'
import { callTool } from './tool-process.ts'

/** How a tool is run. */
export interface ToolRunOptions {
  readonly parameters: Readonly<Record<string, ParameterValue>>
  readonly seed: number
  readonly signal?: AbortSignal | undefined
}

/** What a tool found, with all that is needed to find it again. */
export interface ToolRun {
  readonly tool: string
  readonly version: string
  /** SHA-256 of the tool's source. */
  readonly sha256: string
  readonly parameters: Readonly<Record<string, ParameterValue>>
  readonly seed: number
  /** Rows that each query gave, and the hash over them. */
  readonly inputs: readonly { readonly name: string; readonly rows: number; readonly sha256: string }[]
  /** Of the tool in its own tests. */
  readonly errorRates: ErrorRates
  readonly rows: readonly ToolRow[]
  /** Hash over the rows found: the same tool, parameters, seed and inputs give the same one. */
  readonly outputSha256: string
}

/** Rows that the queries of a tool may give together. */
const mostInputRows = 400_000

/** Runs a tool over the views of a case. Throws `tool.limit` when its queries give too much, `query.failed` for bad SQL. */
export async function runTool(tool: FoundTool, questions: Questions, options: ToolRunOptions): Promise<ToolRun> {
  const { description } = tool
  const parameters = parameterValues(description, options.parameters)
  const rows: Record<string, ToolRow[]> = {}
  let total = 0
  for (const [name, sql] of Object.entries(description.reads)) {
    rows[name] = await readRows(questions, sql, { parameters, most: mostInputRows - total })
    total += rows[name].length
  }
  const call: SandboxCall = { verb: 'run', input: JSON.stringify({ parameters, rows }), seed: options.seed }
  const answers = await callTool(tool.code, [...trialCalls(description), call], { signal: options.signal })
  const { rates } = judgeTrial(description, answers.slice(0, -1))
  const found = readResult(description, answers.at(-1)!)
  return {
    tool: description.id,
    version: description.version,
    sha256: tool.sha256,
    parameters,
    seed: options.seed,
    inputs: Object.entries(rows).map(([name, list]) => ({ name, rows: list.length, sha256: sha256(canonicalJson(list)) })),
    errorRates: rates,
    rows: found,
    outputSha256: sha256(canonicalJson(found)),
  }
}

async function readRows(
  questions: Questions,
  sql: string,
  { parameters, most }: { readonly parameters: Readonly<Record<string, ParameterValue>>; readonly most: number },
): Promise<ToolRow[]> {
  const used = parametersOf(sql)
  const numbered = sql.replace(/\$([a-z][a-zA-Z0-9_]*)/g, (_, name: string) => `$${used.indexOf(name) + 1}`)
  const { columns, rows, truncated } = await questions.askViews(numbered, most, used.map((name) => parameters[name]!))
  if (truncated) throw new Failure('tool.limit', `The queries of the tool give more than ${mostInputRows} rows. Let them ask for less: by date, by kind, or summed up.`)
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, cellOf(row[index] ?? null)])))
}

/** Exact numbers are given as text, so that no digit is lost; lists and the like as JSON. */
function cellOf(value: AnswerValue): Cell {
  if (value instanceof ExactNumber) return value.digits
  return value !== null && typeof value === 'object' ? JSON.stringify(value) : value
}
