import { useState } from 'react'
import type { ChartEntity, ChartGroup, ExpansionAnswer, ExpansionKind } from '../../../src/app/server/api-types.ts'
import { questionOf, useAnswer } from '../ask.ts'
import { useFocus } from '../focus.ts'
import { EntityLink } from '../part/link.tsx'
import { Loading } from '../part/say.tsx'
import { words } from '../words/chart.ts'
import { formatNumber, formatProbability } from '../words/format.ts'
import type { DrawnGroup, Note } from './chart-state.ts'
import type { DrawnLine } from './draw-chart.ts'
import { Between } from './evidence-lines.tsx'

/** What is selected on a chart. */
export interface Selected {
  readonly entities: readonly ChartEntity[]
  readonly groups: readonly DrawnGroup[]
  readonly bubbles: readonly ChartGroup[]
  readonly notes: readonly Note[]
  readonly line: DrawnLine | undefined
}

/** What can be done with it. */
export interface SelectionDeeds {
  isOn(id: string): boolean
  expand(entity: string, ids: readonly string[]): void
  rename(note: Note, text: string): void
  openBubble(number: number): void
}

/** What is known of the selection: a line's evidence, what an entity is linked with, a note's text, a group's members. */
export function SelectionPanel({ selected, deeds }: { selected: Selected; deeds: SelectionDeeds }) {
  const { entities, groups, bubbles, notes, line } = selected
  const count = entities.length + groups.length + bubbles.length + notes.length
  if (line?.pair) return <Between a={line.pair.a} b={line.pair.b} withTogether={line.isTogether} />
  if (count === 0) return <p className="quiet">{words.nothing}</p>
  return (
    <>
      {count > 1 ? <p className="quiet">{`${formatNumber(count)} ${words.selectedMany}`}</p> : null}
      {entities.length === 2 && count === 2 ? <Between a={entities[0]!.id} b={entities[1]!.id} withTogether /> : null}
      {entities.length === 1 && count === 1 ? <OneEntity entity={entities[0]!} deeds={deeds} /> : null}
      {entities.length > 2 ? (
        <ul className="plain-list">
          {entities.slice(0, 40).map((entity) => (
            <li key={entity.id}><EntityLink entity={entity} withKind /></li>
          ))}
        </ul>
      ) : null}
      {groups.map(({ id, name, members }) => (
        <p key={id}><b>{name}</b> <span className="quiet">{`${formatNumber(members.length)} ${words.memberCount}`}</span></p>
      ))}
      {bubbles.slice(0, 12).map((bubble) => <Bubble key={bubble.number} bubble={bubble} onOpen={() => deeds.openBubble(bubble.number)} />)}
      {notes.length === 1 ? <NoteText key={notes[0]!.id} note={notes[0]!} onKeep={(text) => deeds.rename(notes[0]!, text)} /> : null}
    </>
  )
}

function OneEntity({ entity, deeds }: { entity: ChartEntity; deeds: SelectionDeeds }) {
  const { from, until } = useFocus()
  const filter = { from: from?.slice(0, 10), until: until?.slice(0, 10) }
  const { answer } = useAnswer<ExpansionAnswer>(questionOf('/api/chart/expand', { entity: entity.id, ...filter }))
  const [adding, setAdding] = useState('')
  const add = async ({ label, schema, direction, other }: Partial<Pick<ExpansionKind, 'label' | 'schema' | 'direction' | 'other'>>) => {
    setAdding(`${label} ${direction} ${other}`)
    const response = await fetch(questionOf('/api/chart/expand', { entity: entity.id, label, schema, direction, other, limit: 50, ...filter }))
    if (response.ok) deeds.expand(entity.id, ((await response.json()) as ExpansionAnswer).ids)
    setAdding('')
  }
  return (
    <section>
      <h3><EntityLink entity={entity} withKind /></h3>
      <p className="quiet">
        {`${words.identity} ${formatNumber(entity.sources)} ${words.sources}`}
        {entity.state === 'machine' ? <span title={words.weakestHint}>{` · ${words.weakest} ${formatProbability(entity.probability)}`}</span> : null}
      </p>
      <h3>{words.expand}</h3>
      {!answer ? <Loading /> : null}
      {answer && answer.kinds.length > 1 ? (
        <p>
          <button type="button" title={words.capHint} disabled={adding !== ''} onClick={() => void add({})}>
            {`${words.addAll} ${formatNumber(Math.min(50, answer.others))}`}{answer.others > 50 ? ` ${words.ofMany} ${formatNumber(answer.others)}` : ''}
          </button>
        </p>
      ) : null}
      <ul className="expansion">
        {(answer?.kinds ?? []).map((kind) => (
          <li key={`${kind.label} ${kind.schema} ${kind.direction} ${kind.other}`}>
            <span>{`${words.directions[kind.direction] ?? ''} ${kind.label}`} <span className="quiet">{kind.kind}</span></span>
            <span className="number quiet" title={`${formatNumber(kind.links)} ${words.links}`}>{formatNumber(kind.others)}</span>
            <button type="button" title={words.capHint} disabled={adding !== ''} onClick={() => void add(kind)}>
              {words.add1} {formatNumber(Math.min(50, kind.others))}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Bubble({ bubble: { size, members, schemata, firmness }, onOpen }: { bubble: ChartGroup; onOpen: () => void }) {
  return (
    <section className="bubble">
      <h3>{`${formatNumber(size)} ${words.members}`}</h3>
      <p className="quiet">
        {schemata.slice(0, 4).map(({ kind, count }) => `${kind} ${formatNumber(count)}`).join(' · ')}
        {firmness === null ? null : <span title={words.firmnessHint}>{` · ${words.firmness} ${firmness.toFixed(2)}`}</span>}
      </p>
      <ul className="plain-list">
        {members.map((member) => (
          <li key={member.id}><EntityLink entity={member} withKind /></li>
        ))}
      </ul>
      <button type="button" onClick={onOpen}>{words.openGroup}</button>
    </section>
  )
}

function NoteText({ note, onKeep }: { note: Note; onKeep: (text: string) => void }) {
  const [text, setText] = useState(note.text)
  return (
    <label className="note-text">
      <span className="quiet">{words.noteText}</span>
      <textarea rows={6} value={text} maxLength={2_000} onChange={(event) => setText(event.target.value)} onBlur={() => text !== note.text && onKeep(text)} />
    </label>
  )
}
