import type { Progress } from '../base/progress.ts'
import { sha256OfParts } from '../base/hash.ts'
import { formatLocator, parseLocator, withChars } from '../model/locator.ts'
import type { ReadingSettings } from '../model/value/reading-settings.ts'
import { mentionReader, type MentionReader } from '../extract/mention/find-mentions.ts'
import type { Mention } from '../extract/mention/mention.ts'
import { mentionsTable } from '../store/catalogue/mentions-table.ts'
import type { Appender, Store } from '../store/store.ts'
import { readKnownNames } from './known-names.ts'

/** What the step is given. */
export interface MentionOptions {
  /** Id of the run that the rows are made by. */
  readonly run: string
  readonly progress: Progress
  readonly settings?: ReadingSettings
}

/** What `recogniseMentions` did. */
export interface MentionCounts {
  readonly mentions: number
  readonly segments: number
  /** Spellings of known names that were looked for. */
  readonly patterns: number
}

/** Characters of text held at a time; one longer segment is read alone. */
const batchChars = 16_000_000

/**
 * Writes the mentions of every text of a case: names, aliases and identifiers the case knows, and what the recogniser
 * sees. It stands here and not in `extract` because it reads what other exhibits told. A mention is no entity and draws
 * no link.
 */
export async function recogniseMentions(store: Store, options: MentionOptions): Promise<MentionCounts> {
  const { names, canonical } = await readKnownNames(store)
  const reader = mentionReader(names, options.settings ?? {})
  await store.run('DELETE FROM derived.mentions')
  const batches = await cutBatches(store)
  const writing: Writing = { reader, canonical, run: options.run }
  let segments = 0
  let mentions = 0
  for (const { first, last } of batches) {
    const rows = await store.all<TextRow>(textsSql, [first, last])
    // The appender is opened after the rows are here: the engine does one thing at a time.
    const appender = await store.appender(mentionsTable)
    for (const row of rows) addMentions(appender, row, writing)
    await appender.close()
    segments += rows.length
    mentions += appender.rowCount
    options.progress.report({ step: 'mention', done: segments, unit: 'texts' })
  }
  await store.run('DROP TABLE IF EXISTS temp.mention_text')
  options.progress.end('mention', `${mentions} mentions in ${segments} texts, ${reader.patterns} known spellings looked for`)
  return { mentions, segments, patterns: reader.patterns }
}

interface TextRow {
  readonly [column: string]: string
  readonly exhibit_id: string
  readonly locator: string
  readonly text: string
}

interface Writing {
  readonly reader: MentionReader
  /** Canonical entity of each source entity that bears a known name. */
  readonly canonical: ReadonlyMap<string, string>
  readonly run: string
}

/** Numbers the segments in order and gives ranges of them that fit in memory together. */
async function cutBatches(store: Store): Promise<{ first: number; last: number }[]> {
  await store.run(`CREATE OR REPLACE TEMP TABLE mention_text AS
    SELECT exhibit_id, segment, length(text) AS chars, row_number() OVER (ORDER BY exhibit_id, segment) AS n FROM derived.texts`)
  const sizes = await store.all<{ n: number; chars: number }>('SELECT n, chars FROM mention_text ORDER BY n')
  const batches: { first: number; last: number; chars: number }[] = []
  for (const { n, chars } of sizes) {
    const batch = batches.at(-1)
    if (batch && batch.chars + chars <= batchChars) {
      batch.last = n
      batch.chars += chars
    } else {
      batches.push({ first: n, last: n, chars })
    }
  }
  return batches
}

const textsSql = `SELECT t.exhibit_id, t.locator, t.text FROM derived.texts t
  JOIN mention_text m ON m.exhibit_id = t.exhibit_id AND m.segment = t.segment
  WHERE m.n BETWEEN $1 AND $2 ORDER BY m.n`

function addMentions(appender: Appender, row: TextRow, { reader, canonical, run }: Writing): void {
  const base = parseLocator(row.locator)
  if (!base) return
  for (const mention of reader.find(row.text)) {
    const place = withChars(base, mention.start, mention.end)
    if (!place) return
    const locator = formatLocator(place)
    const bearers = new Set(mention.entityIds.map((id) => canonical.get(id) ?? id))
    appender.add([
      idOf(row.exhibit_id, locator, mention), row.exhibit_id, locator, mention.text, mention.kind, mention.normal, mention.method,
      bearers.size === 1 ? [...bearers][0] : null, bearers.size, run,
    ])
  }
}

function idOf(exhibit: string, locator: string, mention: Mention): string {
  return sha256OfParts([exhibit, locator, mention.kind, mention.normal]).slice(0, 32)
}
