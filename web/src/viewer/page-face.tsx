import { useState } from 'react'
import type { PageAnswer } from '../../../src/app/server/api-types.ts'
import { useAnswer } from '../ask.ts'
import { Empty, Failed, Loading } from '../part/say.tsx'
import { words } from '../words/viewer.ts'
import type { FaceProps } from './face-view.tsx'
import { MarkedText } from './marked-text.tsx'
import { PdfPage } from './pdf-page.tsx'

const zooms = [0.6, 0.8, 1, 1.25, 1.5, 2, 3] as const

/** The pages of an exhibit, drawn where that is possible, with the place marked; their text below. */
export function PageFace({ exhibit, parts }: FaceProps) {
  const place = parts?.kind === 'page' ? parts : undefined
  const opened = place?.page ?? 1
  const [turned, setTurned] = useState({ opened, page: opened })
  const [zoom, setZoom] = useState(2)
  const [failed, setFailed] = useState(false)
  const page = turned.opened === opened ? turned.page : opened
  const { answer, failure, old } = useAnswer<PageAnswer>(`/api/exhibits/${exhibit.number}/pages/${page}`)
  if (failure) return <Failed failure={failure} />
  if (!answer) return <Loading />
  const pages = Math.max(1, answer.pages, exhibit.pages ?? 0)
  const mark = place?.page === page ? place : undefined
  const turn = (to: number) => setTurned({ opened, page: Math.min(pages, Math.max(1, to)) })
  return (
    <div className="page-face">
      <p className="pager">
        <button type="button" disabled={page <= 1} onClick={() => turn(page - 1)} aria-label={`${words.page} ${page - 1}`}>
          ‹
        </button>
        {words.page} {page} {words.of} {pages}
        <button type="button" disabled={page >= pages} onClick={() => turn(page + 1)} aria-label={`${words.page} ${page + 1}`}>
          ›
        </button>
        {exhibit.format === 'pdf' ? (
          <>
            <button type="button" disabled={zoom === 0} onClick={() => setZoom(zoom - 1)} aria-label={words.zoomOut}>
              −
            </button>
            <button type="button" disabled={zoom === zooms.length - 1} onClick={() => setZoom(zoom + 1)} aria-label={words.zoomIn}>
              +
            </button>
          </>
        ) : null}
      </p>
      {exhibit.format === 'pdf' && !old && !failed ? <PdfPage key={page} exhibit={exhibit} answer={answer} mark={mark} zoom={zooms[zoom] ?? 1} onFailed={setFailed} /> : null}
      {failed ? <p className="quiet">{words.pageFailed}</p> : null}
      <details open={failed || exhibit.format !== 'pdf'}>
        <summary>{words.pageText}</summary>
        {answer.text === '' ? (
          <Empty>{words.noPageText}</Empty>
        ) : (
          <div className="prose">
            <MarkedText text={answer.text} mentions={answer.mentions} mark={exhibit.format === 'pdf' && !failed ? undefined : mark?.chars} />
          </div>
        )}
      </details>
    </div>
  )
}
