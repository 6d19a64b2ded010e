import { useState, type FormEvent } from 'react'
import type { SearchAnswerLines } from '../../../../src/app/server/api-types.ts'
import { change, formatAddress } from '../../address.ts'
import { questionOf, useAnswer } from '../../ask.ts'
import { EntityLink } from '../../part/link.tsx'
import { formatNumber } from '../../words/format.ts'
import { words } from '../../words/search.ts'

const mostLines = 200

/** A list is searched line by line, each as a phrase: how often it is found, and whom it names. The list stands in the address. */
export function ListSearch({ list }: { list: string }) {
  const [text, setText] = useState(list)
  const lines = [...new Set(list.split('\n').map((line) => line.trim()).filter(Boolean))].slice(0, mostLines)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change({ list: text.trim() || undefined })
  }
  return (
    <details className="list-search" open={list !== ''}>
      <summary>{words.list}</summary>
      <form onSubmit={submit}>
        <label>
          <span className="quiet">{words.listHint}</span>
          <textarea value={text} onChange={(event) => setText(event.target.value)} rows={6} spellCheck={false} aria-label={words.list} />
        </label>
        <p className="actions">
          <button type="submit">{words.listGo}</button>
        </p>
      </form>
      {lines.length > 0 ? (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{words.listHead.line}</th>
              <th scope="col" className="number">
                {words.listHead.places}
              </th>
              <th scope="col">{words.listHead.named}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={line} line={line} />
            ))}
          </tbody>
        </table>
      ) : null}
    </details>
  )
}

function Line({ line }: { line: string }) {
  const phrase = `"${line.replaceAll('"', ' ')}"`
  const { answer, failure } = useAnswer<SearchAnswerLines>(questionOf('/api/search', { q: phrase, limit: 1 }))
  return (
    <tr>
      <th scope="row">
        <a href={formatAddress(['search'], { q: phrase })}>{line}</a>
      </th>
      <td className="number">{answer ? formatNumber(answer.total) : (failure?.message ?? '…')}</td>
      <td>
        {answer?.entities.map((entity) => (
          <span key={entity.id} className="read-as">
            <EntityLink entity={entity} withKind />{' '}
          </span>
        ))}
      </td>
    </tr>
  )
}
