import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { listFiles } from '../../src/base/list-files.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const files = ['src', 'test', 'scripts', 'bench']
  .flatMap((folder) => listFiles(join(root, folder), ['.ts']))
  .map((path) => ({ path: relative(root, path), lines: readFileSync(path, 'utf8').split('\n') }))
const sources = files.filter(({ path }) => path.startsWith('src/') && !path.endsWith('.test.ts') && !path.includes('/fixtures/'))

/** `path:line` of every line that a test finds fault with. */
function findLines(among: typeof files, isFault: (line: string, index: number, lines: string[]) => boolean): string[] {
  return among.flatMap(({ path, lines }) => lines.flatMap((line, index) => (isFault(line, index, lines) ? [`${path}:${index + 1}`] : [])))
}

test('the shape rules are held against the whole house', () => {
  assert.ok(sources.length > 50, `only ${sources.length} source files were read`)
})

test('a file is no longer than its noun', () => {
  assert.deepEqual(files.filter(({ lines }) => lines.length > 400).map(({ path, lines }) => `${path} (${lines.length} lines)`), [])
  const lengths = sources.map(({ lines }) => lines.length).sort((a, b) => a - b)
  const median = lengths[Math.floor(lengths.length / 2)]!
  assert.ok(median <= 110, `the median file has ${median} lines`)
})

test('a line fits a screen, unless a sentence or a pattern makes it long', () => {
  const isData = (line: string) => /(['"`/]).{80,}\1/.test(line)
  assert.deepEqual(findLines(files, (line) => line.length > 180 && !isData(line)), [])
})

test('files are named after their noun, in kebab-case', () => {
  const isBad = (path: string) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.ts$/.test(basename(path))
  assert.deepEqual(files.filter(({ path }) => isBad(path)).map(({ path }) => path), [])
  const empty = /^(utils?|helpers?|manager|service|common|misc|lib)(\.|-|$)|^shared\./
  assert.deepEqual(files.filter(({ path }) => path.split('/').some((part) => empty.test(part))).map(({ path }) => path), [])
})

test('exports are named', () => {
  assert.deepEqual(findLines(files, (line) => /^export default /.test(line)), [])
})

test('every exported thing says what it is', () => {
  const isExport = (line: string) => /^export (async )?(function|class|interface|type|const|abstract class)\b/.test(line)
  const isBare = (line: string, index: number, lines: string[]) => isExport(line) && !/\*\/\s*$/.test(lines[index - 1] ?? '')
  assert.deepEqual(findLines(sources, isBare), [])
})

test('a module keeps no state', () => {
  assert.deepEqual(findLines(sources, (line) => /^(export )?(let|var) /.test(line)), [])
})

test('types are not talked round', () => {
  const talk = new RegExp(['\\bas an' + 'y\\b', ': an' + 'y\\b', '<an' + 'y>', '@ts-(ignore|no' + 'check)'].join('|'))
  assert.deepEqual(findLines(files, (line) => talk.test(line) && !/^\s*(\*|\/\*|\/\/)/.test(line)), [])
})

test('nothing is put off in the code', () => {
  const word = new RegExp(`\\b(${['TO', 'FIX'].map((start) => start + (start === 'TO' ? 'DO' : 'ME')).join('|')}|XXX|HACK)\\b`)
  assert.deepEqual(findLines(files, (line) => word.test(line) && !/ XXX?</.test(line) && !/XX[A-Z]/.test(line)), [])
})

test('no score, rank or rating of a person, and none of the refused words as a name', () => {
  const refused = /\b(riskScore|risk_score|suspect(s|Id|edPerson)?|faceRecognition|faceEmbedding|threatLevel|dangerScore)\b/
  assert.deepEqual(findLines(sources, (line) => refused.test(line)), [])
})
