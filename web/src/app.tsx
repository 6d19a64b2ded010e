import { lazy, Suspense, useEffect } from 'react'
import type { Overview } from '../../src/app/server/api-types.ts'
import { useAddress } from './address.ts'
import { useAnswer } from './ask.ts'
import { useKeys } from './keys.ts'
import { useLanguage } from './language.ts'
import { DefectBoundary } from './part/defect-boundary.tsx'
import { FocusBar } from './part/focus-bar.tsx'
import { KeyHelp } from './part/key-help.tsx'
import { Proof } from './part/proof.tsx'
import { Rail } from './part/rail.tsx'
import { Loading } from './part/say.tsx'
import { SearchBox } from './part/search-box.tsx'
import { Tour } from './part/tour.tsx'
import { TopTools } from './part/top-tools.tsx'
import { findScreen } from './screens.tsx'
import { BesidePane } from './viewer/beside-pane.tsx'
import { words } from './words/shell.ts'

const Palette = lazy(async () => ({ default: (await import('./part/palette.tsx')).Palette }))

/** The frame: the rail with the case and its sections, what is selected, the screen, and the evidence beside it. */
export function App() {
  const address = useAddress()
  const language = useLanguage()
  const { answer: overview, failure } = useAnswer<Overview>('/api/overview')
  const keys = useKeys()
  // Where several cases are served, the address without one has their list alone.
  const section = failure?.code === 'absent' ? 'cases' : (address.path[0] ?? 'overview')
  const title = overview?.title ?? 'Jackdaw'
  useEffect(() => {
    document.title = `${words.screens[section] ?? address.path.join(' ')} · ${title}`
  }, [section, title, address, language])
  const screen = findScreen(section)
  const beside = section === 'exhibit' ? undefined : address.query['see']
  return (
    <div className="shell" key={language}>
      <a className="skip" href="#main" onClick={skip}>
        {words.skip}
      </a>
      <Rail section={section} overview={overview} onHelp={keys.showHelp} />
      <div className="work">
        <header className="top">
          <SearchBox query={section === 'search' ? (address.query['q'] ?? '') : ''} />
          <TopTools />
        </header>
        <FocusBar />
        <div className={`panes${beside ? ' has-beside' : ''}`}>
          <main id="main" className={`screen screen-${section}${screen?.isFull ? ' is-full' : ''}`} tabIndex={-1}>
            <DefectBoundary attempt={address.path.join('/')}>
              <Suspense fallback={<Loading />}>{screen ? <screen.view path={address.path} query={address.query} /> : <Nowhere />}</Suspense>
            </DefectBoundary>
          </main>
          {beside ? (
            <DefectBoundary attempt={`${beside} ${address.query['at'] ?? ''}`}>
              <BesidePane exhibit={beside} at={address.query['at']} face={address.query['face']} />
            </DefectBoundary>
          ) : null}
        </div>
      </div>
      <Tour />
      <Proof />
      {keys.isHelpOpen ? <KeyHelp onClose={keys.hideHelp} /> : null}
      {keys.isPaletteOpen ? (
        <Suspense fallback={null}>
          <Palette onClose={keys.hidePalette} onHelp={keys.showHelp} />
        </Suspense>
      ) : null}
    </div>
  )
}

function Nowhere() {
  return (
    <p className="quiet">
      {words.notFound} <a href="#/overview">{words.home}</a>
    </p>
  )
}

function skip(event: React.MouseEvent): void {
  event.preventDefault()
  document.getElementById('main')?.focus()
}
