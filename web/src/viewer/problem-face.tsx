import type { ProblemLine } from '../../../src/app/server/api-types.ts'
import { useAnswer } from '../ask.ts'
import { PlaceLink } from '../part/link.tsx'
import { Empty, Failed, Loading, Tag } from '../part/say.tsx'
import { words as placeWords } from '../words/place.ts'
import { words } from '../words/viewer.ts'
import type { FaceProps } from './face-view.tsx'

/** The problems met in an exhibit: what is wrong, where, what to do. */
export function ProblemFace({ exhibit }: FaceProps) {
  const { answer, failure } = useAnswer<ProblemLine[]>(`/api/exhibits/${exhibit.number}/problems`)
  if (failure) return <Failed failure={failure} />
  if (!answer) return <Loading />
  if (answer.length === 0) return <Empty>{words.noProblems}</Empty>
  return (
    <ul className="cards">
      {answer.map((problem, index) => (
        <li key={index}>
          <p>
            <Tag tone={problem.severity}>{placeWords.severities[problem.severity] ?? problem.severity}</Tag> {problem.message}
          </p>
          <p className="quiet">
            <code>{problem.code}</code> {problem.place ? <PlaceLink place={problem.place} short /> : null}
          </p>
        </li>
      ))}
    </ul>
  )
}
