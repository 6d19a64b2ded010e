import { useCallback, useEffect, useRef, useState } from 'react'
import type { KeptChart, KeptChartText } from '../../../src/app/server/api-types.ts'
import { NotAnswered } from '../ask.ts'
import { rememberChange } from '../undo.ts'
import { post } from './ask-chart.ts'
import { emptyChart, type ChartState } from './chart-state.ts'
import { formatChart, parseChart } from './chart-text.ts'

const waitMs = 900

/** A chart of the case that is open: read, changed, and kept by itself a moment after each change. */
export interface OpenChart {
  readonly chart: ChartState
  /** Whether it was read, or is known to be new. */
  readonly isRead: boolean
  readonly isNew: boolean
  readonly kept: KeptChart | undefined
  readonly state: 'kept' | 'keeping' | 'changed' | 'refused'
  readonly failure: NotAnswered | undefined
  /** Changes it; a label makes that a step of undo. */
  apply(edit: (chart: ChartState) => ChartState, label?: string): void
  /** Puts it into the journal as it stands. */
  save(): Promise<void>
}

/** The chart of that name. */
export function useOpenChart(name: string): OpenChart {
  const [chart, setChart] = useState<ChartState>(emptyChart)
  const [meta, setMeta] = useState<{ isRead: boolean; isNew: boolean; kept?: KeptChart; state: OpenChart['state']; failure?: NotAnswered }>({ isRead: false, isNew: false, state: 'kept' })
  const now = useRef(chart)
  const basedOn = useRef('')
  const timer = useRef(0)

  const keep = useCallback(async () => {
    window.clearTimeout(timer.current)
    timer.current = 0
    setMeta((before) => ({ ...before, state: 'keeping' }))
    try {
      const kept = await post<KeptChart>(`/api/charts/${encodeURIComponent(name)}`, { text: formatChart(now.current), basedOn: basedOn.current })
      basedOn.current = kept.sha256
      setMeta({ isRead: true, isNew: false, kept, state: timer.current ? 'changed' : 'kept' })
    } catch (thrown) {
      setMeta((before) => ({ ...before, state: 'refused', ...(thrown instanceof NotAnswered ? { failure: thrown } : {}) }))
    }
  }, [name])

  const show = useCallback((next: ChartState) => {
    now.current = next
    setChart(next)
    setMeta((before) => ({ ...before, state: 'changed' }))
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => void keep(), waitMs)
  }, [keep])

  useEffect(() => {
    let wanted = true
    void readKept(name).then((read) => {
      if (!wanted) return
      const text = read ? (parseChart(read.text) ?? emptyChart) : emptyChart
      basedOn.current = read?.sha256 ?? ''
      now.current = text
      setChart(text)
      setMeta({ isRead: true, isNew: !read, ...(read ? { kept: read } : {}), state: 'kept' })
    })
    return () => {
      wanted = false
      // What was changed a moment ago is kept before another chart is opened.
      if (timer.current) void keep()
    }
  }, [name, keep])

  const apply = useCallback((edit: (chart: ChartState) => ChartState, label?: string) => {
    const before = now.current
    const after = edit(before)
    if (after === before) return
    show(after)
    if (label) rememberChange({ label, undo: () => show(before), redo: () => show(after) })
  }, [show])

  const save = useCallback(async () => {
    await keep()
    const kept = await post<KeptChart>(`/api/charts/${encodeURIComponent(name)}/save`, {})
    setMeta((before) => ({ ...before, kept }))
  }, [keep, name])

  return { chart, isRead: meta.isRead, isNew: meta.isNew, kept: meta.kept, state: meta.state, failure: meta.failure, apply, save }
}

async function readKept(name: string): Promise<KeptChartText | undefined> {
  // Asked anew each time: another window, or somebody else, may have changed it.
  const asked = async <Answer>(path: string) => (await (await fetch(path, { headers: { accept: 'application/json' } })).json()) as Answer
  const charts = await asked<readonly KeptChart[]>('/api/charts')
  return charts.some((chart) => chart.name === name) ? asked<KeptChartText>(`/api/charts/${encodeURIComponent(name)}`) : undefined
}
