import type { CharRange } from '../../model/locator.ts'

/**
 * What mail programs put before a subject when they answer or forward, in the languages seen in practice, with a
 * counter (`Re[2]:`), a full-width colon, or the name of a list in square brackets before it.
 */
const prefix =
  /^\s*(?:\[[^\]]{1,60}\]\s*(?=(?:re|aw|fw|fwd)\b))?(?:re|aw|antw|antwort|sv|vs|ref|rif|r|res|resp|odp|vá|ynt|bls|atb|ha|απ|σχετ|отв|ответ|回复|答复|回覆|返信|fw|fwd|wg|tr|rv|enc|i|pd|doorst|vb|vl|fyi|továbbítás|πρθ|пер|转发|轉寄)\s*(?:[[(]\d{1,4}[\])]|\*\d{1,4}|\^\d{1,4})?\s*[:：]\s*/iu

/**
 * The part of a subject that a whole thread shares: without the marks of answers and forwards before it (compare RFC
 * 5256, 2.1). Undefined when nothing is left. It is a stretch of the subject, so that it can be located.
 */
export function threadTopic(subject: string): CharRange | undefined {
  let start = 0
  for (let found = prefix.exec(subject); found && found[0] !== ''; found = prefix.exec(subject.slice(start))) start += found[0].length
  let end = subject.length
  while (start < end && /\s/u.test(subject[start]!)) start++
  while (end > start && /\s/u.test(subject[end - 1]!)) end--
  const forwarded = /\((?:fwd?|weitergeleitet)\)$/iu.exec(subject.slice(Math.max(start, end - 20), end))
  if (forwarded) end -= forwarded[0].length
  while (end > start && /\s/u.test(subject[end - 1]!)) end--
  return start < end ? [start, end] : undefined
}
