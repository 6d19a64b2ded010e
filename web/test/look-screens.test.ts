import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { buildDemo } from '../../scripts/demo/build-demo.ts'
import { writeAccountStatements } from '../../scripts/demo/kind/account-statement-csv.ts'
import { writeCompanyRegister } from '../../scripts/demo/kind/company-register.ts'
import { writeStaffList } from '../../scripts/demo/kind/staff-list.ts'
import { writeTracks } from '../../scripts/demo/kind/tracks.ts'
import type { ChartMembers, EventList, KeptChartText, PathsAnswer } from '../../src/app/server/api-types.ts'
import { serveCase, type Serving } from '../../src/app/server/serve-case.ts'
import { silentProgress } from '../../src/base/progress.ts'
import { courtOrder, investigator } from '../../src/case/fixtures/temporary-case.ts'
import { createCase } from '../../src/case/create-case.ts'
import { receive } from '../../src/evidence/intake.ts'
import { buildCase } from '../../src/app/jobs/build.ts'
import { faultsOf } from './axe-faults.ts'
import { chromiumPath, startBrowser, type TestBrowser } from './browser.ts'

const web = join(dirname(fileURLToPath(import.meta.url)), '..')

suite('chart, timeline, map, trends and flows in a browser', { skip: chromiumPath ? false : 'Chromium is not installed' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'jackdaw-look-'))
  let serving: Serving
  let browser: TestBrowser

  before(async () => {
    assert.ok(existsSync(join(web, 'dist', 'index.html')), "The client is not built: run 'npm run build -w web'.")
    // Accounts, owners, staff and tracks of the demo: what these screens show, without its papers.
    const demo = await buildDemo(7, [writeAccountStatements, writeCompanyRegister, writeStaffList, writeTracks])
    const evidence = join(folder, 'evidence')
    await demo.folder.writeTo(evidence)
    const opened = await createCase(join(folder, 'case'), { ...investigator, title: 'Demo', purpose: 'Whether what is shown holds', authority: courtOrder, keyFolder: join(folder, 'keys') })
    try {
      await receive(opened, [evidence], { ...investigator, authority: 'A1', progress: silentProgress })
      await buildCase(opened, { progress: silentProgress, withoutPdf: true })
    } finally {
      opened.close()
    }
    process.env['JACKDAW_HOME'] = folder
    serving = await serveCase(join(folder, 'case'), { port: 0, actor: 'Mira Osei' })
    browser = await startBrowser()
  })

  after(async () => {
    await browser?.close()
    await serving?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const at = (address: string, look?: Parameters<TestBrowser['open']>[1]) => browser.open(`${serving.address}#/${address}`, look)
  const json = async <Answer>(path: string) => (await (await fetch(serving.address + path)).json()) as Answer
  const state = (page: Page, wanted: string) => page.locator(`.chart-state[data-state="${wanted}"]`).waitFor({ timeout: 20_000 })

  /** Two entities that are linked over others alone. */
  async function farPair(): Promise<{ a: string; b: string; from: string; to: string; hops: number }> {
    const { ids } = await json<ChartMembers>('api/chart/members?limit=200')
    for (const b of [...ids].reverse()) {
      const { paths } = await json<PathsAnswer>(`api/chart/paths?a=${ids[0]}&b=${b}&hops=5`)
      const hops = paths[0]?.hops ?? []
      if (hops.length >= 2) return { a: ids[0]!, b, from: hops[0]!.from.caption, to: hops.at(-1)!.to.caption, hops: hops.length }
    }
    throw new Error('No two entities of the demo are linked over others.')
  }

  test('the path between two is found by name, and each step opens its evidence in one click', async () => {
    const { from, to, hops } = await farPair()
    const page = await at('chart')
    await state(page, 'kept')
    await page.getByRole('tab', { name: 'Path' }).click()
    for (const [label, name] of [['From', from], ['To', to]] as const) {
      await page.getByRole('combobox', { name: label, exact: true }).fill(name)
      await page.getByRole('option', { name }).first().click()
    }
    await page.getByRole('button', { name: 'Find paths' }).click()
    await page.locator('.paths > li').first().waitFor()
    assert.equal(await page.locator('.paths > li').first().locator('.hop').count(), hops)
    for (let hop = 0; hop < hops; hop++) {
      const link = page.locator('.paths > li').first().locator('.hop').nth(hop).locator('.place').first()
      const number = await link.locator('b').textContent()
      await link.click()
      await page.waitForURL(new RegExp(`see=${number?.replace('.', '\\.')}(&|$)`))
      await page.locator('.viewer').waitFor()
    }
    await page.close()
  })

  test('what is placed by hand survives a reload and a layout, and undo takes it back', async () => {
    const { ids } = await json<ChartMembers>('api/chart/members?limit=3')
    const name = 'Placed by hand'
    const page = await at(`chart/${encodeURIComponent(name)}?sel=${ids.join(',')}`)
    await page.getByText('3 things').waitFor()
    await state(page, 'kept')
    const read = async () => JSON.parse((await json<KeptChartText>(`api/charts/${encodeURIComponent(name)}`)).text) as { spots: Record<string, { x: number; y: number }>; pinned: string[] }
    const before = await read()
    await page.waitForTimeout(1_000)
    await dragFirst(page)
    await state(page, 'changed')
    await state(page, 'kept')
    const moved = await read()
    const [pinned] = moved.pinned
    assert.ok(pinned !== undefined && JSON.stringify(moved.spots[pinned]) !== JSON.stringify(before.spots[pinned]))
    await page.getByRole('button', { name: 'Lay out' }).click()
    await page.waitForTimeout(1_200)
    await state(page, 'kept')
    assert.deepEqual((await read()).spots[pinned], moved.spots[pinned])
    await page.reload()
    await page.getByText('3 things').waitFor()
    await page.waitForTimeout(1_200)
    assert.deepEqual((await read()).spots[pinned], moved.spots[pinned])
    await page.getByRole('button', { name: 'Note', exact: true }).click()
    await page.getByText('4 things').waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('3 things').waitFor()
    await page.close()
  })

  /** Drags whatever disc is found: on the canvas things have no elements, so the pixels are asked. */
  async function dragFirst(page: Page): Promise<void> {
    const box = (await page.locator('.chart-stage').boundingBox())!
    const spot = await page.evaluate(() => {
      for (const canvas of document.querySelectorAll<HTMLCanvasElement>('.chart-stage canvas')) {
        const { width, height } = canvas
        const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data
        if (!pixels) continue
        const isDrawn = (x: number, y: number) => pixels[(y * width + x) * 4 + 3]! > 200
        for (let y = 20; y < height - 20; y += 2) {
          for (let x = 20; x < width - 20; x += 2) {
            if ([[0, 0], [6, 0], [-6, 0], [0, 6], [0, -6], [4, 4], [-4, -4]].every(([dx, dy]) => isDrawn(x + dx!, y + dy!))) return { x: (x / width) * canvas.clientWidth, y: (y / height) * canvas.clientHeight }
          }
        }
      }
      return undefined
    })
    assert.ok(spot, 'a disc is drawn')
    await page.mouse.move(box.x + spot.x, box.y + spot.y)
    await page.mouse.down()
    await page.mouse.move(box.x + spot.x + 40, box.y + spot.y + 60, { steps: 6 })
    await page.mouse.up()
  }

  test('brushing the time narrows timeline, table, map and chart alike', async () => {
    const page = await at('timeline')
    await page.locator('.list-foot').getByText(/rows/).waitFor()
    const all = (await json<EventList>('api/events?limit=1')).total
    const strip = (await page.locator('.time-strip svg').boundingBox())!
    await page.mouse.move(strip.x + strip.width * 0.3, strip.y + 10)
    await page.mouse.down()
    await page.mouse.move(strip.x + strip.width * 0.5, strip.y + 10, { steps: 5 })
    await page.mouse.up()
    await page.waitForURL(/from=.*until=/)
    const query = new URLSearchParams(page.url().split('?')[1])
    const range = `from=${query.get('from')}&until=${query.get('until')}`
    const fewer = (await json<EventList>(`api/events?limit=1&${range}`)).total
    assert.ok(fewer > 0 && fewer < all)
    await page.locator('.list-foot').getByText(fewer.toLocaleString('en')).waitFor()
    for (const screen of ['map', 'chart', 'trends']) {
      const asked = page.waitForRequest((request) => request.url().includes(`/api/${screen}`) && decodeURIComponent(`${request.url()} ${request.postData() ?? ''}`).includes(query.get('from')!), { timeout: 10_000 })
      await page.locator(`.rail a[href="#/${screen}"]`).first().click()
      await asked.catch((thrown: unknown) => assert.fail(`${screen}: ${String(thrown)}`))
      assert.ok(page.url().includes(range), page.url())
    }
    await page.close()
  })

  test('a bar of a lane opens its evidence', async () => {
    const page = await at('timeline')
    const lanes = page.locator('.lane-field canvas')
    await lanes.waitFor()
    const box = (await lanes.boundingBox())!
    // The first lane begins below the axis; a click finds the nearest bar.
    for (let share = 0.05; share < 0.95 && !page.url().includes('see='); share += 0.05) {
      await page.mouse.click(box.x + box.width * share, box.y + 22 + 13)
      await page.waitForTimeout(150)
    }
    await page.locator('.viewer').waitFor()
    await page.close()
  })

  for (const draw of ['plain', 'gl']) {
    test(`the map draws positions, ${draw}`, async () => {
      const page = await at(`map?draw=${draw}`)
      await page.locator(`[data-map="${draw}"][data-ready="yes"]`).waitFor({ timeout: 30_000 })
      await page.locator('.map-key').getByText(/[1-9]\d* positions/).waitFor()
      if (draw === 'plain') {
        const box = (await page.locator('.map-body canvas').boundingBox())!
        const colours = await page.evaluate(() => {
          const canvas = document.querySelector<HTMLCanvasElement>('.map-body canvas')
          const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
          const seen = new Set<number>()
          for (let at = 0; at < pixels.length; at += 40) seen.add((pixels[at]! << 16) + (pixels[at + 1]! << 8) + pixels[at + 2]!)
          return seen.size
        })
        assert.ok(box.width > 300 && colours > 4, String(colours))
      }
      await page.close()
    })
  }

  test('flows are drawn and told as a table with the same sums', async () => {
    const page = await at('money?face=flows')
    await page.locator('.flow').first().waitFor()
    const rows = await page.locator('.money-flows tbody tr').count()
    assert.ok(rows > 0)
    await page.locator('.money-flows tbody .place-value').first().click()
    await page.locator('.viewer').waitFor()
    await page.close()
  })

  test('a chart is saved to the journal and let out in every form', async () => {
    const { ids } = await json<ChartMembers>('api/chart/members?limit=12')
    const page = await at(`chart/For%20release?sel=${ids.join(',')}`)
    await page.getByText(`${ids.length} things`).waitFor()
    await state(page, 'kept')
    await page.getByRole('button', { name: 'Save to the journal' }).click()
    await page.waitForFunction(() => document.querySelector<HTMLButtonElement>('.chart-name button')?.disabled)
    const texts: Record<string, string> = {}
    for (const format of ['chart-svg', 'chart-png', 'chart-gexf', 'chart-graphml', 'chart-csv', 'chart-ftm']) {
      const coming = page.waitForEvent('download')
      await page.getByRole('combobox', { name: 'Export' }).selectOption(format)
      const download = await coming
      texts[format] = readFileSync(await download.path(), 'latin1')
    }
    assert.match(texts['chart-png']!, /^\x89PNG/)
    for (const format of ['chart-svg', 'chart-gexf', 'chart-graphml']) assert.equal(await isXml(page, texts[format]!), true, format)
    assert.ok(ids.every((id) => texts['chart-gexf']!.includes(id) && texts['chart-graphml']!.includes(id)))
    assert.ok(texts['chart-csv']!.split('\r\n').length > 2)
    assert.ok(texts['chart-ftm']!.trim().split('\n').every((line) => (JSON.parse(line) as { schema: string }).schema))
    await page.close()
  })

  const isXml = (page: Page, text: string) => page.evaluate((xml) => !new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror'), text)

  for (const scheme of ['light', 'dark'] as const) {
    test(`no serious fault of accessibility, ${scheme}`, async () => {
      const { ids } = await json<ChartMembers>('api/chart/members?limit=2')
      const page = await at('chart', { scheme })
      for (const screen of ['chart', `chart?sel=${ids[0]}`, `chart?sel=${ids.join(',')}`, 'timeline', 'map?draw=plain', 'trends', 'money?face=flows']) {
        await page.goto(`${serving.address}#/${screen}`)
        await page.waitForTimeout(700)
        await page.waitForFunction(() => !document.querySelector('.loading'))
        assert.deepEqual(await faultsOf(page), [], screen)
      }
      await page.goto(`${serving.address}#/chart`)
      for (const tab of ['Path', 'Show', 'Table']) {
        await page.getByRole('tab', { name: tab }).click()
        await page.waitForTimeout(200)
        assert.deepEqual(await faultsOf(page), [], tab)
      }
      await page.close()
    })
  }

  test('no page asked another host for anything, and none had an error', () => {
    assert.ok(browser.requests.length > 50)
    assert.deepEqual(browser.requests.filter((address) => !address.startsWith(serving.address)), [])
    assert.deepEqual(browser.errors, [])
  })
})
