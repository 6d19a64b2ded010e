import { useEffect, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import type { SqlAnswer, ViewLine } from '../../../src/app/server/api-types.ts'
import { change } from '../address.ts'
import { questionOf, useAnswer } from '../ask.ts'
import { entityAddress } from '../part/link.tsx'
import { Failed, Loading } from '../part/say.tsx'
import { countOf } from '../words/format.ts'
import { words } from '../words/sql.ts'

/** A question in SQL over the documented views. */
export function SqlScreen({ query }: { query: Readonly<Record<string, string>> }) {
  const asked = query['q'] ?? ''
  const [text, setText] = useState(asked || words.start)
  useEffect(() => {
    if (asked) setText(asked)
  }, [asked])
  const { answer, failure, old } = useAnswer<SqlAnswer>(asked ? questionOf('/api/sql', { q: asked }) : undefined)
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    if (text.trim()) change({ q: text })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
  }
  return (
    <div className="sql">
      <section className="sql-main">
        <h1>{words.title}</h1>
        <form onSubmit={submit}>
          <textarea value={text} onChange={(event) => setText(event.target.value)} onKeyDown={onKeyDown} aria-label={words.label} rows={7} spellCheck={false} />
          <p className="actions">
            <button type="submit">{words.ask}</button> <span className="quiet">{words.hint}</span>
          </p>
        </form>
        {asked && failure && !old ? <Refused message={failure.message} /> : null}
        {asked && !failure && !answer ? <Loading /> : null}
        {asked && answer && !failure ? <Result answer={answer} isOld={old} /> : null}
      </section>
      <Views />
    </div>
  )
}

function Refused({ message }: { message: string }) {
  return (
    <div className="notice notice-bad" role="alert">
      <pre>{message}</pre>
    </div>
  )
}

function Result({ answer, isOld }: { answer: SqlAnswer; isOld: boolean }) {
  return (
    <div className={isOld ? 'result is-old' : 'result'}>
      <p className="quiet">
        {countOf(answer.rows.length, 'row')}, {answer.milliseconds} ms. {answer.truncated ? words.truncated : ''}
      </p>
      <div className="result-scroll" tabIndex={0}>
        <table className="plain grid">
          <thead>
            <tr>
              {answer.columns.map((column) => (
                <th key={column.name} scope="col" title={column.type}>
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.rows.map((row, index) => (
              <tr key={index}>
                {row.map((value, column) => (
                  <td key={column} className={isNumeric(answer.columns[column]?.type) ? 'number' : undefined}>
                    {cellOf(answer.columns[column]?.name ?? '', value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

const entityColumns = /^(canonical_id|entity_id|source_id|target_id|left_id|right_id|payer_id|beneficiary_id|target_canonical_id|edge_id)$/

function cellOf(name: string, value: unknown): ReactNode {
  if (value === null) return <span className="quiet">∅</span>
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return entityColumns.test(name) && /^[0-9a-f]{32}$/.test(text) ? <a href={entityAddress(text)}>{text.slice(0, 8)}…</a> : text
}

function isNumeric(type = ''): boolean {
  return /^(DECIMAL|DOUBLE|FLOAT|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?)/.test(type)
}

function Views() {
  const { answer, failure } = useAnswer<ViewLine[]>('/api/views')
  if (failure) return <Failed failure={failure} />
  return (
    <aside className="views" aria-label={words.views} tabIndex={0}>
      <h2>{words.views}</h2>
      {(answer ?? []).map((view) => (
        <details key={view.name}>
          <summary title={view.doc}>
            <code>{view.name}</code>
          </summary>
          <p className="quiet">{view.doc}</p>
          <dl>
            {view.columns.map((column) => (
              <div key={column.name}>
                <dt>
                  <code>{column.name}</code>
                </dt>
                <dd className="quiet">{column.doc}</dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </aside>
  )
}
