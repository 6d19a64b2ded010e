import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Page } from '../../../src/app/server/api-types.ts'
import { toggleEntity, useFocus } from '../focus.ts'
import type { Pages } from '../pages.ts'
import { countOf } from '../words/format.ts'
import { words } from '../words/things.ts'
import { Failed, Loading } from './say.tsx'

/** A column of a list: its heading, its width as CSS grid has it, and the cell of a row. */
export interface Column<Row> {
  readonly name: string
  readonly width: string
  readonly align?: 'end'
  cell(row: Row): ReactNode
}

/** How a list is shown. */
export interface PagedTableProps<Row> {
  readonly label: string
  readonly pages: Pages<Row, Page<Row>>
  readonly columns: readonly Column<Row>[]
  readonly empty: ReactNode
  readonly rowHeight?: number
  /** Opens the evidence of a row: Enter, or a double click. */
  open?(row: Row): void
  isMarked?(row: Row): boolean
  /** The entity that a row stands for, where rows can be selected: by its box, or `x`. */
  entityOf?(row: Row): { readonly id: string; readonly caption: string }
}

/** A long list: only the rows in view are in the page, and only they are asked for. Rows are walked by keys. */
export function PagedTable<Row>({ label, pages, columns, empty, rowHeight = 30, open, isMarked, entityOf }: PagedTableProps<Row>) {
  const { entities } = useFocus()
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const [active, setActive] = useState(-1)
  const rows = useVirtualizer({ count: pages.total, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12 })
  const items = rows.getVirtualItems()
  const from = items[0]?.index ?? 0
  const to = items.at(-1)?.index ?? 0
  useEffect(() => void pages.need(from, to))
  useEffect(() => {
    setActive(-1)
    scroller.current?.scrollTo({ top: 0 })
  }, [pages.first])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget && (event.target as HTMLElement).closest('input, textarea, select')) return
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1, PageDown: 20, PageUp: -20 }[event.key]
    if (step !== undefined && !event.metaKey && !event.ctrlKey) {
      event.preventDefault()
      const next = Math.max(0, Math.min(pages.total - 1, active + step))
      setActive(next)
      rows.scrollToIndex(next)
    }
    const row = active >= 0 ? pages.row(active) : undefined
    if (event.key === 'x' && row && entityOf) toggleEntity(entityOf(row).id, entityOf(row).caption)
    if (event.key === 'Enter' && event.target === event.currentTarget && row && open) open(row)
  }

  if (pages.failure) return <Failed failure={pages.failure} />
  if (!pages.first) return <Loading />
  const template = { gridTemplateColumns: `${entityOf ? '1.2rem ' : ''}${columns.map((column) => column.width).join(' ')}` }
  return (
    <div className={`list${pages.old ? ' is-old' : ''}`}>
      <div
        className="list-scroll" ref={scroller} role="grid" aria-label={label} aria-rowcount={pages.total} tabIndex={0}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined} onKeyDown={onKeyDown} data-list
      >
        <div className="list-head" role="row" style={template}>
          {entityOf ? <span role="columnheader" aria-label={words.select} /> : null}
          {columns.map((column) => (
            <span key={column.name} role="columnheader" className={column.align === 'end' ? 'number' : undefined}>
              {column.name}
            </span>
          ))}
        </div>
        <div role="rowgroup" style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {items.map((item) => {
            const row = pages.row(item.index)
            const entity = row === undefined ? undefined : entityOf?.(row)
            const isSelected = entity !== undefined && entities.includes(entity.id)
            const marked = isSelected || (row !== undefined && (isMarked?.(row) ?? false))
            return (
              <div
                key={item.key} id={`${id}-${item.index}`} role="row" aria-rowindex={item.index + 1} aria-selected={marked}
                className={`list-row${item.index === active ? ' is-active' : ''}${marked ? ' is-marked' : ''}`}
                style={{ ...template, height: item.size, transform: `translateY(${item.start}px)` }}
                onClick={() => setActive(item.index)} onDoubleClick={() => row && open?.(row)}
              >
                {entityOf ? (
                  <span role="gridcell">
                    {entity ? <input type="checkbox" tabIndex={-1} aria-label={`${words.select}: ${entity.caption}`} checked={isSelected} onChange={() => toggleEntity(entity.id, entity.caption)} /> : null}
                  </span>
                ) : null}
                {columns.map((column) => (
                  <span key={column.name} role="gridcell" className={column.align === 'end' ? 'number' : undefined}>
                    {row === undefined ? '' : column.cell(row)}
                  </span>
                ))}
              </div>
            )
          })}
        </div>
      </div>
      {pages.total === 0 ? <div className="quiet empty list-empty">{empty}</div> : null}
      <p className="list-foot quiet" aria-live="polite">
        {countOf(pages.total, 'row')}
      </p>
    </div>
  )
}
