import { useSyncExternalStore } from 'react'
import type { CaseChange, WorkState } from '../../src/app/server/api-types.ts'
import { refresh } from './ask.ts'
import { atServer, base } from './base.ts'

/** What the server told of the case since this client was opened. */
export interface Told {
  readonly isConnected: boolean
  readonly work: WorkState | undefined
  /** The last deed of anybody. */
  readonly deed: Extract<CaseChange, { kind: 'deed' }> | undefined
}

/** What rests on the journal, and is asked again after every deed. */
const journalQuestions = ['/api/overview', '/api/judgements', '/api/review', '/api/mappings', '/api/findings', '/api/hypotheses', '/api/notebook', '/api/charts', '/api/cases', '/api/searches', '/api/pins', '/api/questions']

const state: { told: Told; isListening: boolean } = { told: { isConnected: true, work: undefined, deed: undefined }, isListening: false }
const listeners = new Set<() => void>()
const deedListeners = new Set<(deed: NonNullable<Told['deed']>) => void>()

type Word = { readonly change: CaseChange } | { readonly isConnected: boolean }

/**
 * Listens to what changes in the case: deeds of others, builds, progress. Called once. Of all tabs of this browser one listens to the
 * server and tells the others: a browser keeps few connections to one host, and each tab with its own would soon leave none.
 */
export function keepUp(): void {
  if (state.isListening) return
  state.isListening = true
  const channel = new BroadcastChannel(`jackdaw-changes ${base}`)
  channel.onmessage = ({ data }) => heed(data as Word)
  const tellAll = (word: Word): void => {
    channel.postMessage(word)
    heed(word)
  }
  void navigator.locks.request(`jackdaw-changes ${base}`, () => new Promise<void>(() => {
    const source = new EventSource(atServer('/api/changes'))
    source.onopen = () => tellAll({ isConnected: true })
    source.onerror = () => tellAll({ isConnected: false })
    source.onmessage = ({ data }) => tellAll({ change: JSON.parse(String(data)) as CaseChange })
  }))
}

function heed(word: Word): void {
  if ('change' in word) return hear(word.change)
  // What happened while the connection was gone is asked again.
  if (word.isConnected && !state.told.isConnected) refresh('/')
  set({ isConnected: word.isConnected })
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
