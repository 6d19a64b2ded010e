import { Failure } from '../../../base/failure.ts'
import { formatLocator, parseLocator } from '../../../model/locator.ts'
import type { Citation } from '../../../model/finding.ts'
import type { Ask } from '../../../finding/stand.ts'

/** A citation as a person names it. */
export interface NamedCitation {
  /** Id of a statement (64 hex digits), or `<exhibit number>` or `<exhibit number>:<locator>`. */
  readonly place: string
  readonly role: Citation['role']
  /** What stands there; of a statement it is known. */
  readonly quote?: string | undefined
}

/**
 * Citations of what persons name: each is a statement or a place of an exhibit that the case has. Throws `usage` for a place
 * that is none, `exhibit.absent` for an exhibit that the case does not have. That something stands at the place is told by
 * the reading of it, not here.
 */
export async function resolveCitations(named: readonly NamedCitation[], ask: Ask): Promise<Citation[]> {
  const citations: Citation[] = []
  for (const one of named) citations.push(/^[0-9a-f]{64}$/.test(one.place) ? await citeStatement(one, ask) : await citePlace(one, ask))
  return citations
}

async function citeStatement({ place, role, quote }: NamedCitation, ask: Ask): Promise<Citation> {
  const [row] = await ask('SELECT exhibit_id, locator, coalesce(original, value) AS quote FROM statements WHERE id = $1', [place])
  if (!row) throw new Failure('usage', `The case has no statement ${place}. Take the id from the view 'statements'.`)
  return { statementId: place, exhibitId: String(row['exhibit_id']), locator: String(row['locator']), quote: quote ?? String(row['quote']), role }
}

async function citePlace({ place, role, quote }: NamedCitation, ask: Ask): Promise<Citation> {
  const [, number, locator = 'whole'] = /^(\d+(?:\.\d+)*)(?::(.+))?$/s.exec(place) ?? []
  const parsed = parseLocator(locator)
  if (number === undefined || !parsed) {
    throw new Failure('usage', `'${place}' names no place. Write <exhibit number>:<locator>, as in 3:row=7&col=2, or the id of a statement.`)
  }
  const [row] = await ask('SELECT id FROM exhibits WHERE number = $1', [number])
  if (!row) throw new Failure('exhibit.absent', `The case has no exhibit ${number}. 'jackdaw status' lists them.`)
  return { exhibitId: String(row['id']), locator: formatLocator(parsed), ...(quote ? { quote } : {}), role }
}
