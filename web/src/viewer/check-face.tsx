import { atServer } from '../base.ts'
import type { SheetAnswer, SheetLine } from '../../../src/app/server/api-types.ts'
import { useAnswer } from '../ask.ts'
import { Innocent } from '../part/contradiction.tsx'
import { PlaceLink } from '../part/link.tsx'
import { Failed, Loading, Machine, Tag } from '../part/say.tsx'
import { words as checkWords } from '../words/contradictions.ts'
import { words } from '../words/viewer.ts'
import type { FaceProps } from './face-view.tsx'

/** The check sheet of an exhibit: what a person still has to look at, with crops and innocent explanations; then the rest. */
export function CheckFace({ exhibit }: FaceProps) {
  const { answer, failure } = useAnswer<SheetAnswer>(`/api/exhibits/${exhibit.number}/sheet`)
  if (failure) return <Failed failure={failure} />
  if (!answer) return <Loading />
  const { entries, pictures, outcomes, mustLook, notice } = answer
  const toLook = entries.filter((entry) => entry.mustLook)
  const settled = entries.filter((entry) => !entry.mustLook && entry.outcome !== 'not-applicable')
  const unfit = entries.filter((entry) => entry.outcome === 'not-applicable')
  const firstUse = new Map<string, SheetLine>()
  for (const entry of toLook) for (const name of entry.pictures) if (!firstUse.has(name)) firstUse.set(name, entry)
  const rest = pictures.filter(({ name }) => !firstUse.has(name))
  return (
    <div className="check-sheet">
      <p>
        {Object.entries(outcomes).map(([outcome, count]) => (
          <span key={outcome}>
            <Tag tone={outcome === 'fail' ? 'error' : 'plain'}>{checkWords.outcomes[outcome] ?? outcome}</Tag> {count}{' '}
          </span>
        ))}
        <b>{mustLook ? words.sheet.mustLook : words.sheet.nothing}</b>
      </p>
      <p className="quiet">{notice}</p>
      {toLook.length > 0 ? <h3>{words.sheet.look}</h3> : null}
      {toLook.map((entry, index) => (
        <Look key={index} entry={entry} pictures={pictures} isFirst={(name) => firstUse.get(name) === entry} />
      ))}
      {settled.length > 0 ? <h3>{words.sheet.settled}</h3> : null}
      {settled.length > 0 ? <Lines entries={settled} /> : null}
      {unfit.length > 0 ? (
        <details>
          <summary>
            {unfit.length} {words.sheet.unfit}
          </summary>
          <Lines entries={unfit} />
        </details>
      ) : null}
      {rest.length > 0 ? <h3>{words.sheet.pictures}</h3> : null}
      {rest.map((picture) => (
        <SheetPicture key={picture.name} picture={picture} />
      ))}
    </div>
  )
}

function Look({ entry, pictures, isFirst }: { entry: SheetLine; pictures: SheetAnswer['pictures']; isFirst: (name: string) => boolean }) {
  const crops = pictures.filter(({ name }) => entry.pictures.includes(name))
  const before = crops.filter(({ name }) => !isFirst(name))
  return (
    <article className="contradiction">
      <h4>{entry.title}</h4>
      <p>
        <Tag tone={entry.outcome === 'fail' ? 'error' : 'plain'}>{checkWords.outcomes[entry.outcome] ?? entry.outcome}</Tag> {entry.message}
      </p>
      <dl className="observed">
        <div>
          <dt>{checkWords.observed}</dt>
          <dd>
            <code>{entry.observed || '–'}</code>
          </dd>
        </div>
        <div>
          <dt>{checkWords.expected}</dt>
          <dd>
            <code>{entry.expected || '–'}</code>
          </dd>
        </div>
      </dl>
      {crops.filter(({ name }) => isFirst(name)).map((picture) => (
        <SheetPicture key={picture.name} picture={picture} />
      ))}
      {before.length > 0 ? (
        <p className="quiet">
          {words.sheet.shownAbove} {before.map(({ caption }) => caption).join('; ')}
        </p>
      ) : null}
      <p className="quiet">
        <PlaceLink place={entry.place} short /> · <Machine /> <Tag title={checkWords.strengths[entry.strength]}>{entry.strength}</Tag> <code>{entry.checkId}</code> · {entry.clause}
      </p>
      <Innocent explanations={entry.explanations} />
    </article>
  )
}

function Lines({ entries }: { entries: readonly SheetLine[] }) {
  return (
    <table className="sheet-lines">
      <thead>
        <tr>
          <th>{checkWords.outcome}</th>
          <th>{words.sheet.check}</th>
          <th>{checkWords.observed}</th>
          <th>{checkWords.expected}</th>
          <th>{words.sheet.place}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry, index) => (
          <tr key={index}>
            <td>{checkWords.outcomes[entry.outcome] ?? entry.outcome}</td>
            <td>
              {entry.title}
              <br />
              <span className="quiet">{entry.clause}</span>
            </td>
            <td>{entry.observed}</td>
            <td>{entry.expected}</td>
            <td>
              <PlaceLink place={entry.place} short />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function SheetPicture({ picture }: { picture: SheetAnswer['pictures'][number] }) {
  return (
    <figure className="sheet-picture">
      <a href={atServer(picture.address)} target="_blank" rel="noreferrer" title={words.sheet.enlarge}>
        <img src={atServer(picture.address)} alt={picture.caption} loading="lazy" />
      </a>
      <figcaption>
        {picture.caption} <PlaceLink place={picture.place} short />
      </figcaption>
    </figure>
  )
}
