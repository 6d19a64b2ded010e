import { PlaceLink } from '../../part/link.tsx'
import { Tag } from '../../part/say.tsx'
import { formatBytes } from '../../words/format.ts'
import { words } from '../../words/intake.ts'

/** A file on its way into the case. */
export interface Arrival {
  readonly path: string
  readonly size: number
  readonly state: 'waiting' | 'sending' | 'received' | 'known' | 'refused' | 'failed'
  readonly share: number
  readonly number: string
  readonly sha256: string
  readonly problems: readonly string[]
}

const tones: Readonly<Record<Arrival['state'], string>> = { waiting: 'plain', sending: 'plain', received: 'read', known: 'plain', refused: 'unread', failed: 'unread' }

/** What was handed over here, with the hash that the server took of what arrived. */
export function Arrivals({ arrivals }: { arrivals: readonly Arrival[] }) {
  if (arrivals.length === 0) return null
  return (
    <table className="plain arrivals" aria-live="polite">
      <thead>
        <tr>
          {(['path', 'size', 'state', 'number', 'hash'] as const).map((name) => (
            <th key={name} scope="col" className={name === 'size' ? 'number' : undefined}>
              {words.columns[name]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {arrivals.map((arrival, index) => (
          <tr key={index}>
            <td className="value">
              {arrival.path}
              {arrival.problems.map((problem) => (
                <p key={problem} className="quiet">
                  {problem}
                </p>
              ))}
            </td>
            <td className="number">{formatBytes(arrival.size)}</td>
            <td>
              {arrival.state === 'sending' ? <progress value={arrival.share} aria-label={arrival.path} /> : <Tag tone={tones[arrival.state]}>{words.states[arrival.state]}</Tag>}
            </td>
            <td>{arrival.number ? <PlaceLink place={{ exhibit: arrival.number, path: arrival.path, locator: 'whole', where: '' }}>{arrival.number}</PlaceLink> : null}</td>
            <td>
              <code title={arrival.sha256}>{arrival.sha256.slice(0, 16)}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
