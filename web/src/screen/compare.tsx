import { useEffect, useState, type FormEvent } from 'react'
import type { ExhibitAnswer, ExhibitList } from '../../../src/app/server/api-types.ts'
import { change, formatAddress, go } from '../address.ts'
import { questionOf, useAnswer } from '../ask.ts'
import { Empty, Failed, Loading } from '../part/say.tsx'
import type { ScreenProps } from '../screens.tsx'
import { words } from '../words/compare.ts'
import { drawSide } from './compare/draw-side.ts'
import { manners, Stage, type Manner } from './compare/stage.tsx'
import '../style/compare.css'

/** Two pictures or pages beside or over each other, with what differs: `#/compare/12/14?left=1&right=2&how=difference`. */
export function CompareScreen({ path, query }: ScreenProps) {
  const [, one, other] = path
  const manner = manners.find((known) => known === query['how']) ?? 'side'
  const [left, right] = [useSide(one, Number(query['left']) || 1), useSide(other, Number(query['right']) || 1)]
  const failure = left.failure ?? right.failure
  return (
    <section className="listing compare">
      <header className="list-title">
        <h1>{words.title}</h1>
        <div className="tabs" role="tablist" aria-label={words.title}>
          {manners.map((name: Manner) => (
            <button key={name} type="button" role="tab" aria-selected={name === manner} onClick={() => change({ how: name === 'side' ? undefined : name })}>
              {words.manners[name]}
            </button>
          ))}
        </div>
      </header>
      <div className="compare-choice">
        <Choice label={words.one} chosen={one} page={left} name="left" to={(number) => go(formatAddress(['compare', number, ...(other ? [other] : [])], query))} />
        <Choice label={words.other} chosen={other} page={right} name="right" to={(number) => go(formatAddress(['compare', one ?? number, number], query))} />
      </div>
      {failure ? <p className="notice">{failure}</p> : null}
      {one && other ? left.canvas && right.canvas ? <Stage manner={manner} one={left.canvas} other={right.canvas} /> : failure ? null : <Loading /> : <Empty>{words.choose}</Empty>}
    </section>
  )
}

interface DrawnSide {
  readonly exhibit?: ExhibitAnswer
  readonly page: number
  readonly canvas?: HTMLCanvasElement
  readonly failure?: string
}

function useSide(number: string | undefined, page: number): DrawnSide {
  const { answer: exhibit, failure } = useAnswer<ExhibitAnswer>(number ? `/api/exhibits/${number}` : undefined)
  const [drawn, setDrawn] = useState<{ key: string; canvas?: HTMLCanvasElement; failure?: string }>()
  const key = `${exhibit?.number} ${page}`
  useEffect(() => {
    if (!exhibit || exhibit.number !== number) return undefined
    let wanted = true
    const isPdf = exhibit.format === 'pdf'
    if (!isPdf && !exhibit.faces.includes('picture')) {
      setDrawn({ key, failure: `${exhibit.number} ${exhibit.name}: ${words.noPicture}` })
      return undefined
    }
    drawSide({ exhibit: exhibit.number, page, isPdf }).then(
      (canvas) => wanted && setDrawn({ key, canvas }),
      () => wanted && setDrawn({ key, failure: `${exhibit.number} ${exhibit.name}: ${words.notDrawn}` }),
    )
    return () => {
      wanted = false
    }
  }, [exhibit, number, page, key])
  const isThis = drawn?.key === key && exhibit?.number === number
  const why = failure?.message ?? (isThis ? drawn.failure : undefined)
  return { page, ...(exhibit ? { exhibit } : {}), ...(isThis && drawn.canvas ? { canvas: drawn.canvas } : {}), ...(why ? { failure: why } : {}) }
}

interface ChoiceProps {
  readonly label: string
  readonly chosen: string | undefined
  readonly page: DrawnSide
  readonly name: 'left' | 'right'
  to(number: string): void
}

/** The exhibit of a side, by number, found by words of its path; and the page. */
function Choice({ label, chosen, page: { exhibit, page }, name, to }: ChoiceProps) {
  const [text, setText] = useState(chosen ?? '')
  useEffect(() => void setText(chosen ?? ''), [chosen])
  const { answer, failure } = useAnswer<ExhibitList>(text && text !== chosen ? questionOf('/api/exhibits', { q: text, limit: 20 }) : undefined)
  const pages = exhibit?.format === 'pdf' ? (exhibit.pages ?? 1) : 1
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const number = /^\d+(\.\d+)*$/.test(text.trim()) ? text.trim() : answer?.rows[0]?.number
    if (number) to(number)
  }
  return (
    <form onSubmit={submit}>
      <label>
        {label} <input value={text} onChange={(event) => setText(event.target.value)} list={`compare-${name}`} spellCheck={false} placeholder={words.prompt} />
      </label>
      <datalist id={`compare-${name}`}>
        {answer?.rows.map((row) => (
          <option key={row.number} value={row.number}>
            {row.path}
          </option>
        ))}
      </datalist>
      <span className="quiet cut">{exhibit?.name}</span>
      {pages > 1 ? (
        <label>
          {words.page}{' '}
          <input type="number" min={1} max={pages} value={page} onChange={(event) => change({ [name]: event.target.value }, true)} /> / {pages}
        </label>
      ) : null}
      <button type="submit">{words.show}</button>
      {failure ? <Failed failure={failure} /> : null}
    </form>
  )
}
