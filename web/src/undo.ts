import { useSyncExternalStore } from 'react'

/** A change of what is shown, or a deed that has an opposite, with the way back and the way forth. */
export interface Change {
  /** In a few words, for the button and the screen reader. */
  readonly label: string
  undo(): void | Promise<void>
  redo(): void | Promise<void>
}

/** What can be undone and done again. */
export interface Changes {
  readonly undoable: Change | undefined
  readonly redoable: Change | undefined
}

const mostChanges = 200
const stacks: { done: Change[]; undone: Change[]; seen: Changes } = { done: [], undone: [], seen: { undoable: undefined, redoable: undefined } }
const listeners = new Set<() => void>()

/** Remembers a change that was made: Ctrl-Z takes it back. */
export function rememberChange(change: Change): void {
  stacks.done = [...stacks.done, change].slice(-mostChanges)
  stacks.undone = []
  tell()
}

/** Takes the last change back. */
export async function undo(): Promise<void> {
  const change = stacks.done.pop()
  if (!change) return
  stacks.undone.push(change)
  tell()
  await change.undo()
}

/** Does again what was taken back. */
export async function redo(): Promise<void> {
  const change = stacks.undone.pop()
  if (!change) return
  stacks.done.push(change)
  tell()
  await change.redo()
}

/** What can be undone and done again now. */
export function useChanges(): Changes {
  return useSyncExternalStore(listen, () => stacks.seen)
}

function tell(): void {
  stacks.seen = { undoable: stacks.done.at(-1), redoable: stacks.undone.at(-1) }
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
