import type { MappingPreview } from '../../../../src/app/server/api-types.ts'
import type { NotAnswered } from '../../ask.ts'
import { Loading, Tag } from '../../part/say.tsx'
import { formatNumber } from '../../words/format.ts'
import { words } from '../../words/intake.ts'

/** The entities that the first rows of a table give, with the row of each value; or what is wrong with the mapping. */
export function Preview({ preview, failure }: { preview: MappingPreview | undefined; failure: NotAnswered | undefined }) {
  return (
    <section aria-live="polite">
      <h2>
        {words.preview} {preview ? <span className="number">{`${formatNumber(preview.rows)} ${words.previewOf}`}</span> : null}
      </h2>
      {failure ? (
        <p className="notice notice-bad" role="alert">
          {failure.message}
        </p>
      ) : null}
      {!preview && !failure ? <Loading /> : null}
      {preview ? (
        <div className={failure ? 'previews is-old' : 'previews'} tabIndex={0} aria-label={words.preview}>
          {preview.entities.map((entity) => (
            <article key={entity.id} className="preview">
              <h3>
                {entity.caption} <Tag>{entity.kind}</Tag>
              </h3>
              <dl>
                {entity.values.map(({ label, value, row }, index) => (
                  <div key={index}>
                    <dt>{label}</dt>
                    <dd className="value">
                      {value} {row === null ? null : <span className="quiet">{`${words.row} ${row}`}</span>}
                    </dd>
                  </div>
                ))}
              </dl>
            </article>
          ))}
        </div>
      ) : null}
      {preview && preview.unread > 0 ? (
        <p className="state-partly">
          {formatNumber(preview.unread)} {words.unread}
        </p>
      ) : null}
      {preview && preview.problems.length > 0 ? (
        <>
          <h3>{words.problems}</h3>
          <ul className="quiet">
            {preview.problems.map((problem, index) => (
              <li key={index}>{problem}</li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}
