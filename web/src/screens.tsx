import { lazy, type ComponentType, type LazyExoticComponent } from 'react'

/** What every screen is given: its address, `#/entity/9f...?q=x` as path `['entity', '9f...']` and query `{ q: 'x' }`. */
export interface ScreenProps {
  readonly path: readonly string[]
  readonly query: Readonly<Record<string, string>>
}

/** A screen of the client: the first word of its address, and what is shown there, loaded when it is first opened. Its name stands in words/shell.ts. */
export interface Screen {
  readonly path: string
  /** Where it stands in the rail; absent: it is reached from other screens. */
  readonly group?: 'case' | 'find' | 'look' | 'conclude'
  /** `g` and this letter go there. */
  readonly key?: string
  /** It scrolls itself and goes to the edges. */
  readonly isFull?: boolean
  /** The screen of the rail that it belongs to. */
  readonly under?: string
  readonly view: LazyExoticComponent<ComponentType<ScreenProps>>
}

const view = (load: () => Promise<ComponentType<ScreenProps>>) => lazy(async () => ({ default: await load() }))

/** Every screen, in the order of the rail. A new one is a line here, its name in words/shell.ts, and its file in screen/. */
export const screens: readonly Screen[] = [
  { path: 'cases', view: view(async () => (await import('./screen/cases.tsx')).CasesScreen) },
  { path: 'overview', group: 'case', key: 'o', view: view(async () => (await import('./screen/overview.tsx')).OverviewScreen) },
  { path: 'exhibits', group: 'case', key: 'e', isFull: true, view: view(async () => (await import('./screen/exhibits.tsx')).ExhibitsScreen) },
  { path: 'intake', group: 'case', key: 'i', view: view(async () => (await import('./screen/intake.tsx')).IntakeScreen) },
  { path: 'mapping', group: 'case', view: view(async () => (await import('./screen/mapping.tsx')).MappingScreen) },
  { path: 'review', group: 'case', key: 'r', view: view(async () => (await import('./screen/review.tsx')).ReviewScreen) },
  { path: 'search', group: 'find', key: 's', view: view(async () => (await import('./screen/search.tsx')).SearchScreen) },
  { path: 'things', group: 'find', key: 'p', isFull: true, view: view(async () => (await import('./screen/things.tsx')).ThingsScreen) },
  { path: 'chart', group: 'look', key: 'h', isFull: true, view: view(async () => (await import('./screen/chart.tsx')).ChartScreen) },
  { path: 'links', group: 'look', key: 'l', isFull: true, view: view(async () => (await import('./screen/links.tsx')).LinksScreen) },
  { path: 'timeline', group: 'look', key: 't', isFull: true, view: view(async () => (await import('./screen/timeline.tsx')).TimelineScreen) },
  { path: 'map', group: 'look', key: 'a', isFull: true, view: view(async () => (await import('./screen/map.tsx')).MapScreen) },
  { path: 'trends', group: 'look', key: 'd', view: view(async () => (await import('./screen/trends.tsx')).TrendsScreen) },
  { path: 'money', group: 'look', key: 'm', isFull: true, view: view(async () => (await import('./screen/money.tsx')).MoneyScreen) },
  { path: 'contradictions', group: 'conclude', key: 'c', view: view(async () => (await import('./screen/contradictions.tsx')).ContradictionsScreen) },
  { path: 'findings', group: 'conclude', key: 'f', view: view(async () => (await import('./screen/findings.tsx')).FindingsScreen) },
  { path: 'hypotheses', group: 'conclude', key: 'y', view: view(async () => (await import('./screen/hypotheses.tsx')).HypothesesScreen) },
  { path: 'notebook', group: 'conclude', key: 'n', view: view(async () => (await import('./screen/notebook.tsx')).NotebookScreen) },
  { path: 'sql', group: 'conclude', key: 'q', isFull: true, view: view(async () => (await import('./screen/sql.tsx')).SqlScreen) },
  { path: 'people', under: 'overview', view: view(async () => (await import('./screen/people.tsx')).PeopleScreen) },
  { path: 'exhibit', isFull: true, under: 'exhibits', view: view(async () => (await import('./screen/exhibit.tsx')).ExhibitScreen) },
  { path: 'entity', under: 'things', view: view(async () => (await import('./screen/entity.tsx')).EntityScreen) },
  { path: 'compare', isFull: true, under: 'exhibits', view: view(async () => (await import('./screen/compare.tsx')).CompareScreen) },
  { path: 'dossier', isFull: true, under: 'findings', view: view(async () => (await import('./screen/dossier.tsx')).DossierScreen) },
]

/** The screen at an address. */
export function findScreen(path: string): Screen | undefined {
  return screens.find((screen) => screen.path === path)
}
