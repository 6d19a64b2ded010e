import { readFileSync } from 'node:fs'

/** The bytes of a file that belongs to the program itself, as a model or a table; never of evidence, which comes as bytes. */
export function readProgramFile(url: URL): Uint8Array {
  return readFileSync(url)
}
