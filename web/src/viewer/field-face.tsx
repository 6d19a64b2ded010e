import { useEffect, useRef } from 'react'
import type { FieldLine } from '../../../src/app/server/api-types.ts'
import { change } from '../address.ts'
import { useAnswer } from '../ask.ts'
import { Failed, Loading } from '../part/say.tsx'
import { words } from '../words/viewer.ts'
import type { FaceProps } from './face-view.tsx'

/** Fields that stand in neither text nor table: EXIF, document properties. */
export function FieldFace({ exhibit, at }: FaceProps) {
  const { answer, failure } = useAnswer<FieldLine[]>(`/api/exhibits/${exhibit.number}/fields`)
  const here = useRef<HTMLTableRowElement>(null)
  useEffect(() => void here.current?.scrollIntoView({ block: 'nearest' }), [answer, at])
  if (failure) return <Failed failure={failure} />
  if (!answer) return <Loading />
  const place = at?.replace(/&char=.*$/, '')
  return (
    <table className="plain fields">
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          <th scope="col">{words.value}</th>
        </tr>
      </thead>
      <tbody>
        {answer.map(({ locator, name, value }) => {
          const isHere = locator === place
          return (
            <tr key={locator} ref={isHere ? here : undefined} className={isHere ? 'is-here' : undefined} {...(isHere ? { 'data-mark': true } : {})}>
              <th scope="row">
                <button type="button" className="as-link" onClick={() => change({ at: locator })}>
                  {name}
                </button>
              </th>
              <td>{value}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
