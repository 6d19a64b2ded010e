import { useState } from 'react'
import type { EntityName, KeptChart } from '../../../src/app/server/api-types.ts'
import { formatAddress, go } from '../address.ts'
import { useAnswer } from '../ask.ts'
import { words } from '../words/chart.ts'
import { formatInstant } from '../words/format.ts'
import type { ChartState } from './chart-state.ts'
import type { OpenChart } from './keep-chart.ts'
import { chartFormats, type ChartFormat } from './leave-case.ts'
import { PickEntity } from './pick-entity.tsx'

/** What the bar of a chart can do. */
export type ChartTool = 'layout' | 'group' | 'ungroup' | 'remove' | 'note' | 'lasso' | 'fit' | 'closer' | 'farther' | 'selection' | 'whole' | 'most' | 'groups'

/** What the bar is given. */
export interface ChartBarProps {
  readonly name: string
  readonly open: OpenChart
  readonly chart: ChartState
  readonly picked: readonly string[]
  readonly canAddSelection: boolean
  readonly isLasso: boolean
  onUse(tool: ChartTool): void
  onAdd(entity: EntityName): void
  onExport(format: ChartFormat): void
}

/** The bar of a chart: which chart, what comes onto it, what is done with the selection, and how it leaves. */
export function ChartBar({ name, open, chart, picked, canAddSelection, isLasso, onUse, onAdd, onExport }: ChartBarProps) {
  const tool = (id: ChartTool, label: string, more: { hint?: string; off?: boolean; pressed?: boolean } = {}) => (
    <button key={id} type="button" title={more.hint} disabled={more.off} aria-pressed={more.pressed} onClick={() => onUse(id)}>
      {label}
    </button>
  )
  const hasGroup = picked.some((id) => id.startsWith('group-'))
  const entities = picked.filter((id) => chart.spots[id])
  return (
    <header className="chart-bar">
      <h1 className="visually-hidden">{words.title}</h1>
      <ChartName name={name} open={open} />
      <span className="tools">
        <PickEntity label={words.add} onPick={onAdd} />
        {canAddSelection ? tool('selection', words.addSelection) : null}
        {tool('groups', words.groups, { hint: words.groupsHint })}
        {tool('most', words.most, { hint: words.mostHint })}
        {tool('whole', words.whole, { hint: words.wholeHint })}
      </span>
      <span className="tools">
        {tool('layout', words.layout, { hint: words.layoutHint })}
        {tool('group', words.group, { off: entities.length < 2 })}
        {tool('ungroup', words.ungroup, { off: !hasGroup })}
        {tool('remove', words.remove, { off: picked.length === 0 })}
        {tool('note', words.note)}
        {tool('lasso', words.lasso, { hint: words.lassoHint, pressed: isLasso })}
      </span>
      <span className="tools">
        <button type="button" title={words.zoomIn} aria-label={words.zoomIn} onClick={() => onUse('closer')}>+</button>
        <button type="button" title={words.zoomOut} aria-label={words.zoomOut} onClick={() => onUse('farther')}>−</button>
        {tool('fit', words.fit)}
        <select aria-label={words.export} title={words.exportHint} value="" onChange={(event) => event.target.value && onExport(event.target.value as ChartFormat)}>
          <option value="">{words.export}</option>
          {Object.keys(chartFormats).map((format) => (
            <option key={format} value={format}>{words.formats[format]}</option>
          ))}
        </select>
      </span>
    </header>
  )
}

const another = '\u0000new'

function ChartName({ name, open }: { name: string; open: OpenChart }) {
  const { answer } = useAnswer<readonly KeptChart[]>('/api/charts')
  const [isNaming, setNaming] = useState(false)
  const names = [...new Set([name, ...(answer ?? []).map((chart) => chart.name)])].sort()
  const { kept, state } = open
  if (isNaming) return <NewName onMade={(made) => { setNaming(false); go(formatAddress(['chart', made])) }} onCancel={() => setNaming(false)} />
  return (
    <span className="tools chart-name">
      <select aria-label={words.charts} value={name} onChange={(event) => (event.target.value === another ? setNaming(true) : go(formatAddress(['chart', event.target.value])))}>
        {names.map((each) => <option key={each} value={each}>{each}</option>)}
        <option value={another}>{words.newChart}</option>
      </select>
      <span className={`quiet chart-state state-${state}`} data-state={state} role="status">{words.states[state]}</span>
      {state === 'refused' ? <span className="notice-text" role="alert">{open.failure?.code === 'chart.changed' ? words.refusedHint : open.failure?.message}</span> : null}
      <button type="button" title={kept?.saved ? `${words.savedBy} ${kept.saved.by}, ${formatInstant(kept.saved.at)}${kept.saved.isSame ? '' : `; ${words.changedSince}`}` : words.saveHint} disabled={kept?.saved?.isSame && state === 'kept'} onClick={() => void open.save()}>
        {words.save}
      </button>
    </span>
  )
}

function NewName({ onMade, onCancel }: { onMade: (name: string) => void; onCancel: () => void }) {
  const [name, setName] = useState('')
  const isGood = /^[\p{L}\p{N}][\p{L}\p{N} _()-]{0,79}$/u.test(name)
  return (
    <form
      className="tools"
      onSubmit={(event) => {
        event.preventDefault()
        if (isGood) onMade(name)
      }}
    >
      <input autoFocus aria-label={words.newName} placeholder={words.newName} value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      <button type="submit" disabled={!isGood}>{words.make}</button>
      <button type="button" onClick={onCancel}>{words.cancel}</button>
    </form>
  )
}
