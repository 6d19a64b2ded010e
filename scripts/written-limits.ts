import { examineLimits } from '../src/app/jobs/examining/gather-examinations.ts'
import { fromReader, toReader } from '../src/app/jobs/reading/frame.ts'
import { defaultProcessLimits } from '../src/app/jobs/reading/reading-pool.ts'
import { shorterWords } from '../src/app/jobs/reading/shorter-task.ts'
import { maxRatio } from '../src/extract/archive/child-budget.ts'
import { maxFieldChars, maxRecordChars } from '../src/extract/csv/csv-parser.ts'
import { maxJsonDepth } from '../src/extract/json/json-parser.ts'
import { defaultLimits } from '../src/extract/limits.ts'
import { maxNesting } from '../src/extract/mail/mime-limits.ts'
import { riskyKinds } from '../src/extract/risky-kind.ts'
import { maxTableColumns } from '../src/extract/spreadsheet/sheet-row.ts'
import { maxColumns } from '../src/extract/table/survey-table.ts'
import { defaultXmlLimits } from '../src/extract/xml-stream/xml-stream.ts'
import { officeZipLimits } from '../src/extract/zip-container/zip-limits.ts'

const split = 'Split the exhibit, or open it in its own program.'
const apart = 'Take it out, and add it as an exhibit of its own.'

type LimitRow = readonly [what: string, limit: string, codes: string, advice: string]

const rows: readonly LimitRow[] = [
  ['Resident memory of a process that reads', bytes(defaultProcessLimits.maxMemoryBytes), '`limit.memory`', split],
  ['Processor time of one exhibit', `${defaultProcessLimits.maxCpuMs / 1000} s and 1 s for each megabyte; six times that for its examination`, '`limit.cpu`', split],
  ['Time of one exhibit', 'eight times its processor time', '`limit.time`', split],
  ['Bytes of one exhibit that are held at once', bytes(defaultLimits.maxBytesInMemory), '`limit.bytes`, `limit.size`', split],
  ['Bytes of one exhibit that an examiner holds at once', bytes(examineLimits.maxBytesInMemory), '`limit.bytes`', 'Examine it by hand.'],
  ['Statements of one exhibit', count(defaultLimits.maxStatements), '`limit.statements`, `limit.output`', split],
  ['Characters of text of one exhibit', count(defaultLimits.maxTextChars), '`limit.text`, `limit.output`', split],
  ['Pages read; pages examined', `${count(defaultLimits.maxPages)}; ${count(examineLimits.maxPages)}`, '`limit.pages`', split],
  ['Pixels of a picture that are decoded; that are examined', `${count(defaultLimits.maxPixels)}; ${count(examineLimits.maxPixels)}`, '`limit.pixels`', 'Make a smaller copy, and add it beside.'],
  ['Children of one exhibit', count(defaultLimits.maxChildren), '`limit.children`, `limit.output`', apart],
  ['Bytes of the children of one exhibit', bytes(defaultLimits.maxChildBytes), '`limit.child-bytes`, `limit.output`', apart],
  ['Children of a given exhibit through every depth; their bytes', `${count(defaultLimits.maxChildren * 2)}; ${bytes(defaultLimits.maxChildBytes * 4)}`, '`limit.nesting`', apart],
  ['Exhibits within exhibits', `${defaultLimits.maxDepth} deep`, '`limit.nesting`', apart],
  ['Unpacked by packed size of an archive member', `${maxRatio} to 1, of large members`, '`limit.ratio`', 'Unpack it apart if it is wanted.'],
  ['Entries, one entry, all entries, and ratio of an office file', `${count(officeZipLimits.maxEntries)}; ${bytes(officeZipLimits.maxEntryBytes)}; ${bytes(officeZipLimits.maxTotalBytes)}; ${officeZipLimits.maxRatio} to 1`, '`zip.too-many-entries`, `zip.bomb`', 'Open it in its own program, on a machine of its own.'],
  ['Elements within elements of XML', count(defaultXmlLimits.maxDepth), '`limit.depth`, `xml.malformed`', split],
  ['Arrays and objects within each other of JSON', count(maxJsonDepth), '`json.invalid`', split],
  ['Multiparts within multiparts of a mail', count(maxNesting), '`limit.depth`', 'What is deeper is kept in one piece, as a child.'],
  ['Parts of a mail', count(defaultLimits.maxChildren), '`limit.parts`', split],
  ['Characters of a field; of a record of a table as text', `${count(maxFieldChars)}; ${count(maxRecordChars)}`, '`csv.row-too-long`', 'Look whether a quotation mark is missing.'],
  ['Columns of a table of a workbook; of a table at all', `${count(maxTableColumns)}; ${count(maxColumns)}`, '`sheet.far-cells`, `table.row-too-wide`', 'Cells further right are given as text of their own.'],
  ['A frame that a process sends', `${bytes(Math.max(...Object.values(fromReader)))} of lines, ${bytes(fromReader.C!)} of a child, ${count(fromReader.R!)} bytes of a wish`, '`reader.crashed`', 'Open the exhibit on a machine of its own.'],
  ['Bytes that a process is handed at once', bytes(toReader.I!), '`reader.crashed`', 'Open the exhibit on a machine of its own.'],
]

/** The page of limits. */
export function writeLimits(): string {
  return `# Limits

What is read of one exhibit ends at these limits. Each that is reached is a problem of the exhibit with its code, the place where it has
one, the limit and what to do; nothing ends in silence.
Of an exhibit that ends its process, the beginning is read in another (${shorterWords()}). This page is written from the code by \`npm run docs\`; a test fails when it is not true.

| what | limit | code of the problem | what to do |
|---|---|---|---|
${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}

## Kinds that need a wall

Each exhibit of these kinds is read in a process of its own. Where no wall of namespaces can be built they are kept, hashed and not read
(\`isolation.refused\`), unless an administrator excepts the case (\`jackdaw isolation except\`). The other kinds are text, or XML, read by JavaScript alone.

| kind | why |
|---|---|
${riskyKinds().map(([kind, why]) => `| \`${kind}\` | ${why} |`).join('\n')}
`
}

function bytes(number: number): string {
  if (number % 1_048_576 === 0) return `${count(number / 1_048_576)} MiB`
  return `${count(number / 1e6)} MB`
}

function count(number: number): string {
  return number.toLocaleString('en')
}
