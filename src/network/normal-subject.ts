/**
 * Marks of answers and forwards that mail programs put before a subject, in the languages they are met in. Some count
 * (`Re[2]:`, `AW(3):`).
 */
const answerMark =
  /^\s*(?:re|r|aw|antw|antwort|sv|vs|rv|res|ref|ynt|odp|vá|atb|fw|fwd|wg|tr|enc|i|doorst|pd|továbbítás|回复|答复|转发|转寄|отв|ответ|пересл)\s*(?:\[\d+\]|\(\d+\)|\^\d+)?\s*[:：]/iu

/** A subject without marks of answer and forward, white space closed up, lower case: equal for one thread of mail. */
export function normalSubject(subject: string): string {
  let text = subject.normalize('NFKC')
  while (answerMark.test(text)) text = text.replace(answerMark, '')
  return text.replace(/\s+/gu, ' ').trim().toLowerCase()
}
