import { stripTypeScriptTypes } from 'node:module'
import { Failure, messageOf } from '../base/failure.ts'
import { sha256 } from '../base/hash.ts'

/** The file of a tool: what is hashed and kept, and what is run. */
export interface ToolCode {
  /** As the analyst wrote it, in TypeScript. */
  readonly source: string
  /** SHA-256 of the source: what a finding cites. */
  readonly sha256: string
  /** JavaScript, its lines and columns those of the source. */
  readonly code: string
}

const maxSourceChars = 1_000_000

/** Takes the types out of a tool's source. Throws `tool.invalid` for what is not TypeScript, or needs more than taking types out. */
export function readToolCode(source: string): ToolCode {
  if (source.length > maxSourceChars) throw new Failure('tool.invalid', `The file has ${source.length} characters; a tool has at most ${maxSourceChars}.`)
  try {
    return { source, sha256: sha256(source), code: stripTypeScriptTypes(source, { mode: 'strip' }) }
  } catch (cause) {
    throw new Failure('tool.invalid', `The file is not TypeScript that runs as written: ${messageOf(cause)}`, { cause })
  }
}
