/**
 * How soon screens of a served case can be used, in headless Chromium without a GPU: `node bench/web/screens.ts <case>`. The server is
 * warmed by one visit. Each screen is then opened in a new page five times, and five times from another screen of an open client; the
 * middle time is told, with the processor time of the page (which tells of the client alone, whatever else the machine does). Then the
 * longest table is scrolled, a screenful a step: processor time a step, and whether all rows in view were there when it stood still.
 */
import { chromium, type Page } from 'playwright-core'
import { serveCase } from '../../src/app/server/serve-case.ts'
import type { EntityList } from '../../src/app/server/api-types.ts'
import { describeMachine } from '../machine.ts'

const visits = 5
const scrollSteps = 120
const [path] = process.argv.slice(2)
if (!path) throw new Error('Name a case: node bench/web/screens.ts <case>')
const serving = await serveCase(path, { port: 0, actor: 'bench' })
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu'] })
const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })

type Ready = (page: Page) => Promise<unknown>
interface Taken {
  readonly wall: number
  readonly processor: number
}

/** Processor time of the page's main thread so far, in milliseconds. */
async function meter(page: Page): Promise<() => Promise<number>> {
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable')
  return async () => ((await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000
}

/** From the address in a new page to what is asked for. */
async function cold(address: string, isReady: Ready): Promise<Taken> {
  const page = await context.newPage()
  const processor = await meter(page)
  const start = performance.now()
  await page.goto(`${serving.address}#/${address}`, { waitUntil: 'commit' })
  await isReady(page)
  const taken = { wall: performance.now() - start, processor: await processor() }
  await page.close()
  return taken
}

/** From another screen of a client that is open. */
async function within(address: string, isReady: Ready): Promise<Taken> {
  const page = await context.newPage()
  await page.goto(`${serving.address}#/sql`)
  await page.locator('.views').waitFor()
  const processor = await meter(page)
  const before = await processor()
  const start = performance.now()
  await page.evaluate(`window.location.hash = ${JSON.stringify(`#/${address}`)}`)
  await isReady(page)
  const taken = { wall: performance.now() - start, processor: (await processor()) - before }
  await page.close()
  return taken
}

async function middleOf(name: string, address: string, isReady: Ready): Promise<void> {
  await cold(address, isReady)
  for (const [how, open] of [['in a new page', cold], ['from another screen', within]] as const) {
    const all: Taken[] = []
    for (let visit = 0; visit < visits; visit++) all.push(await open(address, isReady))
    const sorted = (of: (taken: Taken) => number) => all.map(of).sort((a, b) => a - b)
    const [wall, processor] = [sorted((taken) => taken.wall), sorted((taken) => taken.processor)]
    const middle = Math.floor(visits / 2)
    process.stdout.write(`${name}, ${how}: ${wall[middle]?.toFixed(0)} ms (${wall[0]?.toFixed(0)} to ${wall.at(-1)?.toFixed(0)}), ${processor[middle]?.toFixed(0)} ms of the page\n`)
  }
}

async function scroll(address: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(`${serving.address}#/${address}`)
  await page.locator('.list-row .entity').first().waitFor()
  const box = await page.locator('.list-scroll').boundingBox()
  if (!box) throw new Error('There is no table.')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  const processor = await meter(page)
  const before = await processor()
  for (let step = 0; step < scrollSteps; step++) await page.mouse.wheel(0, 600)
  const took = (await processor()) - before
  const start = performance.now()
  await page.locator('.list-scroll').evaluate((list) => list.scrollTo({ top: list.scrollHeight / 2 }))
  await page.waitForTimeout(20)
  for (let left = 500; left > 0 && (await page.locator('.list-row .entity').count()) < 10; left--) await page.waitForTimeout(10)
  process.stdout.write(`scrolled by ${scrollSteps} screenfuls: ${(took / scrollSteps).toFixed(1)} ms of the page a step; the middle of the table: rows after ${(performance.now() - start).toFixed(0)} ms\n`)
  await page.close()
}

process.stdout.write(`${describeMachine()}\n`)
const list = (await (await fetch(`${serving.address}api/entities?limit=1`)).json()) as EntityList
const largest = [...list.schemata].sort((a, b) => b.count - a.count)[0]
await middleOf('case home, interactive', 'overview', (page) => page.locator('.numbers a').first().waitFor())
await middleOf('case home, complete', 'overview', async (page) => {
  await page.locator('.digest').first().waitFor()
  await page.locator('.loading').waitFor({ state: 'detached' })
})
await middleOf(`table of ${largest?.count} ${largest?.name}, first rows`, `things?type=${largest?.name}`, (page) => page.locator('.list-row .entity').first().waitFor())
await middleOf('timeline, lanes', 'timeline', (page) => page.locator('.lane-names li').first().waitFor())
await middleOf('exhibits', 'exhibits', (page) => page.locator('.list-row .place-value').first().waitFor())
await middleOf('review of pairs', 'review', (page) => page.locator('.sides, .empty').first().waitFor())
await scroll(`things?type=${largest?.name}`)
await context.close()
await browser.close()
await serving.close()
