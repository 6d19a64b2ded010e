import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'
import { listFiles } from '../../src/base/list-files.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const law = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: IForbiddenRuleType[]; options: ICruiseOptions }

/** Violations as `rule: from -> to`, and how many modules were read. */
async function walk(paths: string[], baseDir = root): Promise<{ violations: string[]; modules: string[] }> {
  const { output } = await cruise(paths, { ...law.options, ruleSet: { forbidden: law.forbidden }, validate: true, baseDir })
  const result = output as ICruiseResult
  return {
    violations: result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
    modules: result.modules.map((module) => module.source).filter((source) => /^(src|web\/src)\//.test(source)),
  }
}

test('no room imports what stands above it', async () => {
  const { violations, modules } = await walk(['src'])
  assert.deepEqual(violations, [])
  // A cruiser that reads nothing finds nothing: every source file must have been read.
  const sources = listFiles(join(root, 'src'), ['.ts']).map((path) => relative(root, path))
  assert.deepEqual(sources.filter((path) => !modules.includes(path)), [])
  assert.ok(modules.length > 50, `only ${modules.length} modules were read`)
})

const planted = [
  { rule: 'law-model', file: 'src/model/planted.ts', target: '../store/store.ts' },
  { rule: 'law-extract', file: 'src/extract/planted.ts', target: '../resolve/tables.ts' },
  { rule: 'law-network', file: 'src/network/planted.ts', target: '../resolve/tables.ts' },
  { rule: 'engines-live-in-store', file: 'src/finding/planted.ts', target: '@duckdb/node-api' },
  { rule: 'extractors-take-bytes', file: 'src/extract/planted.ts', target: 'node:fs' },
  { rule: 'no-connection', file: 'src/resolve/planted.ts', target: 'node:https' },
]

for (const { rule, file, target } of planted) {
  test(`the alarm rings for a planted violation of ${rule}`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jackdaw-law-'))
    try {
      writeFiles(folder, { [file]: `import '${target}'\n`, ...(target.startsWith('.') ? { [join('src', target.slice(3))]: 'export {}\n' } : {}) })
      const { violations } = await walk(['src'], folder)
      assert.ok(violations.some((violation) => violation.startsWith(`${rule}: ${file}`)), `rang for: ${violations.join('; ') || 'nothing'}`)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
}

function writeFiles(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}
