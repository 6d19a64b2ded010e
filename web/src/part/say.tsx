import type { ReactNode } from 'react'
import type { NotAnswered } from '../ask.ts'
import { words } from '../words/shell.ts'

/** A short tag: a state, a kind, a method. */
export function Tag({ children, tone = 'plain', title }: { children: ReactNode; tone?: string; title?: string }) {
  return (
    <span className={`tag tag-${tone}`} title={title}>
      {children}
    </span>
  )
}

/** Says that a result was computed and no person has reviewed it. */
export function Machine() {
  return (
    <Tag tone="machine" title={words.machineHint}>
      {words.machine}
    </Tag>
  )
}

/** Says that an answer is awaited. */
export function Loading() {
  return (
    <p className="quiet loading" role="status">
      {words.loading}
    </p>
  )
}

/** Says why something is empty. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="quiet empty">{children}</p>
}

/** Says what went wrong, and what to do when the case is not built. */
export function Failed({ failure }: { failure: NotAnswered }) {
  if (failure.code === 'case.not-built') {
    return (
      <div className="notice" role="alert">
        <h2>{words.notBuilt}</h2>
        <p>{words.notBuiltHint}</p>
        <p className="quiet">{failure.message}</p>
      </div>
    )
  }
  return (
    <div className="notice notice-bad" role="alert">
      <p>{failure.message}</p>
      <p className="quiet">{failure.code}</p>
    </div>
  )
}
