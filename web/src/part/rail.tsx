import type { Overview } from '../../../src/app/server/api-types.ts'
import { formatAddress } from '../address.ts'
import { casesAddress } from '../base.ts'
import { usePins } from '../pins.ts'
import { findScreen, screens, type Screen } from '../screens.tsx'
import { formatNumber } from '../words/format.ts'
import { words } from '../words/shell.ts'
import { words as waitingWords } from '../words/waiting.ts'
import { entityAddress } from './link.tsx'

/** The rail on the left: the case, and its sections with how much each holds. */
export function Rail({ section, overview, onHelp }: { section: string; overview: Overview | undefined; onHelp: () => void }) {
  const numbers = numbersOf(overview)
  const here = findScreen(section)?.under ?? section
  return (
    <nav className="rail" aria-label={words.sections}>
      <a className="case-name" href="#/overview">
        <span className="brand">Jackdaw</span>
        <strong>{overview?.title ?? ' '}</strong>
      </a>
      <div className="rail-groups">
        {Object.entries(words.groups).map(([group, label]) => (
          <section key={group} aria-label={label}>
            <p className="rail-group">{label}</p>
            <ul>
              {screens
                .filter((screen) => screen.group === group)
                .map((screen) => (
                  <Entry key={screen.path} screen={screen} isHere={here === screen.path} number={numbers[screen.path]} />
                ))}
            </ul>
          </section>
        ))}
        {overview?.content ? <Pinned /> : null}
      </div>
      <div className="rail-foot">
        <a href={casesAddress}>{words.screens['cases']}</a>
        <span className="quiet">{words.onThisMachine}</span>
        <button type="button" onClick={onHelp}>
          {words.help} <kbd>?</kbd>
        </button>
      </div>
    </nav>
  )
}

const pinsShown = 12

function Pinned() {
  const pins = usePins()
  if (pins.length === 0) return null
  return (
    <section aria-label={waitingWords.pins}>
      <p className="rail-group">{waitingWords.pins}</p>
      <ul>
        {pins.slice(0, pinsShown).map(({ id, caption, kind }) => (
          <li key={id}>
            <a href={entityAddress(id)} title={`${caption}, ${kind}`}>
              <span>{caption}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Entry({ screen, isHere, number }: { screen: Screen; isHere: boolean; number: number | undefined }) {
  return (
    <li>
      <a href={formatAddress([screen.path])} aria-current={isHere ? 'page' : undefined} title={screen.key ? `g ${screen.key}` : undefined}>
        <span>{words.screens[screen.path] ?? screen.path}</span>
        {number ? <span className="number">{formatNumber(number)}</span> : null}
      </a>
    </li>
  )
}

function numbersOf(overview: Overview | undefined): Readonly<Record<string, number | undefined>> {
  const counts = overview?.content?.counts ?? {}
  return {
    exhibits: counts['exhibits'] === undefined ? undefined : counts['exhibits'] + (counts['children'] ?? 0),
    things: overview?.content?.things.reduce((sum, { count }) => sum + count, 0),
    links: counts['links'],
    timeline: counts['events'],
    money: counts['money'],
    contradictions: counts['contradictions'],
    findings: counts['findings'],
  }
}
