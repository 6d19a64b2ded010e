import type { ReactNode } from 'react'
import type { ExhibitAnswer } from '../../../src/app/server/api-types.ts'
import { formatAddress } from '../address.ts'
import { entityAddress } from '../part/link.tsx'
import { formatInstant, formatNumber } from '../words/format.ts'
import { words } from '../words/viewer.ts'

/** What is known of an exhibit as a whole, folded away. */
export function ExhibitFacts({ exhibit }: { exhibit: ExhibitAnswer }) {
  const link = (number: string, path: string) => <a href={formatAddress(['exhibit', number])}>{`${number} ${path}`}</a>
  const facts: readonly (readonly [string, ReactNode])[] = [
    [words.facts.path, exhibit.path],
    [words.facts.parent, exhibit.parent && link(exhibit.parent.number, exhibit.parent.path)],
    [words.facts.sha256, <code key="sha">{exhibit.sha256}</code>],
    [words.facts.size, `${formatNumber(exhibit.sizeBytes)} bytes`],
    [words.facts.type, exhibit.mediaType],
    [words.facts.encoding, exhibit.encoding],
    [words.facts.pages, exhibit.pages],
    [words.facts.authority, exhibit.authority],
    [words.facts.received, `${formatInstant(exhibit.receivedAt)}, ${exhibit.receivedBy}`],
    [words.facts.copies, exhibit.copies.length > 0 && exhibit.copies.map((copy) => <div key={copy.number}>{link(copy.number, copy.path)}</div>)],
  ]
  return (
    <details className="facts">
      <summary>{words.about}</summary>
      <dl>
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <a href={entityAddress(exhibit.entityId)}>{words.asDocument}</a>
    </details>
  )
}
