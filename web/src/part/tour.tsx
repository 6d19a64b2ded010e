import { useSyncExternalStore } from 'react'
import { formatAddress, go } from '../address.ts'
import { words } from '../words/tour.ts'

const remembered = 'jackdaw-tour'
const state: { step: number | undefined } = { step: undefined }
const listeners = new Set<() => void>()

/** Begins the walk, or goes to one of its steps. */
export function showStep(step: number | undefined): void {
  state.step = step
  window.localStorage.setItem(remembered, 'seen')
  const target = step === undefined ? undefined : words.steps[step]
  if (target) go(formatAddress([target.path]))
  for (const listener of listeners) listener()
}

/** The walk through the case, a step at a time, over whatever is shown. */
export function Tour() {
  const step = useSyncExternalStore(listen, () => state.step)
  const here = step === undefined ? undefined : words.steps[step]
  if (step === undefined || !here) return null
  const isLast = step === words.steps.length - 1
  return (
    <aside className="tour" aria-label={words.title}>
      <p className="quiet">
        {words.title} · {step + 1} {words.of} {words.steps.length}
      </p>
      <h2>{here.title}</h2>
      <p aria-live="polite">{here.text}</p>
      <p className="actions">
        {isLast ? null : (
          <button type="submit" onClick={() => showStep(step + 1)}>
            {words.next}
          </button>
        )}
        {step > 0 ? (
          <button type="button" onClick={() => showStep(step - 1)}>
            {words.back}
          </button>
        ) : null}
        <button type="button" onClick={() => showStep(undefined)}>
          {words.end}
        </button>
      </p>
    </aside>
  )
}

/** Offers the walk to who was not here before. */
export function TourOffer() {
  const isNew = useSyncExternalStore(listen, () => window.localStorage.getItem(remembered) === null)
  if (!isNew) return null
  return (
    <p className="tour-offer">
      {words.offer}{' '}
      <button type="button" onClick={() => showStep(0)}>
        {words.begin}
      </button>{' '}
      <button type="button" className="as-link" onClick={() => showStep(undefined)}>
        {words.later}
      </button>
    </p>
  )
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
