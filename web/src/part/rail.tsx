import type { Overview } from '../../../src/app/server/api-types.ts'
import { formatAddress } from '../address.ts'
import { formatNumber } from '../words/format.ts'
import { words } from '../words/shell.ts'

const owner: Readonly<Record<string, string>> = { exhibit: 'exhibits', entity: 'things', dossier: 'findings' }

/** The rail on the left: the case, and its sections with how much each holds. */
export function Rail({ section, overview, onHelp }: { section: string; overview: Overview | undefined; onHelp: () => void }) {
  const counts = overview?.content?.counts ?? {}
  const numbers: Readonly<Record<string, number | undefined>> = {
    exhibits: counts['exhibits'] === undefined ? undefined : counts['exhibits'] + (counts['children'] ?? 0),
    things: overview?.content?.things.reduce((sum, { count }) => sum + count, 0),
    links: counts['links'],
    timeline: counts['events'],
    money: counts['money'],
    contradictions: counts['contradictions'],
    findings: counts['findings'],
  }
  return (
    <nav className="rail" aria-label="Sections">
      <a className="case-name" href="#/overview">
        <span className="brand">Jackdaw</span>
        <strong>{overview?.title ?? ' '}</strong>
      </a>
      <ul>
        {words.sections.map(({ key, path, label }) => (
          <li key={path}>
            <a href={formatAddress([path])} aria-current={(owner[section] ?? section) === path ? 'page' : undefined} title={`g ${key}`}>
              <span>{label}</span>
              {numbers[path] ? <span className="number">{formatNumber(numbers[path])}</span> : null}
            </a>
          </li>
        ))}
      </ul>
      <div className="rail-foot">
        <span className="quiet">{words.readOnly}</span>
        <button type="button" onClick={onHelp}>
          {words.help} <kbd>?</kbd>
        </button>
      </div>
    </nav>
  )
}
