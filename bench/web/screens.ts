/**
 * How soon screens of a served case can be used, in headless Chromium without a GPU: `node bench/web/screens.ts <case>`. The server is
 * warmed by one visit; each screen is then opened in a new page five times, and the middle time is told.
 */
import { chromium, type Page } from 'playwright-core'
import { serveCase } from '../../src/app/server/serve-case.ts'
import type { EntityList } from '../../src/app/server/api-types.ts'
import { describeMachine } from '../machine.ts'

const visits = 5
const [path] = process.argv.slice(2)
if (!path) throw new Error('Name a case: node bench/web/screens.ts <case>')
const serving = await serveCase(path, { port: 0, actor: 'bench' })
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu'] })
const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })

/** Milliseconds from the address to the moment at which the page shows what is asked for. */
async function timeOf(address: string, isReady: (page: Page) => Promise<unknown>): Promise<number> {
  const page = await context.newPage()
  const start = performance.now()
  await page.goto(`${serving.address}#/${address}`, { waitUntil: 'commit' })
  await isReady(page)
  const took = performance.now() - start
  await page.close()
  return took
}

async function middleOf(name: string, address: string, isReady: (page: Page) => Promise<unknown>): Promise<void> {
  await timeOf(address, isReady)
  const times: number[] = []
  for (let visit = 0; visit < visits; visit++) times.push(await timeOf(address, isReady))
  times.sort((a, b) => a - b)
  process.stdout.write(`${name}: ${times[Math.floor(visits / 2)]?.toFixed(0)} ms (${times[0]?.toFixed(0)} to ${times.at(-1)?.toFixed(0)})\n`)
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
await middleOf('exhibits', 'exhibits', (page) => page.locator('.list-row .place-value').first().waitFor())
await middleOf('review of pairs', 'review', (page) => page.locator('.sides, .empty').first().waitFor())
await context.close()
await browser.close()
await serving.close()
