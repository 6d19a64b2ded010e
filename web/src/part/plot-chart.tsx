import * as Plot from '@observablehq/plot'
import { useEffect, useRef } from 'react'
import type { ChartCell } from '../../../src/tool/notebook/notebook.ts'

/** Rows that a chart draws, by column. */
export type PlotRows = readonly Readonly<Record<string, unknown>>[]

type Mark = ChartCell['marks'][number]
type Options = Readonly<Record<string, unknown>>

/** A chart told as data, drawn by Observable Plot; what is not a mark or a channel of the contract cannot be in it. */
export function PlotChart({ chart, rows, label }: { chart: ChartCell; rows: PlotRows; label: string }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const drawn = Plot.plot({
      width: 860, marginLeft: 110, marginBottom: 44, className: 'chart', figure: false, title: undefined, ariaLabel: label,
      x: { ...chart.scales?.x }, y: { grid: true, ...chart.scales?.y },
      marks: chart.marks.map((mark) => markOf(mark, prepared(rows, mark))),
    })
    // Its own style sheet is refused by the server's policy; ours says the same.
    for (const style of drawn.querySelectorAll('style')) style.remove()
    place.current?.replaceChildren(drawn)
    return () => drawn.remove()
  }, [chart, rows, label])
  return <div className="plot" ref={place} />
}

function markOf({ mark, group, bin, reduce, ...channels }: Mark, rows: PlotRows): Plot.Markish {
  const options: Options = { ...channels, tip: mark === 'dot' || mark === 'barX' || mark === 'barY' ? true : undefined }
  const make = Plot[mark] as unknown as (data: PlotRows, options: Options) => Plot.Markish
  return make(rows, summed(options, { group, bin, reduce: reduce ?? 'count' }))
}

function summed(options: Options, { group, bin, reduce }: { group: Mark['group']; bin: Mark['bin']; reduce: string }): Options {
  if (group === 'x') return Plot.groupX({ y: reduce } as Plot.GroupOutputs, options) as Options
  if (group === 'y') return Plot.groupY({ x: reduce } as Plot.GroupOutputs, options) as Options
  if (bin === 'x') return Plot.binX({ y: reduce } as Plot.BinOutputs, options as Plot.BinXInputs<Options>) as Options
  if (bin === 'y') return Plot.binY({ x: reduce } as Plot.BinOutputs, options as Plot.BinYInputs<Options>) as Options
  return options
}

/** Days and instants as dates, decimals told as text as numbers: in columns where every value is one. */
function prepared(rows: PlotRows, { x, y, x1, x2, y1, y2, r }: Mark): PlotRows {
  const columns = [x, y, x1, x2, y1, y2, r].filter((name) => name !== undefined)
  const readers = new Map(columns.map((name) => [name, readerOf(rows.map((row) => row[name]))]))
  return rows.map((row) => ({ ...row, ...Object.fromEntries([...readers].map(([name, read]) => [name, read(row[name])])) }))
}

function readerOf(values: readonly unknown[]): (value: unknown) => unknown {
  const told = values.filter((value) => value !== null)
  const are = (pattern: RegExp) => told.length > 0 && told.every((value) => typeof value === 'string' && pattern.test(value))
  if (are(/^\d{4}-\d\d-\d\d([T ]\d\d:\d\d.*)?$/)) return (value) => (value === null ? null : new Date(String(value).replace(' ', 'T')))
  if (are(/^-?\d+(\.\d+)?$/)) return (value) => (value === null ? null : Number(value))
  return (value) => value
}
