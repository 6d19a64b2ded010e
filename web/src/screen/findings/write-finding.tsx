import { useRef, useState, type DragEvent, type FormEvent } from 'react'
import type { CitationLine, FindingList } from '../../../../src/app/server/api-types.ts'
import { change } from '../../address.ts'
import { tell, useAnswer, type NotAnswered } from '../../ask.ts'
import { clearAside, droppedPlace, useAside, type SetAside } from '../../cite.ts'
import { PlaceLink } from '../../part/link.tsx'
import { Failed } from '../../part/say.tsx'
import { words } from '../../words/findings.ts'

interface Cited extends SetAside {
  readonly isAgainst: boolean
}

const kinds = ['fact', 'allegation', 'assessment'] as const
const keyOf = ({ place }: SetAside) => `${place.exhibit} ${place.locator}`

/** A finding is written: a sentence, how far it reaches, and the places it rests on, dragged here or taken from those put aside. */
export function WriteFinding({ list, basedOn }: { list: FindingList; basedOn: string | undefined }) {
  const base = list.findings.find(({ id }) => id === basedOn)
  const { answer: places } = useAnswer<CitationLine[]>(base ? `/api/findings/${base.number}/citations` : undefined)
  if (base && !places) return null
  const start = (places ?? []).map(({ place, quote, role }): Cited => ({ place, quote: quote ?? '', isAgainst: role === 'against' }))
  return <Form list={list} base={base} start={start} />
}

function Form({ list, base, start }: { list: FindingList; base: FindingList['findings'][number] | undefined; start: readonly Cited[] }) {
  const [cited, setCited] = useState(start)
  const [isOver, setOver] = useState(false)
  const [failure, setFailure] = useState<NotAnswered>()
  const aside = useAside()
  const form = useRef<HTMLFormElement>(null)
  const cite = (more: readonly SetAside[]) => setCited((before) => [...before, ...more.filter((one) => !before.some((known) => keyOf(known) === keyOf(one))).map((one) => ({ ...one, isAgainst: false }))])
  const close = () => change({ write: undefined, basedOn: undefined })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const told = new FormData(form.current ?? undefined)
    try {
      await tell('/api/findings', {
        sentence: String(told.get('sentence')), kind: String(told.get('kind')), chapter: String(told.get('chapter')), ...(base ? { basedOn: base.id } : {}),
        citations: cited.map(({ place, quote, isAgainst }) => ({ place: `${place.exhibit}:${place.locator}`, role: isAgainst ? 'against' : 'support', ...(quote ? { quote } : {}) })),
      })
      clearAside()
      close()
    } catch (thrown) {
      setFailure(thrown as NotAnswered)
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const dropped = droppedPlace(event.dataTransfer)
    if (dropped) cite([dropped])
  }
  const left = aside.filter((one) => !cited.some((known) => keyOf(known) === keyOf(one)))
  return (
    <form ref={form} className="write notice" onSubmit={(event) => void submit(event)} aria-label={words.write}>
      <label className="wide">
        {words.sentence}
        <textarea name="sentence" required maxLength={4000} rows={3} defaultValue={base?.sentence} autoFocus />
      </label>
      <p className="actions">
        <label>
          {words.kind}{' '}
          <select name="kind" defaultValue={base?.kind ?? 'assessment'}>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {words.kinds[kind]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.chapterOf} <input name="chapter" list="chapters" required maxLength={120} defaultValue={base?.chapter ?? list.chapters[0]} />
        </label>
        <datalist id="chapters">
          {list.chapters.map((chapter) => (
            <option key={chapter} value={chapter} />
          ))}
        </datalist>
      </p>
      <fieldset className={`cites${isOver ? ' is-over' : ''}`} data-cites onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={drop}>
        <legend>{words.rests}</legend>
        {cited.length === 0 ? <p className="quiet">{words.dropHere}</p> : null}
        <ul>
          {cited.map((one) => (
            <li key={keyOf(one)}>
              <PlaceLink place={one.place} /> {one.quote ? <q>{one.quote}</q> : null}{' '}
              <label className="quiet">
                <input type="checkbox" checked={one.isAgainst} onChange={() => setCited(cited.map((other) => (other === one ? { ...one, isAgainst: !one.isAgainst } : other)))} /> {words.isAgainst}
              </label>{' '}
              <button type="button" className="as-link" aria-label={`× ${one.place.exhibit} ${one.place.where}`} onClick={() => setCited(cited.filter((other) => other !== one))}>
                ×
              </button>
            </li>
          ))}
        </ul>
        {left.length > 0 ? (
          <div>
            <p>
              {words.aside}{' '}
              <button type="button" onClick={() => cite(left)}>
                {words.takeAll}
              </button>{' '}
              <button type="button" className="as-link" onClick={clearAside}>
                {words.dropAside}
              </button>
            </p>
            <ul>
              {left.map((one) => (
                <li key={keyOf(one)}>
                  <button type="button" className="as-link" onClick={() => cite([one])}>
                    {words.take}
                  </button>{' '}
                  <PlaceLink place={one.place} /> {one.quote ? <q>{one.quote}</q> : null}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </fieldset>
      {failure ? <Failed failure={failure} /> : null}
      <p className="actions">
        <button type="submit" disabled={!cited.some(({ isAgainst }) => !isAgainst)}>
          {words.putDown}
        </button>
        <button type="button" onClick={close}>
          {words.cancel}
        </button>
      </p>
    </form>
  )
}
