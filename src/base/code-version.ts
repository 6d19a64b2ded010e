import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sha256OfParts } from './hash.ts'
import { listFiles } from './list-files.ts'

const sourceRoot = join(dirname(fileURLToPath(import.meta.url)), '..')

/**
 * The version of the code in the named folders of `src/` together with every installed dependency version: 16 hex
 * digits of a SHA-256 over the sources (tests left out) and the lock file. A step whose code version is unchanged, and
 * whose inputs are, gives the same rows.
 */
export function codeVersion(folders: readonly string[]): string {
  const parts: string[] = []
  for (const folder of folders) {
    for (const path of listFiles(join(sourceRoot, folder), ['.ts', '.json', '.yml', '.csv', '.txt'])) {
      if (path.endsWith('.test.ts') || path.includes('/fixtures/')) continue
      parts.push(relative(sourceRoot, path), readFileSync(path, 'utf8'))
    }
  }
  parts.push(readFileSync(join(sourceRoot, '..', 'package-lock.json'), 'utf8'))
  return sha256OfParts(parts).slice(0, 16)
}
