import { readAccountStatement } from './account-statement.ts'
import { readArticle } from './article.ts'
import { readChat } from './chat.ts'
import { readIdentity } from './identity.ts'
import { readInvoice } from './invoice.ts'
import type { Profile, ProfileInput, ProfileResult } from './profile.ts'
import { readResume } from './resume.ts'

/** Kinds that exclude each other, the surest first: a document is read as the first that fits. */
const exclusive: readonly Profile[] = [readArticle, readChat, readAccountStatement, readInvoice, readResume]

/** Runs the document profiles over a text. A machine readable zone is looked for in every document, whatever else it is. */
export function readProfiles(input: ProfileInput): ProfileResult {
  if (input.segments.length === 0) return { statements: [], problems: [] }
  const results = [readIdentity(input), firstThatFits(input)].filter((result) => result !== undefined)
  return { statements: results.flatMap((result) => result.statements), problems: results.flatMap((result) => result.problems) }
}

function firstThatFits(input: ProfileInput): ProfileResult | undefined {
  for (const profile of exclusive) {
    const result = profile(input)
    if (result) return result
  }
  return undefined
}
