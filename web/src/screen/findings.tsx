import { atServer } from '../base.ts'
import { useState } from 'react'
import type { CitationLine, FindingLine, FindingList } from '../../../src/app/server/api-types.ts'
import { change, formatAddress } from '../address.ts'
import { tell, useAnswer } from '../ask.ts'
import { Facets } from '../part/facets.tsx'
import { FilterBox } from '../part/filter-box.tsx'
import { PlaceLink } from '../part/link.tsx'
import { Mover } from '../part/mover.tsx'
import { Empty, Failed, Loading, Machine, Tag } from '../part/say.tsx'
import type { ScreenProps } from '../screens.tsx'
import { words } from '../words/findings.ts'
import { FindingDeeds } from './findings/finding-deeds.tsx'
import { Release } from './findings/release.tsx'
import { WriteFinding } from './findings/write-finding.tsx'

/** Every finding with what it rests on, by chapter of the dossier. */
export function FindingsScreen({ query }: Pick<ScreenProps, 'query'>) {
  const { answer, failure } = useAnswer<FindingList>('/api/findings')
  if (failure) return <Failed failure={failure} />
  if (!answer) return <Loading />
  const { chapter = '', q = '' } = query
  const chapters = [...Map.groupBy(answer.findings, (finding) => finding.chapter)]
  const counts = chapters.map(([name, findings]) => ({ name, label: name, count: findings.length }))
  const order = [...new Set([...chapters.map(([name]) => name), ...answer.chapters])]
  const ids = (of: string) => chapters.find(([name]) => name === of)?.[1].map(({ id }) => id) ?? []
  // The order of all findings is told: what is not named would fall behind.
  const putInOrder = (of: string, names: readonly string[]) => tell('/api/findings-order', { findings: chapters.flatMap(([name]) => (name === of ? names : ids(name))) })
  const wanted = q.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = chapters
    .filter(([name]) => chapter === '' || name === chapter)
    .map(([name, findings]) => [name, findings.filter(({ sentence, rule }) => wanted.every((word) => `${sentence} ${rule}`.toLowerCase().includes(word)))] as const)
    .filter(([, findings]) => findings.length > 0)
  return (
    <div className="with-facets">
      <div className="side">
        <Facets title={words.chapter} name="chapter" chosen={chapter} all={words.all} counts={counts} />
      </div>
      <section className="reading">
        <header className="list-title">
          <h1>{words.title}</h1>
          <FilterBox value={q} label={words.filter} />
          <DossierLinks dossier={answer.dossier} />
          <button type="button" onClick={() => change({ write: 'yes' })}>
            {words.write}
          </button>
        </header>
        {query['write'] ? <WriteFinding key={query['basedOn'] ?? ''} list={answer} basedOn={query['basedOn']} /> : null}
        {answer.findings.some(({ origin }) => origin === 'person') ? <p className="quiet">{words.nextBuild} <a href="#/intake">{words.build}</a></p> : null}
        {answer.findings.length === 0 ? <Empty>{words.empty}</Empty> : shown.length === 0 ? <Empty>{words.noneFits}</Empty> : null}
        {shown.map(([name, findings]) => (
          <section key={name}>
            <h2>
              {name} <Mover kind="chapter" name={name} names={order} label={name} words={words} onMove={({ names }) => void tell('/api/findings-order', { chapters: names })} />
            </h2>
            <ol className="findings">
              {findings.map((finding) => (
                <Finding key={finding.id} finding={finding} ids={ids(name)} onMove={(names) => void putInOrder(name, names)} />
              ))}
            </ol>
          </section>
        ))}
        {answer.withdrawn.length > 0 ? (
          <section>
            <h2>{words.withdrawnTitle}</h2>
            <ul>
              {answer.withdrawn.map(({ id, sentence, withdrawn }) => (
                <li key={id} className="quiet">
                  <del>{sentence}</del> {withdrawn?.by}: {withdrawn?.reason}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </section>
    </div>
  )
}

function DossierLinks({ dossier }: Pick<FindingList, 'dossier'>) {
  if (!dossier.page) return <span className="quiet">{words.noDossier}</span>
  return (
    <span className="actions">
      <a className="button" href="#/dossier">
        {words.open}
      </a>
      <Release />
      {dossier.pdf ? (
        <a className="button" href={atServer('/dossier/dossier.pdf')} download>
          {words.pdf}
        </a>
      ) : (
        <span className="quiet">{words.noPdf}</span>
      )}
    </span>
  )
}

function Finding({ finding, ids, onMove }: { finding: FindingLine; ids: readonly string[]; onMove: (names: readonly string[]) => void }) {
  const [isOpen, setOpen] = useState(false)
  const { answer } = useAnswer<CitationLine[]>(isOpen ? `/api/findings/${finding.number}/citations` : undefined)
  const cited = answer ?? finding.cited
  return (
    <li value={finding.number}>
      <p>{finding.sentence}</p>
      {finding.stale ? (
        <p className="notice">
          {words.stale}: <del>{finding.stale.before}</del> <ins>{finding.stale.after}</ins>
        </p>
      ) : null}
      <p className="tellings">
        <Tag title={words.kindHints[finding.kind]}>{words.kinds[finding.kind] ?? finding.kind}</Tag>{' '}
        {finding.state === 'machine' ? <Machine /> : <Tag tone="judged">{words.states[finding.state] ?? finding.state}</Tag>}{' '}
        {finding.by ? <span className="quiet">{`${words.byPerson} ${finding.by}`}</span> : null}
        {finding.reviewedBy ? <span className="quiet">{`✓ ${finding.reviewedBy}`}</span> : null}
        {cited.map((citation) => (
          <span key={citation.sequence} title={citation.quote ?? undefined}>
            <PlaceLink place={citation.place} short={cited.length > 2} />
            {citation.role === 'against' ? <Tag>{words.against}</Tag> : null}
          </span>
        ))}
        {cited.length < finding.citations && !isOpen ? (
          <button type="button" className="as-link" onClick={() => setOpen(true)}>
            +{finding.citations - cited.length} {words.more}
          </button>
        ) : null}
        {finding.query ? (
          <a className="quiet" href={formatAddress(['sql'], { q: finding.query })} title={finding.query}>
            {words.query}
          </a>
        ) : null}
      </p>
      <div className="finding-foot">
        <Mover kind={`finding ${finding.chapter}`} name={finding.id} names={ids} label={String(finding.number)} words={words} onMove={({ names }) => onMove(names)} />
        <FindingDeeds finding={finding} />
      </div>
    </li>
  )
}
