import { useSyncExternalStore } from 'react'
import type { CaseChange, WorkState } from '../../src/app/server/api-types.ts'
import { refresh } from './ask.ts'
import { atServer } from './base.ts'

/** What the server told of the case since this client was opened. */
export interface Told {
  readonly isConnected: boolean
  readonly work: WorkState | undefined
  /** The last deed of anybody. */
  readonly deed: Extract<CaseChange, { kind: 'deed' }> | undefined
}

/** What rests on the journal, and is asked again after every deed. */
const journalQuestions = ['/api/overview', '/api/judgements', '/api/review', '/api/mappings', '/api/findings', '/api/hypotheses', '/api/notebook', '/api/charts', '/api/cases', '/api/saved']

const state: { told: Told; source: EventSource | undefined } = { told: { isConnected: true, work: undefined, deed: undefined }, source: undefined }
const listeners = new Set<() => void>()
const deedListeners = new Set<(deed: NonNullable<Told['deed']>) => void>()

/** Listens to what changes in the case: deeds of others, builds, progress. Called once. */
export function keepUp(): void {
  if (state.source) return
  const source = new EventSource(atServer('/api/changes'))
  state.source = source
  source.onopen = () => {
    // What happened while the connection was gone is asked again.
    if (!state.told.isConnected) refresh('/')
    set({ isConnected: true })
  }
  source.onerror = () => set({ isConnected: false })
  source.onmessage = ({ data }) => hear(JSON.parse(String(data)) as CaseChange)
}

/** What was told last, kept up. */
export function useTold(): Told {
  return useSyncExternalStore(listen, () => state.told)
}

/** Calls back for every deed that is told; gives what ends it. */
export function onDeed(listener: (deed: NonNullable<Told['deed']>) => void): () => void {
  deedListeners.add(listener)
  return () => deedListeners.delete(listener)
}

function hear(change: CaseChange): void {
  if (change.kind === 'built') return refresh('/')
  if (change.kind === 'work') {
    if (state.told.work?.state === 'running' && change.work.state !== 'running') refresh('/api/overview', '/api/mappings')
    return set({ work: change.work })
  }
  set({ deed: change })
  refresh(...journalQuestions)
  for (const listener of deedListeners) listener(change)
}

function set(parts: Partial<Told>): void {
  state.told = { ...state.told, ...parts }
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
