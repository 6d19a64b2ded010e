import { useEffect, useRef, useState } from 'react'
import type { ExhibitAnswer, PageAnswer, PlaceParts } from '../../../src/app/server/api-types.ts'
import { openPdf } from './open-pdf.ts'

type PagePlace = Extract<PlaceParts, { kind: 'page' }>

const mostScale = 1.6

/** A page of a PDF drawn on a canvas, its extracted text laid over it to be selected, and the place marked. */
export function PdfPage({ exhibit, answer, mark, zoom, onFailed }: { exhibit: ExhibitAnswer; answer: PageAnswer; mark: PagePlace | undefined; zoom: number; onFailed: (failed: boolean) => void }) {
  const holder = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const marked = useRef<HTMLSpanElement>(null)
  const [size, setSize] = useState<{ width: number; height: number }>()
  useEffect(() => {
    let wanted = true
    const draw = async () => {
      const document = await openPdf(exhibit.number)
      const page = await document.getPage(answer.page)
      const natural = page.getViewport({ scale: 1 })
      const room = (holder.current?.clientWidth ?? 700) - 2
      const scale = Math.min(mostScale, room / natural.width) * zoom
      const density = Math.min(2, window.devicePixelRatio || 1)
      const viewport = page.getViewport({ scale: scale * density })
      if (!wanted || !canvas.current) return
      canvas.current.width = Math.floor(viewport.width)
      canvas.current.height = Math.floor(viewport.height)
      setSize({ width: natural.width * scale, height: natural.height * scale })
      await page.render({ canvas: canvas.current, viewport, annotationMode: 1 }).promise
    }
    draw().catch((thrown: unknown) => {
      if (wanted && !(thrown instanceof Error && thrown.name === 'RenderingCancelledException')) onFailed(true)
    })
    return () => {
      wanted = false
    }
  }, [exhibit.number, answer.page, zoom, onFailed])
  useEffect(() => void marked.current?.scrollIntoView({ block: 'center', inline: 'nearest' }), [size, mark])

  const scaleX = size && answer.width ? size.width / answer.width : 0
  const scaleY = size && answer.height ? size.height / answer.height : 0
  const boxes = mark && scaleX > 0 ? markBoxes(answer, mark) : []
  return (
    <div className="pdf-holder" ref={holder}>
      <div className="pdf-page" style={size ? { width: size.width, height: size.height } : undefined}>
        <canvas ref={canvas} role="img" aria-label={`page ${answer.page} of exhibit ${exhibit.number}`} />
        <div className="pdf-marks">
          {boxes.map(([left, top, right, bottom], index) => (
            <span
              key={index} ref={index === 0 ? marked : undefined} data-mark
              style={{ left: left * scaleX - 2, top: top * scaleY - 2, width: (right - left) * scaleX + 4, height: (bottom - top) * scaleY + 4 }}
            />
          ))}
        </div>
        <div className="pdf-text" aria-hidden="true">
          {scaleX > 0
            ? answer.layout.map(([start, end, left, top, right, bottom], index) => (
                <span
                  key={index} data-text={answer.text.slice(start, end)}
                  style={{ left: left * scaleX, top: top * scaleY, width: (right - left) * scaleX, height: (bottom - top) * scaleY, fontSize: (bottom - top) * scaleY * 0.9 }}
                >
                  {answer.text.slice(start, end)}
                </span>
              ))
            : null}
        </div>
      </div>
    </div>
  )
}

/** Boxes of the runs that a range of characters touches, cut to the range as if all characters of a run were equally wide. */
function markBoxes(answer: PageAnswer, mark: PagePlace): (readonly [number, number, number, number])[] {
  if (mark.box && !mark.chars) return [mark.box as [number, number, number, number]]
  const [from, to] = mark.chars ?? [0, 0]
  return answer.layout
    .filter(([start, end]) => start < to && end > from)
    .map(([start, end, left, top, right, bottom]) => {
      const width = (right - left) / Math.max(1, end - start)
      return [left + Math.max(0, from - start) * width, top, right - Math.max(0, end - to) * width, bottom] as const
    })
}
