import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { foldWords } from '../../src/model/value/fold-words.ts'

/**
 * Writes the tables of names in src/resolve/normalise/table from their sources, folded as names are compared:
 * `node scripts/name-tables/write-name-tables.ts <rigour/resources/names> <nicknames/names.csv>`.
 * Sources: github.com/opensanctions/rigour (MIT, OpenSanctions Datenbanken GmbH) and
 * github.com/carltonnorthern/nicknames (Apache-2.0).
 */
const [rigour, nicknames] = process.argv.slice(2)
if (!rigour || !nicknames) throw new RangeError('Name the folder of rigour\'s name files and the file of nicknames.')
const target = join(import.meta.dirname, '..', '..', 'src', 'resolve', 'normalise', 'table')
const unparted = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}()（）]+$/u

function fold(text: string): string {
  return joinLetters(foldWords(text.replace(/&/g, ' and '))).join(' ')
}

function joinLetters(words: readonly string[]): string[] {
  return words.reduce<string[]>((made, word, at) => {
    if (at > 0 && word.length === 1 && words[at - 1]!.length === 1) made[made.length - 1] += word
    else made.push(word)
    return made
  }, [])
}

function write(name: string, doc: string, lines: readonly string[]): void {
  const quoted = lines.map((line) => `  '${line.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}',`)
  const constant = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  writeFileSync(join(target, `${name}.ts`), `/**\n${doc.split('\n').map((line) => ` * ${line}`).join('\n')}\n */\nexport const ${constant}: readonly string[] = [\n${quoted.join('\n')}\n]\n`)
}

interface OrganisationType {
  readonly generic?: string
  readonly display?: string
  readonly compare?: string
  readonly aliases?: readonly string[]
}

const { types } = parse(readFileSync(join(rigour, 'org_types.yml'), 'utf8')) as { types: readonly OrganisationType[] }
const kinds = new Map<string, Set<string>>()
const unpartedForms = new Set<string>()
const seen = new Set<string>()
for (const type of types) {
  const kind = /^[A-Z]+$/.test(type.generic ?? '') ? type.generic!.toLowerCase() : 'other'
  for (const alias of [type.display, type.compare, ...(type.aliases ?? [])]) {
    const text = String(alias ?? '')
    if (unparted.test(text) && text.length > 1) unpartedForms.add(text)
    const folded = fold(text)
    if (folded.length < 2 || folded.split(' ').length > 8 || seen.has(folded) || unparted.test(text)) continue
    seen.add(folded)
    kinds.set(kind, (kinds.get(kind) ?? new Set()).add(folded))
  }
}
const formLines = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([kind, forms]) => chunk([...forms].sort(), 12).map((part) => `${kind}:${part.join('|')}`))
write('legal-form-table', 'Legal forms by kind of organisation, folded: kind, colon, spellings parted by bars. Made by scripts/name-tables from\nopensanctions/rigour `resources/names/org_types.yml` (MIT).', formLines)
write('unparted-form-table', 'Legal forms of scripts that part no words, as written, the longest first. Made by scripts/name-tables from\nopensanctions/rigour `resources/names/org_types.yml` (MIT).', [...unpartedForms].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)))

const symbols = parse(readFileSync(join(rigour, 'symbols.yml'), 'utf8')) as Record<string, Record<string, readonly string[]>>
const groups = new Map<string, Set<string>>()
for (const part of ['org_symbols', 'org_domains']) {
  for (const [symbol, words] of Object.entries(symbols[part] ?? {})) {
    const folded = [symbol, ...words].map((word) => fold(String(word))).filter((word) => word.length > 1 && !word.includes(' '))
    groups.set(symbol, new Set([...(groups.get(symbol) ?? []), ...folded]))
  }
}
const wordLines = [...groups].flatMap(([, words]) => (words.size > 1 ? [[...words].sort().join(' ')] : [])).sort()
write('organisation-word-table', 'Words of organisations\u2019 names that say the same, in several spellings and languages, folded: a group a line. Made by\nscripts/name-tables from opensanctions/rigour `resources/names/symbols.yml` (MIT).', wordLines)

const short = new Map<string, Set<string>>()
for (const line of readFileSync(nicknames, 'utf8').split('\n').slice(1)) {
  const [name, relation, nickname] = line.trim().split(',')
  if (name && nickname && relation === 'has_nickname') short.set(name, (short.get(name) ?? new Set()).add(nickname))
}
const nicknameLines = [...short].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, forms]) => `${name}:${[...forms].sort().join(' ')}`)
write('nickname-table', 'Given names and the short forms of each, folded: name, colon, short forms; names parted by bars. Made by scripts/name-tables from\ncarltonnorthern/nicknames `names.csv` (Apache-2.0).', chunk(nicknameLines, 6).map((part) => part.join('|')))

function chunk<T>(items: readonly T[], size: number): T[][] {
  return items.length === 0 ? [] : [[...items.slice(0, size)], ...chunk(items.slice(size), size)]
}
