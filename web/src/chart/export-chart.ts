import type { ChartEntity } from '../../../src/app/server/api-types.ts'
import type { ChartView } from './chart-view.ts'
import type { Drawing } from './draw-chart.ts'
import { ftmOf, leaveCase, type ChartFormat } from './leave-case.ts'
import type { Look } from './look.ts'
import { writeCsv, writeGexf, writeGraphml } from './write-graph.ts'
import { writeSvg } from './write-svg.ts'

/** What is exported. */
export interface ChartExport {
  readonly name: string
  readonly drawing: Drawing
  readonly entities: readonly ChartEntity[]
  readonly look: Look
  readonly view: ChartView | undefined
}

/** Lets a chart out of the case in one of its forms; the journal is told first. */
export async function exportChart(format: ChartFormat, { name, drawing, entities, look }: ChartExport): Promise<void> {
  const exported = { drawing, entities, title: name }
  const text = (content: string, type: string) => new Blob([content], { type })
  switch (format) {
    case 'chart-svg':
      return leaveCase(format, name, text(writeSvg(drawing, look), 'image/svg+xml'))
    case 'chart-png':
      return leaveCase(format, name, await pictureOf(writeSvg(drawing, look)))
    case 'chart-gexf':
      return leaveCase(format, name, text(writeGexf(exported), 'application/gexf+xml'))
    case 'chart-graphml':
      return leaveCase(format, name, text(writeGraphml(exported), 'application/graphml+xml'))
    case 'chart-csv':
      return leaveCase(format, name, text(writeCsv(exported), 'text/csv'))
    case 'chart-ftm':
      return leaveCase(format, name, text(await ftmOf(drawing.nodes.filter(({ what }) => what === 'entity').map(({ id }) => id)), 'application/json'))
  }
}

const mostPixels = 6_000

/** The picture of a chart in pixels: twice its size, as far as a canvas goes. */
async function pictureOf(svg: string): Promise<Blob> {
  const image = new Image()
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    await new Promise((resolve, reject) => {
      image.onload = resolve
      image.onerror = reject
      image.src = url
    })
    const scale = Math.min(2, mostPixels / Math.max(image.width, image.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(image.width * scale)
    canvas.height = Math.round(image.height * scale)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise<Blob>((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large.'))), 'image/png'))
  } finally {
    URL.revokeObjectURL(url)
  }
}
