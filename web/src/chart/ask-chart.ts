import { useEffect, useState } from 'react'
import type { ChartAnswer, FailureAnswer } from '../../../src/app/server/api-types.ts'
import { NotAnswered, type Awaited } from '../ask.ts'
import type { Focus } from '../focus.ts'

/** Posts a question that is too long for an address, or a deed. Throws `NotAnswered`. */
export async function post<Answer>(path: string, body: unknown): Promise<Answer> {
  let response: Response
  try {
    response = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json', 'accept': 'application/json' }, body: JSON.stringify(body) })
  } catch {
    throw new NotAnswered('unreachable', 'The server does not answer. It may have been stopped; start it again with jackdaw serve.')
  }
  if (response.ok) return (await response.json()) as Answer
  const { failure, message } = (await response.json().catch(() => ({ failure: 'unknown', message: `The server answered ${response.status}.` }))) as FailureAnswer
  throw new NotAnswered(failure, message)
}

/** What the case says of the entities of a chart, in the time and exhibit of the focus. While the next answer comes, the last one stays. */
export function useChartAnswer(ids: readonly string[], { from, until, within }: Focus, withTogether: boolean): Awaited<ChartAnswer> {
  const asked = ids.length === 0 ? '' : JSON.stringify({ ids: ids.join(','), from, until, within, together: withTogether ? 'yes' : '' })
  const [state, setState] = useState<{ asked?: string; answer?: ChartAnswer; failure?: NotAnswered }>({})
  useEffect(() => {
    if (asked === '') {
      setState({ asked, answer: { entities: [], pairs: [], together: [], isCut: false } })
      return undefined
    }
    let wanted = true
    post<ChartAnswer>('/api/chart', JSON.parse(asked)).then(
      (answer) => wanted && setState({ asked, answer }),
      (failure: NotAnswered) => wanted && setState((before) => ({ ...before, asked, failure })),
    )
    return () => {
      wanted = false
    }
  }, [asked])
  return { ...(state.answer ? { answer: state.answer } : {}), ...(state.failure ? { failure: state.failure } : {}), old: state.asked !== asked }
}
