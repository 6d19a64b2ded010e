import { lazy, Suspense, useEffect, type ReactNode } from 'react'
import type { Overview } from '../../src/app/server/api-types.ts'
import { useAddress, type Address } from './address.ts'
import { useAnswer } from './ask.ts'
import { useKeys } from './keys.ts'
import { DefectBoundary } from './part/defect-boundary.tsx'
import { KeyHelp } from './part/key-help.tsx'
import { Rail } from './part/rail.tsx'
import { Loading } from './part/say.tsx'
import { SearchBox } from './part/search-box.tsx'
import { ContradictionsScreen } from './screen/contradictions.tsx'
import { DossierScreen } from './screen/dossier.tsx'
import { EntityScreen } from './screen/entity.tsx'
import { ExhibitsScreen } from './screen/exhibits.tsx'
import { FindingsScreen } from './screen/findings.tsx'
import { LinksScreen } from './screen/links.tsx'
import { MoneyScreen } from './screen/money.tsx'
import { OverviewScreen } from './screen/overview.tsx'
import { PairScreen } from './screen/pair.tsx'
import { SearchScreen } from './screen/search.tsx'
import { ThingsScreen } from './screen/things.tsx'
import { TimelineScreen } from './screen/timeline.tsx'
import { BesidePane } from './viewer/beside-pane.tsx'
import { Viewer } from './viewer/viewer.tsx'
import { words } from './words/shell.ts'

const SqlScreen = lazy(async () => ({ default: (await import('./screen/sql.tsx')).SqlScreen }))

/** The frame: the rail with the case and its sections, the search box, the screen, and the evidence beside it. */
export function App() {
  const address = useAddress()
  const { answer: overview } = useAnswer<Overview>('/api/overview')
  const keys = useKeys()
  const [section = 'overview'] = address.path
  const title = overview?.title ?? 'Jackdaw'
  useEffect(() => {
    document.title = `${words.sections.find(({ path }) => path === section)?.label ?? address.path.join(' ')} · ${title}`
  }, [section, title, address])
  const beside = section === 'exhibit' ? undefined : address.query['see']
  return (
    <div className="shell">
      <a className="skip" href="#main" onClick={skip}>
        {words.skip}
      </a>
      <Rail section={section} overview={overview} onHelp={keys.showHelp} />
      <div className="work">
        <header className="top">
          <SearchBox query={section === 'search' ? (address.query['q'] ?? '') : ''} />
        </header>
        <div className={`panes${beside ? ' has-beside' : ''}`}>
          <main id="main" className={`screen screen-${section}`} tabIndex={-1}>
            <DefectBoundary attempt={address.path.join('/')}>
              <Suspense fallback={<Loading />}>{screenOf(section, address)}</Suspense>
            </DefectBoundary>
          </main>
          {beside ? (
            <DefectBoundary attempt={`${beside} ${address.query['at'] ?? ''}`}>
              <BesidePane exhibit={beside} at={address.query['at']} face={address.query['face']} />
            </DefectBoundary>
          ) : null}
        </div>
      </div>
      {keys.isHelpOpen ? <KeyHelp onClose={keys.hideHelp} /> : null}
    </div>
  )
}

function screenOf(section: string, { path, query }: Address): ReactNode {
  const named = path[1]
  switch (section) {
    case 'overview':
      return <OverviewScreen />
    case 'search':
      return <SearchScreen query={query} />
    case 'exhibits':
      return <ExhibitsScreen query={query} />
    case 'exhibit':
      return named ? <Viewer key={named} exhibit={named} at={query['at']} face={query['face']} isWhole /> : <ExhibitsScreen query={query} />
    case 'things':
      return <ThingsScreen query={query} />
    case 'entity':
      return named ? <EntityScreen key={named} id={named} /> : <ThingsScreen query={query} />
    case 'links':
      return path[2] && named ? <PairScreen source={named} target={path[2]} label={query['label'] ?? ''} /> : <LinksScreen query={query} />
    case 'timeline':
      return <TimelineScreen query={query} />
    case 'money':
      return <MoneyScreen query={query} />
    case 'contradictions':
      return <ContradictionsScreen query={query} />
    case 'findings':
      return <FindingsScreen query={query} />
    case 'dossier':
      return <DossierScreen />
    case 'sql':
      return <SqlScreen query={query} />
    default:
      return (
        <p className="quiet">
          {words.notFound} <a href="#/overview">{words.home}</a>
        </p>
      )
  }
}

function skip(event: React.MouseEvent): void {
  event.preventDefault()
  document.getElementById('main')?.focus()
}
