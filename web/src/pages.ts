import { useCallback, useEffect, useState } from 'react'
import type { Page } from '../../src/app/server/api-types.ts'
import { ask, questionOf, useEpoch, type NotAnswered, type Parameters } from './ask.ts'

/** A long list of which only the rows that are looked at are asked for. */
export interface Pages<Row, List extends Page<Row>> {
  /** The answer for the first rows: totals and facets. */
  readonly first?: List
  readonly total: number
  readonly failure?: NotAnswered
  readonly old: boolean
  row(index: number): Row | undefined
  /** Asks for the rows of a range that are not there yet. */
  need(from: number, to: number): void
}

const pageRows = 100

interface State<Row, List> {
  readonly key: string
  readonly first?: List
  readonly failure?: NotAnswered
  readonly rows: ReadonlyMap<number, readonly Row[]>
}

/** The list that a path and its filters name. */
export function usePages<Row, List extends Page<Row> = Page<Row>>(path: string, parameters: Parameters): Pages<Row, List> {
  const key = questionOf(path, parameters)
  const [state, setState] = useState<State<Row, List>>({ key: '', rows: new Map() })

  const load = useCallback(
    (page: number) => {
      const question = `${key}${key.includes('?') ? '&' : '?'}offset=${page * pageRows}&limit=${pageRows}`
      ask<List>(question).then(
        (list) =>
          setState((before) => {
            const rows = new Map(before.key === key ? before.rows : [])
            rows.set(page, list.rows)
            const first = before.key === key ? (before.first ?? list) : list
            return { key, first: page === 0 ? list : first, rows }
          }),
        (failure: NotAnswered) => setState((before) => (before.key === key && before.rows.size > 0 ? before : { key, failure, rows: new Map() })),
      )
    },
    [key],
  )
  const epoch = useEpoch(key)
  useEffect(() => {
    if (epoch > 0) setState((before) => (before.key === key ? { ...before, rows: new Map() } : before))
    load(0)
  }, [load, epoch, key])

  const current = state.key === key
  const need = (from: number, to: number): void => {
    if (!current) return
    for (let page = Math.floor(from / pageRows); page <= Math.floor(to / pageRows); page++) if (!state.rows.has(page)) load(page)
  }
  return {
    ...(state.first ? { first: state.first } : {}),
    total: state.first?.total ?? 0,
    ...(state.failure && current ? { failure: state.failure } : {}),
    old: !current,
    row: (index) => state.rows.get(Math.floor(index / pageRows))?.[index % pageRows],
    need,
  }
}
