import { useMemo } from 'react'
import { change, parseAddress, useAddress } from './address.ts'
import { rememberChange } from './undo.ts'

/**
 * The one selection and the one filter, which table, chart, timeline and map all read and write. It stands in the address,
 * is carried from screen to screen, and every change of it can be undone:
 *
 *   const focus = useFocus()                                    // read, kept up
 *   changeFocus({ entities: [id, other] }, 'Two people chosen') // write; one step of Ctrl-Z
 *   changeFocus({ from: '2014-01', until: '2014-02' }, 'January')
 *   toggleEntity(id)                                            // into or out of the selection
 *   questionOf('/api/events', focusParameters(focus))           // what a route may be asked: entities, from, until, within, type
 *
 * A change of view that is no focus (a node moved, a group opened) is remembered with `rememberChange` of undo.ts.
 */
export interface Focus {
  /** Canonical entities that are selected, in the order chosen. */
  readonly entities: readonly string[]
  /** First and last moment, with the precision told: `2014`, `2014-01-20`, `2014-01-20T18:00`. Both ends are included. */
  readonly from?: string
  readonly until?: string
  /** Number of an exhibit: only what it tells. */
  readonly within?: string
  /** A schema of entities: `Person`. */
  readonly type?: string
}

/** Most entities that can be selected: they stand in the address. */
export const mostSelected = 200

const names = ['sel', 'from', 'until', 'within', 'type'] as const

/** Selection and filter now, kept up. */
export function useFocus(): Focus {
  const { query } = useAddress()
  const key = names.map((name) => query[name] ?? '').join(' ')
  // The focus is the same object as long as nothing of it changes: other parts of the address do not draw a chart again.
  return useMemo(() => focusOf(query), [key])
}

/** Selection and filter now, read once. */
export function focusNow(): Focus {
  return focusOf(parseAddress(window.location.hash).query)
}

/** Changes parts of it; undefined or an empty list lifts a part. `label` names the step for undo. */
export function changeFocus(parts: { readonly [Part in keyof Focus]?: Focus[Part] | undefined }, label: string): void {
  const before = focusNow()
  const after: Focus = { ...before, ...parts } as Focus
  if (parametersOf(before) === parametersOf(after)) return
  show(after)
  rememberChange({ label, undo: () => show(before), redo: () => show(after) })
}

/** Takes an entity into the selection, or out of it. */
export function toggleEntity(id: string, label = id): void {
  const { entities } = focusNow()
  changeFocus({ entities: entities.includes(id) ? entities.filter((other) => other !== id) : [...entities, id] }, label)
}

/** Whether nothing is selected and nothing is filtered. */
export function isWide(focus: Focus): boolean {
  return focus.entities.length === 0 && !focus.from && !focus.until && !focus.within && !focus.type
}

/** The focus as parameters of a question to the server. */
export function focusParameters({ entities, from, until, within, type }: Focus): Record<string, string | undefined> {
  return { entities: entities.join(',') || undefined, from, until, within, type }
}

/** Carries the focus from screen to screen: called once, before anything listens to the address. */
export function keepFocus(): void {
  let last = parseAddress(window.location.hash)
  window.addEventListener('hashchange', () => {
    const now = parseAddress(window.location.hash)
    const isOtherScreen = now.path.join('/') !== last.path.join('/')
    if (isOtherScreen && !names.some((name) => name in now.query)) {
      const kept = Object.fromEntries(names.flatMap((name) => (last.query[name] ? [[name, last.query[name]]] : [])))
      if (Object.keys(kept).length > 0) change(kept, true)
    }
    last = parseAddress(window.location.hash)
  })
}

function focusOf(query: Readonly<Record<string, string>>): Focus {
  const { from, until, within, type } = query
  const entities = [...new Set((query['sel'] ?? '').split(',').filter((id) => /^[0-9a-f]{32}$/.test(id)))].slice(0, mostSelected)
  return { entities, ...(from ? { from } : {}), ...(until ? { until } : {}), ...(within ? { within } : {}), ...(type ? { type } : {}) }
}

function show({ entities, from, until, within, type }: Focus): void {
  change({ sel: entities.slice(0, mostSelected).join(',') || undefined, from, until, within, type })
}

function parametersOf(focus: Focus): string {
  return JSON.stringify(Object.values(focusParameters(focus)))
}
