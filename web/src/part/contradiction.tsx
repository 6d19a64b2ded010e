import type { ContradictionLine } from '../../../src/app/server/api-types.ts'
import { formatProbability } from '../words/format.ts'
import { words } from '../words/contradictions.ts'
import { EntityLink, PlaceLink } from './link.tsx'
import { Machine, Tag } from './say.tsx'

/** Two statements that cannot both be true, side by side, each with its place. */
export function Contradiction({ contradiction, withName }: { contradiction: ContradictionLine; withName: boolean }) {
  const { caption, canonicalId, message, strength, sameProbability, left, right, rule } = contradiction
  return (
    <article className="contradiction">
      {withName ? (
        <h3>
          <EntityLink entity={{ id: canonicalId, caption }} />
        </h3>
      ) : null}
      <p>{message}</p>
      <div className="two-sides">
        {[left, right].map((side, index) => (
          <p key={index}>
            <PlaceLink place={side.place}>
              <b className="value">{side.value}</b>
            </PlaceLink>
            <PlaceLink place={side.place} />
          </p>
        ))}
      </div>
      <p className="quiet">
        <Machine /> <Tag title={words.strengths[strength]}>{strength}</Tag> <code>{rule}</code> · {words.same} {formatProbability(sameProbability)}
      </p>
      <Innocent explanations={contradiction.explanations} />
    </article>
  )
}

/** What may explain it innocently: stands beside every sign. */
export function Innocent({ explanations }: { explanations: readonly string[] }) {
  if (explanations.length === 0) return null
  return (
    <details className="innocent">
      <summary>{words.innocent}</summary>
      <ul>
        {explanations.map((explanation) => (
          <li key={explanation}>{explanation}</li>
        ))}
      </ul>
    </details>
  )
}
