import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { RowsAnswer, Sheet } from '../../../src/app/server/api-types.ts'
import { change } from '../address.ts'
import { ask, questionOf } from '../ask.ts'
import { formatNumber } from '../words/format.ts'
import { words } from '../words/viewer.ts'
import type { FaceProps } from './face-view.tsx'
import { MarkedText } from './marked-text.tsx'

const blockRows = 100
const rowHeight = 26
const charPixels = 7.2

type Cells = readonly (string | null)[] | null

/** The tables of an exhibit, read again from the bytes block by block, opened at the row and the cell. */
export function TableFace({ exhibit, parts }: FaceProps) {
  const place = parts?.kind === 'cell' ? parts : undefined
  const [chosen, setChosen] = useState<string | null | undefined>(undefined)
  const wanted = place ? (place.sheet ?? null) : undefined
  const name = chosen !== undefined ? chosen : wanted
  const sheet = exhibit.sheets.find((candidate) => candidate.name === name) ?? exhibit.sheets[0]
  useEffect(() => void setChosen(undefined), [wanted, place?.row])
  if (!sheet) return null
  return (
    <div className="table-face">
      {exhibit.sheets.length > 1 ? (
        <div className="sheets" role="group" aria-label={words.sheets}>
          {exhibit.sheets.map((candidate) => (
            <button key={candidate.name ?? ''} type="button" aria-pressed={candidate === sheet} onClick={() => setChosen(candidate.name)}>
              {candidate.name} <span className="number">{formatNumber(candidate.rows)}</span>
            </button>
          ))}
        </div>
      ) : null}
      <SheetView key={sheet.name} exhibit={exhibit.number} sheet={sheet} place={place && (place.sheet ?? null) === sheet.name ? place : undefined} />
    </div>
  )
}

interface CellPlace {
  readonly row: number
  readonly columns: readonly number[]
  readonly chars?: readonly [number, number]
}

function SheetView({ exhibit, sheet, place }: { exhibit: string; sheet: Sheet; place: CellPlace | undefined }) {
  const scroller = useRef<HTMLDivElement>(null)
  const { blocks, need } = useBlocks(exhibit, sheet)
  const rows = useVirtualizer({ count: sheet.rows, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 10, scrollPaddingStart: rowHeight })
  const items = rows.getVirtualItems()
  const from = items[0]?.index ?? 0
  const to = items.at(-1)?.index ?? 0
  useEffect(() => void need(from, to), [from, to, need])
  useEffect(() => {
    if (place) rows.scrollToIndex(place.row - 1, { align: 'center' })
  }, [place?.row, rows])

  const widths = useMemo(() => columnWidths(sheet, blocks), [sheet, blocks])
  const template = `calc(${String(sheet.rows).length}ch + 1.3rem) ${widths.map((width) => `${width}px`).join(' ')}`
  const firstColumn = place?.columns[0]
  useEffect(() => {
    if (firstColumn === undefined || !scroller.current) return
    const left = widths.slice(0, firstColumn - 1).reduce((sum, width) => sum + width, 0)
    const room = scroller.current.clientWidth - 60
    const right = left + (widths[firstColumn - 1] ?? 0)
    if (left < scroller.current.scrollLeft || right > scroller.current.scrollLeft + room) scroller.current.scrollLeft = Math.max(0, left - room / 3)
  }, [firstColumn, widths])

  return (
    <div className="sheet" ref={scroller} tabIndex={0} role="table" aria-rowcount={sheet.rows} aria-label={sheet.name ?? words.faces.table}>
      <div className="sheet-head" role="row" style={{ gridTemplateColumns: template }}>
        <span role="columnheader" aria-label={words.row} />
        {sheet.columns.map((column) => (
          <span key={column.column} role="columnheader" className={column.treatment} title={headTitle(column)}>
            {column.name || `${words.column} ${column.column}`}
          </span>
        ))}
      </div>
      <div role="rowgroup" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {items.map((item) => {
          const number = item.index + 1
          const cells = blocks.get(Math.floor(item.index / blockRows))?.[item.index % blockRows]
          const isHere = place?.row === number
          return (
            <div
              key={item.key} role="row" aria-rowindex={number} className={`sheet-row${isHere ? ' is-here' : ''}`}
              style={{ gridTemplateColumns: template, transform: `translateY(${item.start}px)` }}
            >
              <span role="rowheader" className="row-number">
                {number}
              </span>
              {cells === null ? <span role="cell" className="quiet">{words.unreadRow}</span> : null}
              {sheet.columns.map((column) =>
                cells === null ? null : (
                  <Cell
                    key={column.column} text={cells?.[column.column - 1] ?? ''} isAwaited={cells === undefined} place={isHere ? place : undefined} column={column.column}
                    onOpen={() => change({ at: cellLocator(sheet.name, number, column.column), face: undefined })}
                  />
                ),
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Cell({ text, isAwaited, place, column, onOpen }: { text: string; isAwaited: boolean; place: CellPlace | undefined; column: number; onOpen: () => void }) {
  const isHere = place !== undefined && (place.columns.length === 0 || place.columns.includes(column))
  const chars = isHere && place.columns.length === 1 ? place.chars : undefined
  return (
    <span role="cell" className={`cell${isHere && place.columns.length > 0 ? ' is-here' : ''}`} title={text} onClick={onOpen} {...(isHere && !isAwaited ? { 'data-mark': true } : {})}>
      {isAwaited ? '·' : chars ? <MarkedText text={text} mark={chars} /> : text}
    </span>
  )
}

function cellLocator(sheet: string | null, row: number, column: number): string {
  return `${sheet === null ? '' : `sheet=${encodeURIComponent(sheet)}&`}row=${row}&col=${column}`
}

function headTitle({ name, treatment, target, confidence, reason }: Sheet['columns'][number]): string {
  const meaning = treatment === 'mapped' ? `read as ${target}` : treatment ? `${words.unmapped}${target ? `: ${target}` : ''}` : ''
  return [name, meaning, reason, confidence == null ? '' : `confidence ${confidence}`].filter(Boolean).join('\n')
}

/** As wide as the content of the first blocks, within bounds. */
function columnWidths(sheet: Sheet, blocks: ReadonlyMap<number, readonly Cells[]>): number[] {
  const sample = [...blocks.values()].flat().slice(0, 400)
  return sheet.columns.map(({ column, name }) => {
    const longest = sample.reduce((most, cells) => Math.max(most, cells?.[column - 1]?.length ?? 0), name.length)
    return Math.round(Math.min(320, Math.max(56, longest * charPixels + 18)))
  })
}

function useBlocks(exhibit: string, sheet: Sheet): { blocks: ReadonlyMap<number, readonly Cells[]>; need: (from: number, to: number) => void } {
  const [blocks, setBlocks] = useState<ReadonlyMap<number, readonly Cells[]>>(new Map())
  const asked = useRef(new Set<number>())
  const need = useMemo(
    () => (from: number, to: number) => {
      for (let block = Math.floor(from / blockRows); block <= Math.floor(to / blockRows); block++) {
        if (asked.current.has(block)) continue
        asked.current.add(block)
        loadBlock(exhibit, sheet, block).then(
          (rows) => setBlocks((before) => new Map(before).set(block, rows)),
          () => asked.current.delete(block),
        )
      }
    },
    [exhibit, sheet],
  )
  return { blocks, need }
}

/** A block of rows; a wide table comes in several answers. */
async function loadBlock(exhibit: string, sheet: Sheet, block: number): Promise<Cells[]> {
  const rows: Cells[] = []
  const wanted = Math.min(blockRows, sheet.rows - block * blockRows)
  while (rows.length < wanted) {
    const { rows: more } = await ask<RowsAnswer>(
      questionOf(`/api/exhibits/${exhibit}/rows`, { sheet: sheet.name ?? undefined, first: block * blockRows + rows.length + 1, count: wanted - rows.length }),
    )
    if (more.length === 0) break
    rows.push(...more)
  }
  return rows
}
