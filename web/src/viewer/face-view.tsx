import { lazy, Suspense } from 'react'
import type { ExhibitAnswer, ExhibitFace, PlaceParts } from '../../../src/app/server/api-types.ts'
import { Loading } from '../part/say.tsx'
import { CheckFace } from './check-face.tsx'
import { ByteFace } from './byte-face.tsx'
import { FieldFace } from './field-face.tsx'
import { InsideFace } from './inside-face.tsx'
import { MailFace } from './mail-face.tsx'
import { PictureFace } from './picture-face.tsx'
import { ProblemFace } from './problem-face.tsx'
import { RecordFace } from './record-face.tsx'
import { StatementFace } from './statement-face.tsx'
import { TableFace } from './table-face.tsx'
import { TextFace } from './text-face.tsx'

// pdf.js is large; it comes when the first page is looked at.
const PageFace = lazy(async () => ({ default: (await import('./page-face.tsx')).PageFace }))

/** What a face is given: the exhibit, and the place when it stands on it. */
export interface FaceProps {
  readonly exhibit: ExhibitAnswer
  readonly parts: PlaceParts | undefined
  readonly at: string | undefined
}

/** One way of looking at an exhibit. */
export function FaceView({ face, ...props }: FaceProps & { face: ExhibitFace }) {
  switch (face) {
    case 'table':
      return <TableFace {...props} />
    case 'text':
      return <TextFace {...props} />
    case 'page':
      return (
        <Suspense fallback={<Loading />}>
          <PageFace {...props} />
        </Suspense>
      )
    case 'mail':
      return <MailFace {...props} />
    case 'record':
      return <RecordFace {...props} />
    case 'picture':
      return <PictureFace {...props} />
    case 'check':
      return <CheckFace {...props} />
    case 'field':
      return <FieldFace {...props} />
    case 'inside':
      return <InsideFace {...props} />
    case 'statement':
      return <StatementFace {...props} />
    case 'problem':
      return <ProblemFace {...props} />
    case 'byte':
      return <ByteFace {...props} />
  }
}
