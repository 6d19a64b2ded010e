import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sha256OfParts } from './hash.ts'
import { listFiles } from './list-files.ts'

const sourceRoot = join(dirname(fileURLToPath(import.meta.url)), '..')

/**
 * The version of the code in the named folders of `src/` together with every installed dependency version: 16 hex
 * digits of a SHA-256 over the sources (tests left out) and the lock file. A step whose code version is unchanged, and
 * whose inputs are, gives the same rows. `root` is the folder of the sources; the lock file lies beside it.
 */
export function codeVersion(folders: readonly string[], root = sourceRoot): string {
  const parts: string[] = []
  for (const folder of folders) {
    for (const path of listFiles(join(root, folder), ['.ts', '.json', '.yml', '.csv', '.txt'])) {
      // The path inside the sources: where the project itself lies must not decide what is left out.
      const inside = relative(root, path)
      if (inside.endsWith('.test.ts') || inside.includes('/fixtures/')) continue
      parts.push(inside, readFileSync(path, 'utf8'))
    }
  }
  parts.push(readFileSync(join(root, '..', 'package-lock.json'), 'utf8'))
  return sha256OfParts(parts).slice(0, 16)
}
