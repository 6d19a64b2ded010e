import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import type { EntityList, ExhibitList } from '../../src/app/server/api-types.ts'
import { buildHostileCase, filler } from '../../src/app/server/fixtures/hostile-case.ts'
import { serveCase, type Serving } from '../../src/app/server/serve-case.ts'
import { chromiumPath, startBrowser, waitForMark, type TestBrowser } from './browser.ts'
import { faultsOf } from './axe-faults.ts'

const web = join(dirname(fileURLToPath(import.meta.url)), '..')

test('the client type-checks', () => {
  const { stdout, status } = spawnSync(join(web, '..', 'node_modules', '.bin', 'tsc'), ['-p', 'tsconfig.json'], { cwd: web, encoding: 'utf8' })
  assert.equal(stdout, '')
  assert.equal(status, 0)
})

suite('the workbench in a browser', { skip: chromiumPath ? false : 'Chromium is not installed' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'jackdaw-workbench-'))
  let serving: Serving
  let browser: TestBrowser
  let exhibits: ReadonlyMap<string, string>

  before(async () => {
    assert.ok(existsSync(join(web, 'dist', 'index.html')), "The client is not built: run 'npm run build -w web'.")
    serving = await serveCase(await buildHostileCase(folder), { port: 0, actor: 'Mira Osei' })
    const list = (await (await fetch(`${serving.address}api/exhibits?limit=500`)).json()) as ExhibitList
    exhibits = new Map(list.rows.map(({ path, number }) => [path, number]))
    browser = await startBrowser()
  })

  after(async () => {
    // What was not started is not closed: a failure before is told as it is.
    await browser?.close()
    await serving?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Opens an address of the client; fails when the page had an error. */
  async function at(address: string, look?: Parameters<TestBrowser['open']>[1]): Promise<Page> {
    return browser.open(`${serving.address}#/${address}`, look)
  }

  const exhibit = (path: string, locator?: string) => `exhibit/${exhibits.get(path)}${locator ? `?at=${encodeURIComponent(locator)}` : ''}`

  test('the overview tells title, counts and what could not be read', async () => {
    const page = await at('overview')
    await page.getByRole('heading', { level: 1, name: 'Alder & <b>sons</b>' }).waitFor()
    await page.getByRole('link', { name: '13 exhibits given' }).waitFor()
    await page.getByText('are those of no kind of content that is known here').first().waitFor()
    await page.getByText(/Built, and up to date|Built, but/).waitFor()
    await page.close()
  })

  test('slash searches; a hit opens its cell beside the list, marked and in view; Escape gives the place back', async () => {
    const page = await at('overview')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('orlagh')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /places/ }).waitFor()
    await page.locator('.hits .snippet').filter({ hasText: 'Órlagh' }).first().getByRole('link').click()
    assert.equal(await waitForMark(page, '.cell[data-mark]'), 'Órlagh')
    assert.match(page.url(), /#\/search\?.*see=\d+.*at=row/)
    await page.getByText('read again from the bytes').waitFor()
    assert.ok(await page.getByText('What was not searched').isVisible(), 'the hits are still there')
    await page.keyboard.press('Escape')
    await page.locator('.viewer').waitFor({ state: 'detached' })
    await page.close()
  })

  test('a link to a cell opens there; another cell is a step in the history', async () => {
    const page = await at(exhibit('staff.csv', `row=${filler + 3}&col=3`))
    assert.equal(await waitForMark(page), '1975-11-30')
    await page.locator('.place-strip').getByText('1975-11-30').first().waitFor()
    await page.locator('.place-strip').getByRole('link', { name: 'Tobias Marsh' }).first().waitFor()
    await page.locator('.sheet-row.is-here .cell').nth(3).click()
    await page.waitForURL(/col%3D4/)
    await page.locator('.cell[data-mark]').filter({ hasText: 'tobias@alder.example' }).waitFor()
    await waitForMark(page)
    await page.goBack()
    await page.waitForURL(/col%3D3/)
    await page.locator('.cell[data-mark]').filter({ hasText: '1975-11-30' }).waitFor()
    await page.close()
  })

  test('a link to characters of a text scrolls to them', async () => {
    const start = 'Met Ada Quill at the depot.\n'.length + 200 * 'Nothing else of note that day.\n'.length
    const page = await at(exhibit('note.txt', `char=${start},${start + 12}`))
    assert.equal(await waitForMark(page, 'mark'), 'Tobias Marsh')
    await page.close()
  })

  test('a link to characters of a page draws the page and marks them where they stand', async () => {
    const page = await at(exhibit('letter.pdf', 'page=2&char=8,12'))
    await waitForMark(page, '.pdf-marks span')
    const [mark, sheet] = [await page.locator('.pdf-marks span').boundingBox(), await page.locator('.pdf-page').boundingBox()]
    assert.ok(mark && sheet)
    const middle = [(mark.x + mark.width / 2 - sheet.x) / sheet.width, (mark.y + mark.height / 2 - sheet.y) / sheet.height] as const
    // "4711" stands about 118 points from the left and 300 from the foot of a page of 595 by 842.
    assert.ok(Math.abs(middle[0] - 130 / 595) < 0.03 && Math.abs(middle[1] - 538 / 842) < 0.02, middle.join(', '))
    await page.waitForFunction(() => {
      const canvas = document.querySelector('canvas')
      const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      return pixels.some((value, index) => index % 4 === 0 && value < 100)
    })
    await page.close()
  })

  test('a link to a header field marks it; attachments are listed', async () => {
    const page = await at(exhibit('mail.eml', 'part=0&header=to&char=14,34'))
    assert.equal(await waitForMark(page, 'mark'), 'tobias@alder.example')
    await page.getByRole('heading', { name: 'Attachments' }).waitFor()
    await page.close()
  })

  test('a link to a JSON value opens the tree there', async () => {
    const page = await at(exhibit('list.json', 'pointer=%2F1%2Fname'))
    assert.match(await waitForMark(page, '.json [data-mark]'), /Osier Holding SA/)
    await page.close()
  })

  test('a picture is shown', async () => {
    const page = await at(exhibit('dot.png'))
    await page.waitForFunction(() => document.querySelector<HTMLImageElement>('.picture-face img')?.naturalWidth === 40)
    await page.close()
  })

  test('the page of an entity tells values, sources and links, and its values open their places', async () => {
    const list = (await (await fetch(`${serving.address}api/entities?q=ada%20quill&schema=Person`)).json()) as EntityList
    const page = await at(`entity/${list.rows[0]?.id}`)
    await page.getByRole('heading', { level: 1, name: /Ada Quill/ }).waitFor()
    await page.locator('#sources').getByText('staff-copy.csv').first().waitFor()
    await page.locator('.matches .bits').first().waitFor()
    await page.locator('.values').getByRole('link', { name: /staff-copy|row 2, column 3/ }).first().click()
    await waitForMark(page)
    assert.match(page.url(), /#\/entity\/[0-9a-f]{32}\?see=/)
    await page.close()
  })

  test('a list is walked by keys and its evidence opened by Enter', async () => {
    const page = await at('exhibits')
    await page.locator('.list-row').nth(3).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.locator('.viewer').waitFor()
    await page.waitForURL(/see=2/)
    await page.keyboard.press('g')
    await page.keyboard.press('m')
    await page.waitForURL(/#\/money/)
    await page.close()
  })

  test('hostile evidence is text: nothing of it runs', async () => {
    for (const path of ['page.html', 'drawing.svg', 'false.png', "name'with\"quotes <b>.txt", 'letter.pdf', 'unknown.bin']) {
      const page = await at(exhibit(path))
      await page.locator('.face').waitFor()
      await page.waitForTimeout(150)
      assert.equal(await page.locator('.viewer iframe, .viewer script, .viewer svg, .viewer object, .viewer embed').count(), 0, path)
      assert.doesNotMatch(await page.title(), /^run/)
      await page.close()
    }
  })

  test('the dossier is shown in a frame that runs nothing', async () => {
    const page = await at('dossier')
    await page.frameLocator('iframe').getByText('Whether the served pages hold').first().waitFor()
    await page.close()
  })

  test('SQL is asked and answered, and refused in words', async () => {
    const page = await at(`sql?q=${encodeURIComponent('SELECT count(*) AS n FROM exhibits')}`)
    await page.getByRole('cell', { name: '14', exact: true }).waitFor()
    await page.getByRole('textbox', { name: 'Question in SQL' }).fill('DELETE FROM derived.exhibits')
    await page.getByRole('button', { name: 'Ask' }).click()
    await page.getByRole('alert').getByText('Only questions are answered').waitFor()
    // The refusal is a 400 of the server, which the console tells as an error.
    browser.errors.splice(0, browser.errors.length, ...browser.errors.filter((error) => !error.includes('400')))
    await page.close()
  })

  const screens = [
    'overview', 'search?q=quill', 'exhibits', 'things', 'links', 'timeline', 'money', 'contradictions', 'contradictions?tab=signs&outcome=pass', 'findings', 'dossier',
    'sql?q=SELECT%20*%20FROM%20exhibits', 'nowhere', 'exhibits?see=1',
  ]
  for (const scheme of ['light', 'dark'] as const) {
    test(`no screen has a serious fault of accessibility, ${scheme}`, async () => {
      const entities = (await (await fetch(`${serving.address}api/entities?q=ada%20quill&schema=Person`)).json()) as EntityList
      const faces = ['staff.csv', 'letter.pdf', 'mail.eml', 'list.json', 'note.txt', 'dot.png', 'unknown.bin'].map((path) => exhibit(path))
      const page = await at('overview', { scheme })
      for (const screen of [...screens, ...faces, exhibit('staff.csv', 'row=3&col=2'), exhibit('note.txt', 'char=4,13'), `entity/${entities.rows[0]?.id}`]) {
        await page.goto(`${serving.address}#/${screen}`)
        await page.waitForTimeout(60)
        await page.waitForFunction(() => !document.querySelector('.loading'))
        await page.waitForTimeout(100)
        assert.deepEqual(await faultsOf(page), [], screen)
      }
      await page.close()
    })
  }

  test('no page asked another host for anything, and none had an error', () => {
    assert.ok(browser.requests.length > 100)
    assert.deepEqual(browser.requests.filter((address) => !address.startsWith(serving.address)), [])
    assert.deepEqual(browser.errors, [])
  })
})
