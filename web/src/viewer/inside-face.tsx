import type { ExhibitList } from '../../../src/app/server/api-types.ts'
import { formatAddress } from '../address.ts'
import { questionOf, useAnswer } from '../ask.ts'
import { openBeside } from '../part/link.tsx'
import { Failed, Loading, Tag } from '../part/say.tsx'
import { formatBytes } from '../words/format.ts'
import { words as placeWords } from '../words/place.ts'
import type { FaceProps } from './face-view.tsx'

const shown = 500

/** What was found inside an exhibit: attachments, archive members. */
export function InsideFace({ exhibit, parts }: FaceProps) {
  const { answer, failure } = useAnswer<ExhibitList>(questionOf('/api/exhibits', { parent: exhibit.number, limit: shown }))
  if (failure) return <Failed failure={failure} />
  if (!answer) return <Loading />
  const member = parts?.kind === 'member' ? parts.path : undefined
  return (
    <ul className="inside">
      {answer.rows.map((child) => (
        <li key={child.number} className={child.path === member ? 'is-here' : undefined} {...(child.path === member ? { 'data-mark': true } : {})}>
          <a
            href={formatAddress(['exhibit', child.number])}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return
              event.preventDefault()
              openBeside({ exhibit: child.number, locator: 'whole' })
            }}
          >
            <b>{child.number}</b> {child.path}
          </a>{' '}
          <span className="quiet">
            {child.format ?? 'unknown'} · {formatBytes(child.sizeBytes)}
          </span>{' '}
          {child.state === 'read' ? null : <Tag tone={child.state}>{placeWords.states[child.state]}</Tag>}
        </li>
      ))}
    </ul>
  )
}
