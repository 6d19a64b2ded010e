import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Every file below `folder` whose name ends with one of `endings`, as paths, in code-unit order. */
export function listFiles(folder: string, endings: readonly string[]): string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
  return found.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}
