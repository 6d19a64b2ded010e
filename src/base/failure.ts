import { failureCatalogue, type FailureCode } from './failure-catalogue.ts'

/**
 * Misuse or a broken world: thrown, with a stable code of the one catalogue. A defect of *evidence* is never one of
 * these; it is a `Problem` value.
 */
export class Failure extends Error {
  readonly code: FailureCode
  /** The process exit code that a command ends with when this reaches its top. */
  readonly exitCode: number

  constructor(code: FailureCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'Failure'
    this.code = code
    this.exitCode = failureCatalogue[code].exitCode
  }
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
