import type { EntityAnswer } from '../../../src/app/server/api-types.ts'
import { formatAddress } from '../address.ts'
import { useAnswer } from '../ask.ts'
import { pin, usePins } from '../pins.ts'
import { toggleEntity, useFocus } from '../focus.ts'
import { Contradiction } from '../part/contradiction.tsx'
import { Failed, Loading, Machine, Tag } from '../part/say.tsx'
import { countOf, formatProbability } from '../words/format.ts'
import { words } from '../words/entity.ts'
import { words as shellWords } from '../words/shell.ts'
import type { ScreenProps } from '../screens.tsx'
import { ThingsScreen } from './things.tsx'
import { EntityEvents } from './entity/entity-events.tsx'
import { EntityLinks } from './entity/entity-links.tsx'
import { EntityMatches } from './entity/entity-matches.tsx'
import { EntityMentions } from './entity/entity-mentions.tsx'
import { EntitySources } from './entity/entity-sources.tsx'
import { EntityValues } from './entity/entity-values.tsx'

/** One canonical entity: what is told of it and where, what joins its sources, its links, and what does not agree. */
export function EntityScreen({ path, query }: ScreenProps) {
  const id = path[1]
  return id ? <Entity key={id} id={id} /> : <ThingsScreen query={query} />
}

function Entity({ id }: { id: string }) {
  const { entities } = useFocus()
  const isPinned = usePins().some((pinned) => pinned.id === id)
  const { answer, failure } = useAnswer<EntityAnswer>(`/api/entities/${id}`)
  if (failure) return <Failed failure={failure} />
  if (!answer) return <Loading />
  return (
    <div className="entity-screen">
      <header className="page-head">
        <h1>{answer.caption}</h1>
        <p className="quiet">
          <Tag>{answer.kind}</Tag> {answer.state === 'machine' ? <Machine /> : null} {words.joinedFrom} {countOf(answer.sources, 'source')}, {words.toldBy}{' '}
          {countOf(answer.exhibits, 'exhibit')} {words.in} {countOf(answer.statements, 'statement')}
          {answer.sources > 1 ? `; ${words.weakest} ${formatProbability(answer.probability)}` : ''}
        </p>
        <p className="actions">
          <button type="button" aria-pressed={entities.includes(answer.id)} onClick={() => toggleEntity(answer.id, answer.caption)}>
            {entities.includes(answer.id) ? `${words.selected} ✓` : words.select}
          </button>
          <button type="button" aria-pressed={isPinned} data-pin onClick={() => void pin(answer.id, { isPinned: !isPinned, label: `${words.pin}: ${answer.caption}` })}>
            {isPinned ? `${words.pinned} ✓` : words.pin}
          </button>
          <a className="button" href={formatAddress(['chart'], { sel: answer.id })}>
            {shellWords.screens['chart']}
          </a>
          <a className="button" href={formatAddress(['timeline'], { sel: answer.id })}>
            {shellWords.screens['timeline']}
          </a>
          <a className="button" href={formatAddress(['money'], { sel: answer.id })}>
            {shellWords.screens['money']}
          </a>
        </p>
      </header>
      <div className="entity-columns">
        <div>
          <EntityValues entity={answer} />
          <EntitySources entity={answer} />
          <EntityMatches entity={answer} />
        </div>
        <div>
          {answer.contradictions.length > 0 ? (
            <section>
              <h2>{words.contradictions}</h2>
              {answer.contradictions.map((contradiction) => (
                <Contradiction key={contradiction.id} contradiction={contradiction} withName={false} />
              ))}
            </section>
          ) : null}
          <EntityLinks entity={answer} />
          <EntityEvents entity={answer} />
          <EntityMentions entity={answer} />
        </div>
      </div>
    </div>
  )
}
