import type { CaseContent, FindingList, Overview } from '../../../src/app/server/api-types.ts'
import { formatAddress } from '../address.ts'
import { useAnswer } from '../ask.ts'
import { PlaceLink } from '../part/link.tsx'
import { TourOffer } from '../part/tour.tsx'
import { Empty, Failed, Loading, Machine, Tag } from '../part/say.tsx'
import { countOf, formatDate, formatInstant, formatNumber } from '../words/format.ts'
import { words } from '../words/overview.ts'
import { Waiting } from './overview/waiting.tsx'
import { words as placeWords } from '../words/place.ts'
import { words as shellWords } from '../words/shell.ts'

/** The case at a glance: what it is for, what it holds, what was found, what could not be read. */
export function OverviewScreen() {
  const { answer, failure } = useAnswer<Overview>('/api/overview')
  if (failure) return <Failed failure={failure} />
  if (!answer) return <Loading />
  return (
    <div className="overview">
      <header className="page-head">
        <h1>{answer.title}</h1>
        <p className="lead">{answer.purpose}</p>
        <p className="quiet">
          <Tag tone={answer.build.state === 'current' ? 'read' : 'partly'}>{words.built[answer.build.state]}</Tag>
          {answer.build.at ? ` ${formatInstant(answer.build.at)}` : ''} · {words.made} {formatInstant(answer.createdAt)}, {answer.createdBy} · {words.review} {answer.retentionReview}
        </p>
      </header>
      <TourOffer />
      {answer.content ? <Content overview={answer} content={answer.content} /> : <NotBuilt />}
      <div className="columns">
        <Authorities authorities={answer.authorities} />
        <Journal journal={answer.journal} />
      </div>
    </div>
  )
}

function NotBuilt() {
  return (
    <div className="notice">
      <h2>{shellWords.notBuilt}</h2>
      <p>
        {shellWords.notBuiltHint} <code>jackdaw build</code> · <a href="#/intake">{words.buildNow}</a>
      </p>
    </div>
  )
}

function Content({ overview, content }: { overview: Overview; content: CaseContent }) {
  const shown = Object.keys(words.numbers).filter((name) => content.counts[name] !== undefined)
  return (
    <>
      <ul className="numbers">
        {shown.map((name) => {
          const [label, target] = words.numbers[name]!
          return (
            <li key={name}>
              <a href={`#/${target}`}>
                <b>{formatNumber(content.counts[name] ?? 0)}</b>
                <span>{label}</span>
              </a>
            </li>
          )
        })}
      </ul>
      {content.span ? (
        <p className="quiet">
          {words.span} <a href="#/timeline">{formatDate(content.span.first)}</a> {words.to} <a href="#/timeline">{formatDate(content.span.last)}</a>.
        </p>
      ) : null}
      <Waiting overview={overview} content={content} />
      <div className="columns">
        <FindingDigest />
        <div>
          <Things content={content} />
          <Coverage content={content} />
        </div>
      </div>
      <div className="columns">
        <Unread content={content} />
        <Problems content={content} />
      </div>
    </>
  )
}

function FindingDigest() {
  const { answer } = useAnswer<FindingList>('/api/findings')
  if (!answer) return <Loading />
  const chapters = Map.groupBy(answer.findings, ({ chapter }) => chapter)
  return (
    <section>
      <h2>
        {words.findings} <Machine />
      </h2>
      {answer.findings.length === 0 ? <Empty>{words.noFindings}</Empty> : null}
      {[...chapters].map(([chapter, findings]) => (
        <div className="digest" key={chapter}>
          <h3>
            <a href={formatAddress(['findings'], { chapter })}>{chapter}</a> <span className="number">{findings.length}</span>
          </h3>
          <p>
            {findings[0]?.sentence}{' '}
            {findings[0]?.cited.slice(0, 2).map((citation) => (
              <PlaceLink key={citation.sequence} place={citation.place} short />
            ))}
          </p>
        </div>
      ))}
      <p>
        <a href="#/findings">{words.allFindings}</a>
      </p>
    </section>
  )
}

function Things({ content }: { content: CaseContent }) {
  const most = Math.max(1, ...content.things.map(({ count }) => count))
  return (
    <section>
      <h2>{words.things}</h2>
      {content.things.length === 0 ? <Empty>{words.noThings}</Empty> : null}
      <ul className="bars">
        {content.things.slice(0, 14).map(({ name, label, count }) => (
          <li key={name}>
            <a href={formatAddress(['things'], { type: name })}>{label}</a>
            <span className="bar" aria-hidden="true">
              <span style={{ width: `${Math.max(1, (count / most) * 100)}%` }} />
            </span>
            <span className="number">{formatNumber(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Coverage({ content }: { content: CaseContent }) {
  return (
    <section>
      <h2>{words.coverage}</h2>
      <table className="plain">
        <caption className="quiet">{words.coverageHint}</caption>
        <thead>
          <tr>
            <th scope="col">{words.format}</th>
            {(['read', 'partly', 'unread'] as const).map((state) => (
              <th key={state} scope="col" className="number">
                {placeWords.states[state]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {content.coverage.map((line) => (
            <tr key={line.format}>
              <th scope="row">
                <a href={formatAddress(['exhibits'], { format: line.format || 'unknown' })}>{line.format || words.unknownFormat}</a>
              </th>
              {(['read', 'partly', 'unread'] as const).map((state) => (
                <td key={state} className={`number state-${state}`}>
                  {line[state] ? <a href={formatAddress(['exhibits'], { format: line.format || 'unknown', state })}>{formatNumber(line[state])}</a> : ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Unread({ content }: { content: CaseContent }) {
  const unmapped = content.counts['columnsUnmapped'] ?? 0
  return (
    <section>
      <h2>{words.unread}</h2>
      {content.unread.length === 0 ? <Empty>{words.allRead}</Empty> : null}
      <ul className="cards">
        {content.unread.map((line) => (
          <li key={`${line.state} ${line.reason}`}>
            <p>
              <Tag tone={line.state}>{placeWords.states[line.state]}</Tag> <b>{formatNumber(line.count)}</b> · {line.reason}
            </p>
            <p className="quiet">
              {words.example} <PlaceLink place={line.example} />
            </p>
          </li>
        ))}
      </ul>
      {unmapped > 0 ? (
        <p className="quiet">
          {formatNumber(unmapped)} {words.unmapped}.
        </p>
      ) : null}
    </section>
  )
}

function Problems({ content }: { content: CaseContent }) {
  return (
    <section>
      <h2>{words.problems}</h2>
      {content.problems.length === 0 ? <Empty>{words.noProblems}</Empty> : null}
      <ul className="cards">
        {content.problems.map((problem) => (
          <li key={`${problem.code} ${problem.severity}`}>
            <p>
              <Tag tone={problem.severity}>{placeWords.severities[problem.severity] ?? problem.severity}</Tag> <code>{problem.code}</code> <b>{formatNumber(problem.count)}</b>
            </p>
            <p className="quiet">
              {problem.example} {problem.place ? <PlaceLink place={problem.place} short /> : null}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Authorities({ authorities }: Pick<Overview, 'authorities'>) {
  return (
    <section>
      <h2>{words.authorities}</h2>
      <ul className="cards">
        {authorities.map((authority) => (
          <li key={authority.id}>
            <p>
              <b>{authority.id}</b> {authority.kind} · {authority.reference}
            </p>
            <p className="quiet">
              {authority.issuer}. {authority.scope}. {authority.from || authority.until ? `${authority.from ?? '…'} – ${authority.until ?? '…'}. ` : ''}
              {countOf(authority.exhibits, 'exhibit')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Journal({ journal }: Pick<Overview, 'journal'>) {
  return (
    <section>
      <h2>
        {words.journal} <span className="quiet">{countOf(journal.entries, 'entry')}</span>
      </h2>
      <table className="plain journal">
        <tbody>
          {journal.latest.map((line) => (
            <tr key={line.sequence}>
              <td className="number">{line.sequence}</td>
              <td>{formatInstant(line.time)}</td>
              <td>{line.actor}</td>
              <td>
                <code>{line.verb}</code>
              </td>
              <td className="cut">{line.what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
