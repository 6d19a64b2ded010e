import type { FtmEntity } from '../../../src/app/server/api-types.ts'
import { post } from './ask-chart.ts'

/** The forms that a chart leaves the case in. */
export const chartFormats = { 'chart-png': 'png', 'chart-svg': 'svg', 'chart-gexf': 'gexf', 'chart-graphml': 'graphml', 'chart-ftm': 'ftm.json', 'chart-csv': 'csv' } as const

/** One of them. */
export type ChartFormat = keyof typeof chartFormats

/** Gives bytes of a chart to the reader as a file, once the journal has been told of it with their hash. */
export async function leaveCase(format: ChartFormat, name: string, content: Blob): Promise<void> {
  const digest = await crypto.subtle.digest('SHA-256', await content.arrayBuffer())
  const sha256 = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  await post('/api/chart/exported', { format, sha256 })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = `${name}.${chartFormats[format]}`
  link.click()
  window.setTimeout(() => URL.revokeObjectURL(link.href), 30_000)
}

/** Entities and what links them as FollowTheMoney, an entity a line. */
export async function ftmOf(ids: readonly string[]): Promise<string> {
  const entities = ids.length === 0 ? [] : await post<FtmEntity[]>('/api/chart/ftm', { ids: ids.join(',') })
  return entities.map((entity) => `${JSON.stringify(entity)}\n`).join('')
}
