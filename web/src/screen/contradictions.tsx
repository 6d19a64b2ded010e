import type { ContradictionLine, SignLine, SignList } from '../../../src/app/server/api-types.ts'
import { change } from '../address.ts'
import { questionOf, useAnswer } from '../ask.ts'
import { Contradiction, Innocent } from '../part/contradiction.tsx'
import { Facets } from '../part/facets.tsx'
import { FilterBox } from '../part/filter-box.tsx'
import { PlaceLink } from '../part/link.tsx'
import { Empty, Failed, Loading, Machine, Tag } from '../part/say.tsx'
import { words } from '../words/contradictions.ts'

type Query = Readonly<Record<string, string>>

/** What does not hold: statements that cannot both be true, and documents that failed a check. */
export function ContradictionsScreen({ query }: { query: Query }) {
  const isSigns = query['tab'] === 'signs'
  return (
    <section className="reading">
      <header className="list-title">
        <h1>{isSigns ? words.signs : words.title}</h1>
        <div className="tabs" role="tablist" aria-label={words.title}>
          <button type="button" role="tab" aria-selected={!isSigns} onClick={() => change({ tab: undefined, q: undefined, outcome: undefined })}>
            {words.title}
          </button>
          <button type="button" role="tab" aria-selected={isSigns} onClick={() => change({ tab: 'signs', q: undefined })}>
            {words.signs}
          </button>
        </div>
        <FilterBox value={query['q'] ?? ''} label={words.filter} />
      </header>
      {isSigns ? <Signs query={query} /> : <Contradictions q={query['q'] ?? ''} />}
    </section>
  )
}

function Contradictions({ q }: { q: string }) {
  const { answer, failure } = useAnswer<ContradictionLine[]>(questionOf('/api/contradictions', { q }))
  if (failure) return <Failed failure={failure} />
  if (!answer) return <Loading />
  if (answer.length === 0) return <Empty>{q ? words.noneFits : words.none}</Empty>
  return (
    <div className="stack">
      {answer.map((contradiction) => (
        <Contradiction key={contradiction.id} contradiction={contradiction} withName />
      ))}
    </div>
  )
}

const signsShown = 500

function Signs({ query }: { query: Query }) {
  const { answer, failure } = useAnswer<SignList>(questionOf('/api/signs', { outcome: query['outcome'], q: query['q'], limit: signsShown }))
  if (failure) return <Failed failure={failure} />
  if (!answer) return <Loading />
  return (
    <div className="with-facets">
      <div className="side">
        <Facets
          title={words.outcome} name="outcome" chosen={query['outcome'] ?? ''} all={words.all}
          counts={answer.outcomes.map((count) => ({ ...count, label: words.outcomes[count.name] ?? count.name }))}
        />
        <p className="quiet">{words.notProof}</p>
      </div>
      <div className="stack scroll">
        {answer.rows.length === 0 ? <Empty>{words.noSigns}</Empty> : null}
        {answer.rows.map((sign) => (
          <Sign key={sign.id} sign={sign} />
        ))}
      </div>
    </div>
  )
}

function Sign({ sign }: { sign: SignLine }) {
  return (
    <article className="contradiction">
      <p>
        <Tag tone={sign.outcome === 'fail' ? 'error' : 'plain'}>{words.outcomes[sign.outcome] ?? sign.outcome}</Tag> {sign.message}
      </p>
      {sign.observed !== null || sign.expected !== null ? (
        <dl className="observed">
          <div>
            <dt>{words.observed}</dt>
            <dd>
              <PlaceLink place={sign.place}>
                <code>{sign.observed ?? '–'}</code>
              </PlaceLink>
            </dd>
          </div>
          <div>
            <dt>{words.expected}</dt>
            <dd>
              <code>{sign.expected ?? '–'}</code>
            </dd>
          </div>
        </dl>
      ) : null}
      <p className="quiet">
        <PlaceLink place={sign.place} /> · <Machine /> <Tag title={words.strengths[sign.strength]}>{sign.strength}</Tag> <code>{sign.check}</code>
        {sign.clause ? ` · ${sign.clause}` : ''}
      </p>
      <Innocent explanations={sign.explanations} />
    </article>
  )
}
