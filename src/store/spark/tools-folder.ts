import { homedir } from 'node:os'
import { join } from 'node:path'

/** The folder of programs that Jackdaw works without, as `scripts/setup/python-environment.mjs` fills it: $JACKDAW_TOOLS, or `jackdaw` in the user's cache. */
export function toolsFolder(): string {
  return process.env['JACKDAW_TOOLS'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'jackdaw')
}
