import type { Readable } from 'node:stream'
import { BytesAnswer } from '../route.ts'

const lookEveryMs = 1_000

/** Whether an answer goes on telling: server-sent events. */
export function isStream(answer: unknown): answer is BytesAnswer & { readonly body: Readable } {
  return answer instanceof BytesAnswer && String(answer.headers['content-type']).startsWith('text/event-stream') && !Buffer.isBuffer(answer.body)
}

/** Ends a stream when who listens has signed out, or is no longer what they were in the case: looked at each second. */
export function endWithVisit(body: Readable, isStillIn: () => Promise<boolean>): void {
  const timer = setInterval(() => {
    isStillIn().then((isIn) => isIn || body.destroy(), () => body.destroy())
  }, lookEveryMs).unref()
  body.once('close', () => clearInterval(timer))
}
