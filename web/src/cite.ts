import { useSyncExternalStore } from 'react'
import type { Place } from '../../src/app/server/api-types.ts'

/** A place of the evidence put aside, to be cited in a finding. */
export interface SetAside {
  readonly place: Place
  /** What stands there. */
  readonly quote: string
}

/** What a link to a place carries while it is dragged. */
export const draggedType = 'application/x-jackdaw-place'

const remembered = 'jackdaw-cited'
const most = 100
const listeners = new Set<() => void>()
const state: { places: readonly SetAside[] } = { places: read() }

/** Puts a place aside, to be cited; again, it is taken out. */
export function putAside(one: SetAside): void {
  const isSame = ({ place }: SetAside) => place.exhibit === one.place.exhibit && place.locator === one.place.locator
  set(state.places.some(isSame) ? state.places.filter((other) => !isSame(other)) : [...state.places, one].slice(-most))
}

/** Puts nothing aside any more. */
export function clearAside(): void {
  set([])
}

/** The places that are put aside, kept up. */
export function useAside(): readonly SetAside[] {
  return useSyncExternalStore(listen, () => state.places)
}

/** What was dropped, where it is a place of the evidence. */
export function droppedPlace(transfer: DataTransfer): SetAside | undefined {
  try {
    return JSON.parse(transfer.getData(draggedType)) as SetAside
  } catch {
    return undefined
  }
}

function set(places: readonly SetAside[]): void {
  state.places = places
  window.sessionStorage.setItem(remembered, JSON.stringify(places))
  for (const listener of listeners) listener()
}

function read(): readonly SetAside[] {
  try {
    return JSON.parse(window.sessionStorage.getItem(remembered) ?? '[]') as SetAside[]
  } catch {
    return []
  }
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
