import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { CitationLine, FindingList } from '../api-types.ts'
import { maybeText, numberOf, placeOf, textOf } from '../place.ts'
import { route } from '../route.ts'
import type { AnswerRow } from '../served-case.ts'
import { z } from 'zod'

const citedAtOnce = 6

/** Every finding, in the order of the dossier, with the first places it rests on. */
export const findingsRoute = route('/api/findings', {}, async (served): Promise<FindingList> => {
  const rows = await served.ask('SELECT * FROM findings ORDER BY number, id LIMIT 5000')
  const cited = await served.ask(
    `SELECT c.*, x.number AS exhibit, x.path FROM citations c LEFT JOIN exhibits x ON x.id = c.exhibit_id
WHERE c.sequence <= ${citedAtOnce} ORDER BY c.finding_id, c.sequence`,
  )
  const byFinding = Map.groupBy(cited, (row) => textOf(row['finding_id']))
  const { dossier } = served.layout
  return {
    findings: rows.map((row) => ({
      number: numberOf(row['number']), id: textOf(row['id']), chapter: textOf(row['chapter']), rule: textOf(row['rule']),
      sentence: textOf(row['sentence']), kind: textOf(row['kind']), state: textOf(row['state']), query: maybeText(row['query']),
      citations: numberOf(row['citations']),
      cited: (byFinding.get(textOf(row['id'])) ?? []).map(citationLine),
    })),
    dossier: { page: existsSync(join(dossier, 'index.html')), pdf: existsSync(join(dossier, 'dossier.pdf')) },
  }
})

/** All the places that one finding rests on. */
export const citationsRoute = route(
  '/api/findings/:number/citations', { number: z.coerce.number().int().min(1).max(1_000_000) },
  async (served, { number }): Promise<CitationLine[]> => {
    const rows = await served.ask(
      `SELECT c.*, x.number AS exhibit, x.path FROM citations c JOIN findings f ON f.id = c.finding_id LEFT JOIN exhibits x ON x.id = c.exhibit_id
WHERE f.number = $1 ORDER BY c.sequence LIMIT 5000`, [number],
    )
    return rows.map(citationLine)
  },
)

function citationLine(row: AnswerRow): CitationLine {
  return { sequence: numberOf(row['sequence']), quote: maybeText(row['quote']), role: textOf(row['role']), place: placeOf(row) }
}
