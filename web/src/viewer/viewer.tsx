import type { ExhibitAnswer, ExhibitFace, PlaceAnswer, PlaceParts } from '../../../src/app/server/api-types.ts'
import { useEffect } from 'react'
import { change, formatAddress, useAddress } from '../address.ts'
import { putAside, useAside } from '../cite.ts'
import { noteOpened } from '../opened.ts'
import { atServer } from '../base.ts'
import { questionOf, useAnswer } from '../ask.ts'
import { Failed, Loading, Tag } from '../part/say.tsx'
import { formatBytes, formatNumber } from '../words/format.ts'
import { words as placeWords } from '../words/place.ts'
import { words as compareWords } from '../words/compare.ts'
import { words } from '../words/viewer.ts'
import { ExhibitFacts } from './exhibit-facts.tsx'
import { FaceView } from './face-view.tsx'
import { PlaceStrip } from './place-strip.tsx'

/** An exhibit, opened at a place: its faces as tabs, the place marked and in view. */
export function Viewer({ exhibit, at, face, isWhole }: { exhibit: string; at: string | undefined; face: string | undefined; isWhole: boolean }) {
  const path = `/api/exhibits/${exhibit}`
  const { answer, failure } = useAnswer<ExhibitAnswer>(path)
  const place = useAnswer<PlaceAnswer>(at === undefined ? undefined : questionOf(`${path}/place`, { at }))
  if (failure) return <Failed failure={failure} />
  if (!answer || (at !== undefined && !place.answer && !place.failure)) return <Loading />
  const parts = at === undefined || place.failure ? undefined : place.answer?.parts
  const chosen = chooseFace(answer, face, parts)
  return (
    <article className="viewer" data-viewer>
      <ViewerHead exhibit={answer} isWhole={isWhole} />
      {answer.state !== 'read' && answer.reason ? (
        <p className="viewer-note">
          {answer.state === 'unread' ? words.unreadNote : words.partlyNote} {answer.reason}
        </p>
      ) : null}
      {place.failure ? <Failed failure={place.failure} /> : null}
      {at !== undefined && place.answer && parts?.kind !== 'whole' ? <PlaceStrip exhibit={exhibit} answer={place.answer} /> : null}
      <div className="tabs" role="tablist" aria-label={answer.name}>
        {answer.faces.map((name) => (
          <button key={name} type="button" role="tab" aria-selected={name === chosen} onClick={() => change({ face: name })}>
            {words.faces[name]}
            <FaceCount exhibit={answer} face={name} />
          </button>
        ))}
      </div>
      <div className={`face face-${chosen ?? 'none'}`} role="tabpanel" aria-label={chosen ? words.faces[chosen] : answer.name}>
        {chosen ? <FaceView exhibit={answer} face={chosen} parts={parts} at={at} /> : null}
      </div>
    </article>
  )
}

function ViewerHead({ exhibit, isWhole }: { exhibit: ExhibitAnswer; isWhole: boolean }) {
  const addressOf = (number: string) => (isWhole ? formatAddress(['exhibit', number]) : undefined)
  const step = (number: string | undefined, sign: string, label: string, mark: Record<string, true>) =>
    number ? (
      <a
        className="step" href={addressOf(number) ?? formatAddress(['exhibit', number])} title={`${label} (${number})`} aria-label={label} {...mark}
        onClick={(event) => {
          if (isWhole) return
          event.preventDefault()
          change({ see: number, at: undefined, face: undefined })
        }}
      >
        {sign}
      </a>
    ) : null
  return (
    <header className="viewer-head">
      <div className="viewer-title">
        <h2>
          <span className="exhibit-number">{exhibit.number}</span> {exhibit.name}
        </h2>
        <p className="quiet">
          {exhibit.format ?? words.unknownFormat} · {formatBytes(exhibit.sizeBytes)} · {exhibit.authority}{' '}
          {exhibit.state === 'read' ? null : <Tag tone={exhibit.state}>{placeWords.states[exhibit.state]}</Tag>}
        </p>
        <ExhibitFacts exhibit={exhibit} />
      </div>
      <div className="viewer-tools">
        {step(exhibit.previous, '‹', words.previous, { 'data-previous': true })}
        {step(exhibit.next, '›', words.next, { 'data-next': true })}
        {exhibit.format === 'pdf' || exhibit.faces.includes('picture') ? <a href={formatAddress(['compare', exhibit.number])}>{compareWords.compare}</a> : null}
        <CiteButton exhibit={exhibit} />
        <a href={atServer(`/api/exhibits/${exhibit.number}/bytes`)} download title={words.saveHint}>
          {words.save}
        </a>
        {isWhole ? null : (
          <>
            <a href={formatAddress(['exhibit', exhibit.number], { at: new URLSearchParams(window.location.hash.split('?')[1]).get('at') ?? undefined })}>{words.full}</a>
            <button type="button" className="close" aria-label={words.close} title={`${words.close} (Esc)`} onClick={() => change({ see: undefined, at: undefined, face: undefined })}>
              ×
            </button>
          </>
        )}
      </div>
    </header>
  )
}

function CiteButton({ exhibit }: { exhibit: ExhibitAnswer }) {
  const { query } = useAddress()
  const aside = useAside()
  const locator = query['at'] ?? 'whole'
  const { answer } = useAnswer<PlaceAnswer>(locator === 'whole' ? undefined : questionOf(`/api/exhibits/${exhibit.number}/place`, { at: locator }))
  const isAside = aside.some(({ place }) => place.exhibit === exhibit.number && place.locator === locator)
  useEffect(() => noteOpened({ exhibit: exhibit.number, locator }), [exhibit.number, locator])
  const place = { exhibit: exhibit.number, path: exhibit.path, locator, where: answer?.place.where ?? '' }
  return (
    <button type="button" data-cite aria-pressed={isAside} title={`${words.citeHint} (c)`} onClick={() => putAside({ place, quote: answer?.statements?.[0]?.original ?? answer?.statements?.[0]?.value ?? '' })}>
      {isAside ? words.citeDone : words.cite}
    </button>
  )
}

function FaceCount({ exhibit, face }: { exhibit: ExhibitAnswer; face: ExhibitFace }) {
  const counts: Partial<Record<ExhibitFace, number | null>> = {
    statement: exhibit.statements, problem: exhibit.problems, inside: exhibit.children, page: exhibit.pages, table: exhibit.sheets.length > 1 ? exhibit.sheets.length : null,
  }
  const count = counts[face]
  return count ? <span className="number"> {formatNumber(count)}</span> : null
}

const faceOfPlace: Readonly<Record<PlaceParts['kind'], ExhibitFace | undefined>> = {
  whole: undefined, page: 'page', cell: 'table', chars: 'text', bytes: 'byte', part: 'mail', pointer: 'record', field: 'field', member: 'inside',
}

/** The face that was asked for, else the one on which the place stands, else the most telling one. */
function chooseFace({ faces }: ExhibitAnswer, asked: string | undefined, parts: PlaceParts | undefined): ExhibitFace | undefined {
  const named = faces.find((face) => face === asked)
  const ofPlace = parts && faceOfPlace[parts.kind]
  if (named) return named
  // A field of a picture is shown beside the picture.
  if (ofPlace === 'field' && faces.includes('picture')) return 'picture'
  return ofPlace && faces.includes(ofPlace) ? ofPlace : faces[0]
}
