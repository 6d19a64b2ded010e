import type { Progress, ProgressState } from '../../base/progress.ts'

const redrawMs = 100
const lineMs = 5_000

/**
 * Shows progress on standard error: one line that is redrawn on a terminal, a line every five seconds elsewhere. Rate
 * and time left are from the start of the step.
 */
export function terminalProgress(stream: NodeJS.WriteStream): Progress {
  let step = ''
  let startedAt = 0
  let shownAt = 0
  const isTerminal = stream.isTTY === true
  return {
    report(state) {
      const now = performance.now()
      if (state.step !== step) {
        step = state.step
        startedAt = now
        shownAt = isTerminal ? 0 : now
      }
      if (now - shownAt < (isTerminal ? redrawMs : lineMs)) return
      shownAt = now
      const text = describe(state, (now - startedAt) / 1000)
      stream.write(isTerminal ? `\r\u001b[2K${text}` : `${text}\n`)
    },
    end(ended, note) {
      const seconds = ended === step ? (performance.now() - startedAt) / 1000 : 0
      step = ''
      stream.write(`${isTerminal ? '\r\u001b[2K' : ''}${ended.padEnd(10)} ${note} (${seconds.toFixed(1)} s)\n`)
    },
  }
}

function describe(state: ProgressState, seconds: number): string {
  const rate = seconds > 0.2 ? state.done / seconds : 0
  const of = state.total === undefined ? '' : ` of ${state.total.toLocaleString('en')}`
  const speed = rate > 0 ? `, ${Math.round(rate).toLocaleString('en')} a second` : ''
  const left = rate > 0 && state.total !== undefined ? `, ${formatSeconds((state.total - state.done) / rate)} left` : ''
  return `${state.step.padEnd(10)} ${state.done.toLocaleString('en')}${of} ${state.unit}${speed}${left}`
}

function formatSeconds(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`
}
