import { PassThrough } from 'node:stream'
import { BytesAnswer, route } from '../route.ts'

/** How often a line without meaning keeps the connection alive. */
const breathMs = 20_000

/** Every change of the case as it happens, as server-sent events (WHATWG HTML, 9.2): a `CaseChange` as JSON each. */
export const changesRoute = route('/api/changes', {}, async (served) => {
  const stream = new PassThrough()
  const tell = (change: unknown): void => void stream.write(`data: ${JSON.stringify(change)}\n\n`)
  stream.write('retry: 2000\n\n')
  tell({ kind: 'work', work: served.work.state })
  const end = served.changes.listen(tell)
  const breath = setInterval(() => stream.write(': \n\n'), breathMs).unref()
  stream.on('close', () => {
    clearInterval(breath)
    end()
  })
  return new BytesAnswer(stream, { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' })
})
