import { lazy, Suspense, type KeyboardEvent } from 'react'
import type { CellAnswer, NotebookRunAnswer } from '../../../../src/app/server/notebook-types.ts'
import { say } from '../../language.ts'
import { refresh, tell } from '../../ask.ts'
import { Loading, Machine } from '../../part/say.tsx'
import type { PlotRows } from '../../part/plot-chart.tsx'
import { formatNumber } from '../../words/format.ts'
import { words } from '../../words/notebook.ts'
import type { CellDraft } from './draft.ts'

/** Plot comes when the first chart is drawn. */
const PlotChart = lazy(async () => ({ default: (await import('../../part/plot-chart.tsx')).PlotChart }))

const rowsShown = 50

interface CellProps {
  readonly cell: CellDraft
  readonly run: NotebookRunAnswer | undefined
  readonly onChange: (cell: CellDraft) => void
  readonly onRun: () => void
  readonly onUp: (() => void) | undefined
  readonly onRemove: () => void
}

/** One cell, to be written on, with what it gave below it. */
export function CellEditor({ cell, run, onChange, onRun, onUp, onRemove }: CellProps) {
  const result = run?.cells.find(({ id }) => id === cell.id)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onRun()
  }
  return (
    <article className="notebook-cell">
      <header>
        <span className="tag">{words.kinds[cell.kind]}</span>
        <input aria-label={words.id} value={cell.id} onChange={(event) => onChange({ ...cell, id: event.target.value })} maxLength={40} />
        <span className="quiet">{cell.kind === 'tool' ? words.toolHint : cell.kind === 'chart' ? words.chartHint : ''}</span>
        {cell.kind === 'sql' ? (
          <button type="button" onClick={() => void keep(cell)} title={words.standingHint}>
            {words.keep}
          </button>
        ) : null}
        {onUp ? (
          <button type="button" onClick={onUp} aria-label={words.up} title={words.up}>
            ↑
          </button>
        ) : null}
        <button type="button" onClick={onRemove} aria-label={words.remove} title={words.remove}>
          ×
        </button>
      </header>
      <textarea
        aria-label={words.content} value={cell.content} rows={Math.min(14, cell.content.split('\n').length + 1)} spellCheck={cell.kind === 'text'}
        onChange={(event) => onChange({ ...cell, content: event.target.value })} onKeyDown={onKeyDown}
      />
      {result ? <Result result={result} run={run!} /> : null}
    </article>
  )
}

/** Keeps a cell of SQL as a standing question under its name. */
async function keep({ id, content }: CellDraft): Promise<void> {
  await tell('/api/questions', { name: id, sql: content })
  refresh('/api/questions')
}

function Result({ result, run }: { result: CellAnswer; run: NotebookRunAnswer }) {
  switch (result.kind) {
    case 'text':
      return null
    case 'failed':
      return (
        <div className="notice notice-bad" role="alert">
          <pre>{result.message}</pre>
        </div>
      )
    case 'sql':
      return <Rows rows={rowsOf(result)} note={result.truncated ? words.truncated : ''} />
    case 'tool': {
      const { tests, wrong, missed } = result.run.errorRates
      return (
        <>
          <p className="quiet">
            <Machine /> {result.run.tool} {result.run.version} <code title={result.run.sha256}>{result.run.outputSha256.slice(0, 16)}</code>. {filled(words.cited, { tests, wrong, missed })}
          </p>
          <Rows rows={rowsOf(result)} note="" />
        </>
      )
    }
    case 'chart': {
      const source = run.cells.find(({ id }) => id === result.chart.of)
      const label = result.chart.title ?? filled(words.chart, { of: result.chart.of, marks: result.chart.marks.map(({ mark }) => mark).join(', ') })
      return (
        <figure>
          <figcaption>{label}</figcaption>
          <Suspense fallback={<Loading />}>
            <PlotChart chart={result.chart} rows={source ? rowsOf(source) : []} label={label} />
          </Suspense>
          {result.chart.caption ? <p className="quiet">{result.chart.caption}</p> : null}
        </figure>
      )
    }
  }
}

function rowsOf(result: CellAnswer): PlotRows {
  if (result.kind === 'tool') return result.run.rows
  if (result.kind !== 'sql') return []
  return result.rows.map((row) => Object.fromEntries(result.columns.map(({ name }, index) => [name, row[index]])))
}

function Rows({ rows, note }: { rows: PlotRows; note: string }) {
  const columns = Object.keys(rows[0] ?? {})
  return (
    <div className="result">
      <div className="result-scroll" tabIndex={0}>
        <table className="plain grid">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, rowsShown).map((row, index) => (
              <tr key={index}>
                {columns.map((column) => (
                  <td key={column} className={typeof row[column] === 'number' ? 'number' : undefined}>
                    {cellText(row[column])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="quiet">
        {rows.length > rowsShown ? filled(words.shown, { count: rowsShown, n: formatNumber(rows.length) }) : say('row', { count: rows.length, n: formatNumber(rows.length) })} {note}
      </p>
    </div>
  )
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '∅'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function filled(sentence: string, parts: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(parts[name] ?? ''))
}
