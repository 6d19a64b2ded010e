import { atServer } from '../base.ts'
import { words } from '../words/viewer.ts'
import type { FaceProps } from './face-view.tsx'
import { FieldFace } from './field-face.tsx'

/** A picture with its fields. */
export function PictureFace(props: FaceProps) {
  const { exhibit } = props
  return (
    <div className="picture-face">
      <img src={atServer(`/api/exhibits/${exhibit.number}/picture`)} alt={`${exhibit.number} ${exhibit.name}`} />
      <p className="quiet">{words.shown}</p>
      {exhibit.faces.includes('field') ? <FieldFace {...props} /> : null}
    </div>
  )
}
