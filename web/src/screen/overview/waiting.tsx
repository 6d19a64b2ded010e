import type { CaseContent, FindingList, HypothesisMatrix, Overview, ReviewAnswer } from '../../../../src/app/server/api-types.ts'
import { questionOf, useAnswer } from '../../ask.ts'
import { PlaceLink } from '../../part/link.tsx'
import { StandingQuestions } from '../notebook/standing-questions.tsx'
import { Pins } from './pins.tsx'
import { Tag } from '../../part/say.tsx'
import { formatNumber } from '../../words/format.ts'
import { words as findingWords } from '../../words/findings.ts'
import { words } from '../../words/waiting.ts'

/** What waits for a person, the hypotheses, and what persons wrote. */
export function Waiting({ overview, content }: { overview: Overview; content: CaseContent }) {
  const { answer: review } = useAnswer<ReviewAnswer>(questionOf('/api/review', { order: 'open', limit: 200 }))
  const { answer: matrix } = useAnswer<HypothesisMatrix>('/api/hypotheses')
  const { answer: list } = useAnswer<FindingList>('/api/findings')
  const written = list?.findings.filter(({ origin }) => origin === 'person') ?? []
  const unread = list?.findings.filter(({ state }) => state === 'machine').length ?? 0
  const stale = list?.findings.filter((finding) => finding.stale !== null).length ?? 0
  const states = [...Map.groupBy(list?.findings ?? [], ({ state }) => state)]
  const notSearched = (content.counts['unread'] ?? 0) + (content.counts['partly'] ?? 0)
  const waits = [
    { count: review?.pairs.length ?? 0, label: words.pairs, target: '#/review', isOpen: review?.pairs.length === 200 },
    { count: stale, label: words.stale, target: '#/findings' },
    { count: unread, label: words.unread, target: '#/findings' },
    { count: notSearched, label: words.notSearched, target: '#/exhibits?state=unread' },
  ].filter(({ count }) => count > 0)
  return (
    <div className="columns">
      <section>
        <h2>{words.title}</h2>
        <ul className="waits">
          {overview.build.state === 'current' ? null : (
            <li>
              <a href="#/intake">{words.build}</a>
            </li>
          )}
          {waits.map(({ count, label, target, isOpen }) => (
            <li key={label}>
              <a href={target}>
                <b>
                  {formatNumber(count)}
                  {isOpen ? '+' : ''}
                </b>{' '}
                {label}
              </a>
            </li>
          ))}
        </ul>
        <Pins />
        {waits.length === 0 && overview.build.state === 'current' ? <p className="quiet">{words.nothing}</p> : null}
      </section>
      <section>
        <h2>
          <a href="#/hypotheses">{words.hypotheses}</a>
        </h2>
        {matrix?.hypotheses.length === 0 ? (
          <p className="quiet">
            {words.none} <a href="#/hypotheses">{words.write}</a>
          </p>
        ) : null}
        <ul>
          {matrix?.hypotheses.map(({ id, sentence, against }) => (
            <li key={id}>
              <b>{id}</b> {sentence} <span className="quiet">{`${against.toFixed(1)} ${words.against}`}</span>
            </li>
          ))}
        </ul>
        <h2>
          <a href="#/findings">{words.findings}</a>
        </h2>
        <p>
          {states.map(([state, findings]) => (
            <span key={state} className="total">
              <b>{formatNumber(findings.length)}</b> {words.findingStates[state] ?? state}
            </span>
          ))}
        </p>
        {written.length > 0 ? <h2>{words.persons}</h2> : null}
        <ul>
          {written.map(({ id, sentence, state, by, cited }) => (
            <li key={id}>
              {sentence} <Tag tone="judged">{findingWords.states[state] ?? state}</Tag> <span className="quiet">{by}</span>{' '}
              {cited.slice(0, 3).map(({ sequence, place }) => (
                <PlaceLink key={sequence} place={place} short />
              ))}
            </li>
          ))}
        </ul>
        <StandingQuestions whenNone={<p className="quiet">{words.noStanding} <a href="#/notebook">{words.askOne}</a></p>} />
      </section>
    </div>
  )
}
