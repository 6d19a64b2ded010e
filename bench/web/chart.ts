// Chart and timeline in headless Chromium without a graphics card: `node bench/web/chart.ts [--folder made] [--entities 20000] [--payments 100000]`.
// Prints the processor time of a frame while 1,000 things are panned and zoomed, how long the chart of a large case takes to open by its
// groups, and how long a timeline of all its events takes to be ready. The case is made once in the folder and taken again.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import type { ChartAnswer, ChartMembers, TimelineAnswer } from '../../src/app/server/api-types.ts'
import { serveCase } from '../../src/app/server/serve-case.ts'
import { describeMachine } from '../machine.ts'
import { makeCase } from './made-case.ts'
import { childrenTimeMs } from './process-time.ts'

// The tests' browser speaks of documents, which this side of the house does not know.
const { startBrowser } = (await import(new URL('../../web/test/browser.ts', import.meta.url).href)) as {
  startBrowser(): Promise<{ open(address: string): Promise<Page>; close(): Promise<void> }>
}
const { values } = parseArgs({ options: { folder: { type: 'string' }, entities: { type: 'string', default: '20000' }, payments: { type: 'string', default: '100000' } } })
const drawn = 1_000
const frames = 120

/** In the page: whether something stands on the chart's canvas. */
const isDrawn = `[...document.querySelectorAll('.chart-stage canvas')].some((canvas) => {
  const pixels = canvas.width > 0 ? canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data : []
  return pixels.some((value, at) => at % 4 === 3 && value > 200)
})`
/** In the page: what the chart draws is counted on its own text layer, which is cleared once a frame. */
const countFrames = `{
  window.drawnFrames = 0
  window.clearWhole ??= CanvasRenderingContext2D.prototype.clearRect
  CanvasRenderingContext2D.prototype.clearRect = function (...place) {
    if (this.canvas.classList.contains('chart-labels')) window.drawnFrames++
    window.clearWhole.apply(this, place)
  }
}`

console.log(describeMachine())
const folder = values.folder ? resolve(values.folder) : mkdtempSync(join(tmpdir(), 'jackdaw-bench-web-'))
process.env['JACKDAW_HOME'] = folder
const path = await makeCase(folder, { entities: Number(values.entities), payments: Number(values.payments) })
const serving = await serveCase(path, { port: 0, actor: 'Bench' })
const browser = await startBrowser()
try {
  await measureOpening()
  await measureTimeline()
  await measureFrames()
} finally {
  await browser.close()
  await serving.close()
}

/** Asked over and over from outside: the page's policy lets no text run as a script in it. */
async function waitUntilDrawn(page: Page): Promise<void> {
  for (let left = 3_000; !(await page.evaluate<boolean>(isDrawn)); left--) {
    if (left === 0) throw new Error('The chart is not drawn.')
    await page.waitForTimeout(20)
  }
}

async function json<Answer>(asked: string): Promise<Answer> {
  return (await (await fetch(serving.address + asked)).json()) as Answer
}

async function post<Answer>(asked: string, body: unknown): Promise<Answer> {
  const origin = new URL(serving.address).origin
  const response = await fetch(serving.address + asked, { method: 'POST', headers: { 'content-type': 'application/json', origin }, body: JSON.stringify(body) })
  return (await response.json()) as Answer
}

async function measureOpening(): Promise<void> {
  const { total } = await json<ChartMembers>('api/chart/members?limit=1')
  for (const turn of ['first', 'again']) {
    const startedAt = performance.now()
    const page = await browser.open(`${serving.address}#/chart/Opened%20${turn}`)
    await page.getByText(/[1-9]\d* things/).waitFor({ timeout: 60_000 })
    await waitUntilDrawn(page)
    console.log(`chart of ${total} linked entities, by its groups, ${turn}: ${(performance.now() - startedAt).toFixed(0)} ms from the address to what is drawn`)
    await page.close()
  }
}

async function measureTimeline(): Promise<void> {
  for (const turn of ['first', 'again']) {
    const page = await browser.open(`${serving.address}#/overview`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const startedAt = performance.now()
    await page.evaluate("window.location.hash = '#/timeline'")
    await page.locator('.lane-field canvas').waitFor({ timeout: 60_000 })
    await page.locator('.lane-names li').first().waitFor()
    const ready = performance.now() - startedAt
    const asked = performance.now()
    const { events } = await json<TimelineAnswer>('api/timeline?bins=900&lanes=40')
    console.log(`timeline of ${events} events, ${turn}: ${ready.toFixed(0)} ms to lanes drawn (the server alone: ${(performance.now() - asked).toFixed(0)} ms)`)
    await page.close()
  }
}

async function measureFrames(): Promise<void> {
  const { ids } = await json<ChartMembers>(`api/chart/members?limit=${drawn}`)
  const { pairs } = await post<ChartAnswer>('api/chart', { ids: ids.join(',') })
  const columns = Math.ceil(Math.sqrt(ids.length))
  const spots = Object.fromEntries(ids.map((id, at) => [id, { x: (at % columns) * 95, y: Math.floor(at / columns) * 95 }]))
  await post('api/charts/Frames', { text: JSON.stringify({ format: 'jackdaw-chart', version: 1, spots, bubbles: {}, pinned: [], notes: [], groups: [], sieve: {} }), basedOn: '' })
  const page = await browser.open(`${serving.address}#/chart/Frames`)
  await page.getByText(`${ids.length.toLocaleString('en')} things`).waitFor({ timeout: 60_000 })
  await waitUntilDrawn(page)
  await page.waitForTimeout(1_500)
  const box = await page.locator('.chart-stage').boundingBox()
  if (!box) throw new Error('The chart is not drawn.')
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await report(page, `pan, all ${ids.length} things and ${pairs.length} lines in view`, () => pan(page, { x: box.x + 12, y: box.y + 12 }))
  await report(page, 'zoom, from all to a tenth of it and back', () => zoom(page, middle))
  for (let step = 0; step < 8; step++) await page.mouse.wheel(0, -120)
  await page.waitForTimeout(600)
  await report(page, 'pan, near', () => pan(page, { x: box.x + 12, y: box.y + 12 }))
  await page.close()
}

/** Drags the ground of the chart to and fro, a step a frame. */
async function pan(page: Page, { x, y }: { x: number; y: number }): Promise<void> {
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let step = 0; step < frames; step++) await page.mouse.move(x + 4 * Math.abs(((step + 30) % 60) - 30), y + 2 * Math.abs(((step + 20) % 40) - 20))
  await page.mouse.up()
}

async function zoom(page: Page, { x, y }: { x: number; y: number }): Promise<void> {
  await page.mouse.move(x, y)
  for (let step = 0; step < frames; step++) await page.mouse.wheel(0, step < frames / 2 ? -24 : 24)
}

async function report(page: Page, what: string, work: () => Promise<void>): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const tasks = async () => ((await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000
  await page.evaluate(countFrames)
  const [tasksBefore, allBefore] = [await tasks(), childrenTimeMs()]
  await work()
  await page.waitForTimeout(100)
  const [tasksAfter, allAfter] = [await tasks(), childrenTimeMs()]
  const count = await page.evaluate<number>('window.drawnFrames')
  await session.detach()
  console.log(`${what}: ${((tasksAfter - tasksBefore) / count).toFixed(1)} ms of the page a frame, ${((allAfter - allBefore) / count).toFixed(1)} ms of all of the browser's processes (${count} frames)`)
}

