import type { FindingRule } from '../rule.ts'
import { endSentence } from '../sentence-words.ts'

/** Checks of documents that failed. */
export const failedSignRule: FindingRule = {
  id: 'sign.failed',
  chapter: 'Documents',
  kind: 'assessment',
  looksFor: 'Checks of documents that failed: what stands there beside what the rule wants, and innocent reasons for it.',
  limit: 500,
  query: `SELECT id AS subject, coalesce(strength, 'Z') || check_id || id AS place, exhibit_id, coalesce(locator, 'whole') AS locator,
    NULL AS statement_id, observed AS quote, 'support' AS role, message, clause, explanations
  FROM signs WHERE outcome = 'fail' AND exhibit_id IS NOT NULL`,
  sentence: ([row]) => {
    const clause = row!['clause'] ? ` (${String(row!['clause'])})` : ''
    const [explanation] = readList(row!['explanations'])
    const innocent = explanation ? ` It may have an innocent reason: ${endSentence(explanation)}` : ''
    return `${endSentence(String(row!['message']).replace(/[.]$/, '') + clause)} A sign, not proof.${innocent}`
  },
}

function readList(json: unknown): string[] {
  if (typeof json !== 'string' || !json.startsWith('[')) return []
  const list: unknown = JSON.parse(json)
  return Array.isArray(list) ? list.map(String) : []
}
