import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ChartGroups, ChartMembers, EntityName } from '../../../src/app/server/api-types.ts'
import { ask, useAnswer } from '../ask.ts'
import { changeFocus, mostSelected, useFocus } from '../focus.ts'
import { openBeside } from '../part/link.tsx'
import { Failed } from '../part/say.tsx'
import { useShownTheme } from '../theme.ts'
import { words } from '../words/chart.ts'
import { formatNumber } from '../words/format.ts'
import { useChartAnswer } from './ask-chart.ts'
import { ChartBar, type ChartTool } from './chart-bar.tsx'
import { ChartStage } from './chart-stage.tsx'
import {
  addEntities, bubbleId, groupOn, middleOf, moveOn, noteOn, removeFrom, setClosed, ungroupOn, type ChartState, type Spot,
} from './chart-state.ts'
import { ChartTable } from './chart-table.tsx'
import type { ChartView } from './chart-view.ts'
import { drawChart, type Drawing, type DrawnLine } from './draw-chart.ts'
import { exportChart } from './export-chart.ts'
import { useOpenChart } from './keep-chart.ts'
import type { ChartFormat } from './leave-case.ts'
import { readLook } from './look.ts'
import { PathPanel } from './path-panel.tsx'
import { spotsAround } from './place-entities.ts'
import { SelectionPanel, type Selected } from './selection-panel.tsx'
import { SievePanel } from './sieve-panel.tsx'
import { TimeStrip } from './time-strip.tsx'

/** More linked entities than these are shown by the groups of the network, which open. */
const mostWhole = 300
const mostOpened = 400
const tabs = ['selection', 'path', 'sieve', 'table'] as const

/** A chart at work: its canvas, what is done with it, what is known of the selection, and the time it shows. */
export function ChartDesk({ name }: { name: string }) {
  const open = useOpenChart(name)
  const { chart, apply } = open
  const focus = useFocus()
  const theme = useShownTheme()
  const ids = useMemo(() => Object.keys(chart.spots).sort(), [chart.spots])
  const facts = useChartAnswer(ids, focus, chart.sieve.withTogether)
  const hasBubbles = Object.keys(chart.bubbles).length > 0
  const { answer: groups } = useAnswer<ChartGroups>(hasBubbles ? '/api/chart/groups' : undefined)
  const drawing = useMemo(() => narrowed(drawChart(chart, { answer: facts.answer, groups }), focus.type), [chart, facts.answer, groups, focus.type])
  const [picked, setPicked] = useState<readonly string[]>(focus.entities)
  const [line, setLine] = useState<DrawnLine>()
  const [tab, setTab] = useState<(typeof tabs)[number]>('selection')
  const [traced, setTraced] = useState<readonly string[]>([])
  const [isLasso, setLasso] = useState(false)
  const view = useRef<ChartView>(undefined)
  const toLay = useRef<{ ids: ReadonlySet<string>; around?: Spot } | undefined>(undefined)
  const toFit = useRef(true)

  useEffect(() => {
    if (!open.isRead || !open.isNew || ids.length > 0 || hasBubbles) return
    void begin(focus.entities).then(({ members, bubbles }) => {
      toFit.current = true
      if (bubbles) apply((before) => ({ ...before, bubbles }))
      else addMany(members)
    })
  }, [open.isRead, open.isNew])

  // What came newly is laid out once it is known how it is linked; what stood there stays.
  useEffect(() => {
    const wish = toLay.current
    if (!wish || facts.old || !facts.answer || !facts.answer.entities.some(({ id }) => wish.ids.has(id))) return
    toLay.current = undefined
    void layOutSome(chart, { drawing, wish }).then((moved) => {
      toFit.current = true
      apply((before) => moveOn(before, moved, false))
    })
  }, [facts.answer, facts.old])
  // A selection made on another screen is shown here too.
  useEffect(() => {
    setPicked((before) => (sameIds(before.filter((id) => chart.spots[id]), focus.entities) ? before : focus.entities))
    if (focus.entities.length > 0) setLine(undefined)
  }, [focus.entities])

  const addMany = useCallback((added: readonly string[], label?: string) => {
    const fresh = added.filter((id) => !chart.spots[id])
    if (fresh.length === 0) return
    toLay.current = { ids: new Set(fresh) }
    apply((before) => addEntities(before, placed(before, fresh, view.current?.middle ?? { x: 0, y: 0 })), label)
  }, [apply, chart.spots])

  const expand = (entity: string, added: readonly string[]) => {
    const fresh = added.filter((id) => !chart.spots[id])
    apply((before) => addEntities(before, placed(before, fresh, before.spots[entity] ?? { x: 0, y: 0 })), words.steps['added'])
  }
  const openBubble = async (number: number) => {
    const { ids: members } = await ask<ChartMembers>(`/api/chart/members?group=${number}&limit=${mostOpened}`)
    const middle = chart.bubbles[number] ?? { x: 0, y: 0 }
    toLay.current = { ids: new Set(members.filter((id) => !chart.spots[id])), around: middle }
    apply((before) => {
      const { [number]: _opened, ...bubbles } = before.bubbles
      return addEntities({ ...before, bubbles }, placed({ ...before, bubbles }, members.filter((id) => !before.spots[id]), middle))
    }, words.steps['opened'])
  }
  const select = (chosen: readonly string[]) => {
    setPicked(chosen)
    setLine(undefined)
    if (chosen.length > 0 && tab === 'sieve') setTab('selection')
    changeFocus({ entities: entitiesIn(chart, chosen).slice(0, mostSelected) }, words.select)
  }
  const showLine = (chosen: DrawnLine) => {
    setLine(chosen)
    if (tab !== 'table') setTab('selection')
    if (chosen.pair) void firstPlace(chosen).then((place) => place && openBeside(place))
  }
  const openThing = (id: string) => {
    const group = chart.groups.find((candidate) => candidate.id === id)
    if (group) apply((before) => setClosed(before, id, !group.isClosed), words.steps['opened'])
    else if (id.startsWith('bubble-')) void openBubble(Number(id.slice(7)))
    else if (chart.spots[id]) void ask<{ ids: readonly string[] }>(`/api/chart/expand?entity=${id}&limit=50`).then(({ ids: others }) => expand(id, others))
  }
  const showPath = (path: readonly string[]) => {
    const missing = path.filter((id) => !chart.spots[id])
    if (missing.length > 0) apply((before) => addEntities(before, alongPath(before, path)), words.steps['added'])
    setTraced(path)
    if (path.length > 0) window.setTimeout(() => view.current?.fit(path), 350)
  }
  const use = (tool: ChartTool) => {
    switch (tool) {
      case 'layout':
        return void layOutSome(chart, { drawing }).then((moved) => {
          toFit.current = true
          apply((before) => moveOn(before, moved, false), words.steps['laid'])
        })
      case 'group': {
        const members = entitiesIn(chart, picked)
        const label = facts.answer?.entities.find(({ id }) => id === members[0])?.caption ?? words.group
        return apply((before) => groupOn(before, members, `${label} +${members.length - 1}`), words.steps['grouped'])
      }
      case 'ungroup':
        return apply((before) => picked.filter((id) => id.startsWith('group-')).reduce(ungroupOn, before), words.steps['ungrouped'])
      case 'remove':
        return apply((before) => removeFrom(before, picked), words.steps['removed'])
      case 'note':
        return apply((before) => noteOn(before, { text: words.note, ...(view.current?.middle ?? { x: 0, y: 0 }) }), words.steps['noted'])
      case 'lasso':
        return setLasso(!isLasso)
      case 'fit':
        return view.current?.fit()
      case 'closer':
        return view.current?.zoomBy(1.3)
      case 'farther':
        return view.current?.zoomBy(1 / 1.3)
      case 'selection':
        return addMany(focus.entities, words.steps['added'])
      case 'whole':
        return void ask<ChartMembers>('/api/chart/members?limit=2000').then(({ ids: all }) => addMany(all, words.steps['added']))
      case 'most':
        return void ask<ChartMembers>('/api/chart/members?limit=25').then(({ ids: most }) => addMany(most, words.steps['added']))
      case 'groups':
        return void groupSpots().then((bubbles) => {
          toFit.current = true
          apply((before) => ({ ...before, bubbles }), words.steps['added'])
        })
    }
  }
  const onShown = () => {
    if (!toFit.current || drawing.nodes.length === 0 || toLay.current) return
    toFit.current = false
    view.current?.fit()
  }
  const selected: Selected = {
    entities: (facts.answer?.entities ?? []).filter(({ id }) => picked.includes(id)),
    groups: chart.groups.filter(({ id }) => picked.includes(id)),
    bubbles: (groups?.groups ?? []).filter(({ number }) => picked.includes(bubbleId(number)) && chart.bubbles[number]),
    notes: chart.notes.filter(({ id }) => picked.includes(id)),
    line,
  }
  const chosenNames: readonly EntityName[] = picked.flatMap((id) => facts.answer?.entities.find((entity) => entity.id === id) ?? [])
  const exportAs = (format: ChartFormat) =>
    void exportChart(format, { name, drawing, entities: facts.answer?.entities ?? [], look: readLook(theme), view: view.current })

  return (
    <div className="chart-screen" onKeyDown={(event) => event.key === 'Delete' && event.target === document.activeElement && !isTyping(event.target) && picked.length > 0 && use('remove')}>
      <ChartBar name={name} open={open} picked={picked} chart={chart} canAddSelection={focus.entities.some((id) => !chart.spots[id])} isLasso={isLasso} onUse={use} onAdd={(entity) => addMany([entity.id], words.steps['added'])} onExport={exportAs} />
      <div className="chart-body">
        <div className="chart-main">
          {open.isRead && ids.length === 0 && !hasBubbles && !open.isNew ? (
            <p className="chart-empty quiet">{words.empty} {words.emptyHint}</p>
          ) : null}
          <ChartStage
            drawing={drawing} selected={picked} traced={traced} isLasso={isLasso} onLassoed={() => setLasso(false)} onShown={onShown} onView={(made) => (view.current = made)}
            deeds={{ onSelect: select, onMove: (moved) => apply((before) => moveOn(before, moved), words.steps['moved']), onOpen: openThing, onLine: showLine }}
          />
          <div className="chart-foot">
            <TimeStrip />
            <p className="quiet" aria-live="polite">
              {`${formatNumber(drawing.nodes.length)} ${words.onChart} · ${formatNumber(drawing.lines.length)} ${words.lines}`}
              {facts.answer?.isCut ? ` · ${words.cutAnswer}` : ''}
            </p>
          </div>
        </div>
        <aside className="chart-panel" aria-label={words.tabs[tab]}>
          <div className="tabs" role="tablist">
            {tabs.map((each) => (
              <button key={each} type="button" role="tab" id={`chart-tab-${each}`} aria-selected={tab === each} aria-controls="chart-tab-panel" onClick={() => setTab(each)}>
                {words.tabs[each]}
              </button>
            ))}
          </div>
          <div className="panel-body" role="tabpanel" id="chart-tab-panel" aria-labelledby={`chart-tab-${tab}`} tabIndex={0}>
            {facts.failure ? <Failed failure={facts.failure} /> : null}
            {tab === 'selection' ? (
              <SelectionPanel
                selected={selected}
                deeds={{ isOn: (id) => chart.spots[id] !== undefined, expand, openBubble: (number) => void openBubble(number), rename: (note, text) => apply((before) => noteOn(before, { ...note, text }), words.steps['noted']) }}
              />
            ) : null}
            {tab === 'path' ? <PathPanel chosen={chosenNames} onShow={showPath} /> : null}
            {tab === 'sieve' ? <SievePanel sieve={chart.sieve} answer={facts.answer} onChange={(sieve) => apply((before) => ({ ...before, sieve }), words.steps['sieved'])} /> : null}
            {tab === 'table' ? (
              <>
                {line?.pair ? <SelectionPanel selected={{ ...selected, line }} deeds={{ isOn: () => true, expand, openBubble: () => undefined, rename: () => undefined }} /> : null}
                <ChartTable drawing={drawing} selected={picked} onSelect={(id) => select(picked.includes(id) ? picked.filter((other) => other !== id) : [...picked, id])} onLine={showLine} />
              </>
            ) : null}
          </div>
        </aside>
      </div>
    </div>
  )
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select') !== null
}

function sameIds(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((id) => right.includes(id))
}

/** A kind of thing in the focus of all screens leaves the others out, as on the other screens. */
function narrowed(drawing: Drawing, type: string | undefined): Drawing {
  if (!type) return drawing
  const nodes = drawing.nodes.filter(({ what, schema }) => what !== 'entity' || schema === type)
  const held = new Set(nodes.map(({ id }) => id))
  return { ...drawing, nodes, lines: drawing.lines.filter(({ source, target }) => held.has(source) && held.has(target)) }
}

/** The entities in a selection: those of closed groups as well. */
function entitiesIn(chart: ChartState, chosen: readonly string[]): string[] {
  return [...new Set(chosen.flatMap((id) => (chart.spots[id] ? [id] : (chart.groups.find((group) => group.id === id)?.members ?? []))))]
}

function placed(chart: ChartState, ids: readonly string[], middle: Spot): Record<string, Spot> {
  const spots = spotsAround(middle, ids.length, [...Object.values(chart.spots), ...Object.values(chart.bubbles)])
  return Object.fromEntries(ids.map((id, at) => [id, spots[at] ?? middle]))
}

/** What a path misses stands on the line between its neighbours that are there. */
function alongPath(chart: ChartState, path: readonly string[]): Record<string, Spot> {
  const standing = Object.values(chart.spots)
  const start = chart.spots[path[0] ?? ''] ?? middleOf(chart, Object.keys(chart.spots))
  const end = chart.spots[path.at(-1) ?? ''] ?? { x: start.x + 140 * path.length, y: start.y }
  const found: Record<string, Spot> = {}
  for (const [at, id] of path.entries()) {
    if (chart.spots[id]) continue
    const share = at / Math.max(1, path.length - 1)
    const [spot] = spotsAround({ x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share }, 1, [...standing, ...Object.values(found)])
    if (spot) found[id] = spot
  }
  return found
}

async function begin(selection: readonly string[]): Promise<{ members: readonly string[]; bubbles?: Record<string, Spot> }> {
  if (selection.length > 0) return { members: selection }
  const { ids, total } = await ask<ChartMembers>(`/api/chart/members?limit=${mostWhole}`)
  return total <= mostWhole ? { members: ids } : { members: [], bubbles: await groupSpots() }
}

async function groupSpots(): Promise<Record<string, Spot>> {
  const [{ groups, links }, { layOut }] = await Promise.all([ask<ChartGroups>('/api/chart/groups'), import('./lay-out.ts')])
  const start = spotsAround({ x: 0, y: 0 }, groups.length, [])
  const spots = layOut({
    spots: Object.fromEntries(groups.map(({ number }, at) => [String(number), start[at]!])), fixed: new Set(),
    lines: links.map(({ a, b }) => ({ source: String(a), target: String(b) })),
  })
  // A group is larger than an entity: it needs more room around it.
  return Object.fromEntries(Object.entries(spots).map(([number, { x, y }]) => [number, { x: x * 2.4, y: y * 2.4 }]))
}

interface LayingOut {
  readonly drawing: Drawing
  readonly wish?: { readonly ids: ReadonlySet<string>; readonly around?: Spot }
}

/** Where things go: only what is wished for, or all that was not placed by hand. */
async function layOutSome(chart: ChartState, { drawing, wish }: LayingOut): Promise<Record<string, Spot>> {
  const { layOut } = await import('./lay-out.ts')
  const nodes = drawing.nodes.filter(({ what, id }) => what === 'entity' && (!wish?.around || wish.ids.has(id)))
  const spots = Object.fromEntries(nodes.map(({ id, x, y }) => [id, { x, y }]))
  const fixed = new Set(wish ? nodes.map(({ id }) => id).filter((id) => !wish.ids.has(id)) : chart.pinned)
  const parents = Object.fromEntries(nodes.flatMap(({ id, parent }) => (parent ? [[id, parent]] : [])))
  const laid = layOut({ spots, fixed, lines: drawing.lines.filter(({ isTogether }) => !isTogether), parents })
  return wish?.around ? beside(laid, wish.around, [...Object.entries(chart.spots).filter(([id]) => !laid[id]).map(([, spot]) => spot), ...Object.values(chart.bubbles)]) : laid
}

/** Moves what was laid out by itself to the nearest free place around a middle. */
function beside(laid: Record<string, Spot>, around: Spot, standing: readonly Spot[]): Record<string, Spot> {
  const spots = Object.values(laid)
  const [left, right] = [Math.min(...spots.map(({ x }) => x)), Math.max(...spots.map(({ x }) => x))]
  const [top, bottom] = [Math.min(...spots.map(({ y }) => y)), Math.max(...spots.map(({ y }) => y))]
  const reach = { x: (right - left) / 2 + 90, y: (bottom - top) / 2 + 90 }
  const isFree = (spot: Spot) => standing.every(({ x, y }) => Math.abs(x - spot.x) > reach.x || Math.abs(y - spot.y) > reach.y)
  const wide = Math.max(reach.x, reach.y) / 2
  for (let ring = 0; ring < 60; ring++) {
    const arcs = ring === 0 ? 1 : ring * 8
    for (let arc = 0; arc < arcs; arc++) {
      const angle = (2 * Math.PI * arc) / arcs
      const spot = { x: around.x + ring * wide * Math.cos(angle), y: around.y + ring * wide * Math.sin(angle) }
      if (!isFree(spot)) continue
      const [dx, dy] = [spot.x - (left + right) / 2, spot.y - (top + bottom) / 2]
      return Object.fromEntries(Object.entries(laid).map(([id, { x, y }]) => [id, { x: x + dx, y: y + dy }]))
    }
  }
  return laid
}

/** The place of the first evidence of a line: one click on the line opens it. */
async function firstPlace({ pair, isTogether }: DrawnLine): Promise<{ exhibit: string; locator: string } | undefined> {
  if (!pair) return undefined
  const answer = await ask<{ rows: { place: { exhibit: string; locator: string } }[]; together: { exhibit: string; locator: string }[] }>(
    `/api/chart/between?a=${pair.a}&b=${pair.b}${isTogether ? '&together=yes' : ''}`)
  return answer.rows[0]?.place ?? answer.together[0]
}
