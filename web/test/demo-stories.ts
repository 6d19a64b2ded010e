import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { EventList, ExhibitList, JudgementLine, PathsAnswer, ReviewAnswer, SearchAnswerLines, SignList } from '../../src/app/server/api-types.ts'
import { serveCase, type Serving } from '../../src/app/server/serve-case.ts'
import { faultsOf } from './axe-faults.ts'
import { chromiumPath, startBrowser, type TestBrowser } from './browser.ts'

const patience = { timeout: 60_000 }
const screens = [
  'overview', 'exhibits', 'intake', 'mapping', 'review', 'search', 'search?q=invoice', 'things', 'chart', 'links', 'timeline', 'map?draw=plain', 'trends', 'money', 'money?face=flows',
  'contradictions', 'findings', 'hypotheses', 'notebook', 'sql', 'compare', 'dossier', 'cases',
]

/** For tests: walks the stories of the workbench, in Chromium, on the demo case at `path`, which they change. */
export function walkDemo(path: string): void {
  suite('stories of the workbench on the demo case', { skip: chromiumPath ? false : 'Chromium is not installed' }, () => {
    let serving: Serving
    let browser: TestBrowser
    before(async () => {
      serving = await serveCase(path, { port: 0, actor: 'Mira Osei' })
      browser = await startBrowser()
    })
    after(async () => {
      await browser?.close()
      await serving?.close()
    })
    const at = (address: string, look?: Parameters<TestBrowser['open']>[1]): Promise<Page> => browser.open(`${serving.address}#/${address}`, look)
    const json = async <T>(asked: string): Promise<T> => (await (await fetch(serving.address + asked)).json()) as T
    const move = (page: Page, address: string) => page.evaluate((hash) => (window.location.hash = hash), `#/${address}`)
    const inForce = async () => (await json<JudgementLine[]>('api/judgements')).filter((row) => row.inForce).length

    test('the check sheet of the forged passport is opened from the list of failed checks', async () => {
      const { rows } = await json<SignList>('api/signs?outcome=fail')
      const forged = rows.find(({ check }) => check.includes('mrz'))
      assert.ok(forged, rows.map(({ check }) => check).join(' '))
      const page = await at(`exhibit/${forged.place.exhibit}?face=check`)
      await page.getByText('A person still has to look', { exact: false }).first().waitFor(patience)
      await page.getByText(forged.message).first().waitFor(patience)
      await page.close()
    })

    test('it is searched in both languages, narrowed by facets that say what they leave, and the search is kept', async () => {
      const page = await at('search?q=invoice')
      const { facets } = await json<SearchAnswerLines>('api/search?q=invoice&facets=yes&limit=1')
      const [type] = facets!.types
      await page.locator('.facet').filter({ hasText: type!.label }).first().click(patience)
      await page.getByRole('heading', { name: `${type!.count} places` }).waitFor(patience)
      await page.getByRole('button', { name: 'Save this search' }).click()
      await page.getByRole('textbox', { name: 'Name of the search' }).fill('Invoices')
      await page.keyboard.press('Enter')
      await move(page, 'search')
      await page.locator('.saved-searches').getByRole('link', { name: 'Invoices' }).waitFor(patience)
      await page.getByRole('combobox', { name: 'Language' }).selectOption('fr')
      await page.locator('#search').fill('facture')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: /endroits?/ }).waitFor(patience)
      await page.getByRole('combobox', { name: 'Langue' }).selectOption('en')
      await page.close()
    })

    test('the path between two people is found, and each hop opens its evidence', async () => {
      const { ids } = await json<{ ids: string[] }>('api/chart/members?schema=Person&limit=40')
      const pairs = ids.flatMap((a, index) => ids.slice(index + 1).map((b) => [a, b] as const))
      let far: { a: string; b: string; hops: PathsAnswer['paths'][number]['hops'] } | undefined
      for (const [a, b] of pairs) {
        const { paths } = await json<PathsAnswer>(`api/chart/paths?a=${a}&b=${b}&count=1`)
        if ((paths[0]?.hops.length ?? 0) >= 2) far = { a, b, hops: paths[0]!.hops }
        if (far) break
      }
      assert.ok(far, 'two people are linked over others')
      const page = await at('chart')
      await page.getByRole('tab', { name: 'Path' }).click(patience)
      for (const [label, name] of [['From', far.hops[0]!.from.caption], ['To', far.hops.at(-1)!.to.caption]] as const) {
        await page.getByRole('combobox', { name: label, exact: true }).fill(name)
        await page.getByRole('option', { name }).first().click(patience)
      }
      await page.getByRole('button', { name: 'Find paths' }).click()
      const hops = page.locator('.paths > li').first().locator('.hop')
      await hops.first().waitFor(patience)
      for (let hop = 0; hop < (await hops.count()); hop++) {
        await hops.nth(hop).locator('.place').first().click()
        await page.locator('.viewer').waitFor(patience)
        assert.match(page.url(), /see=/)
      }
      await page.close()
    })

    test('the timeline is brushed: table, chart and map are asked for that time', async () => {
      const page = await at('timeline')
      const all = (await json<EventList>('api/events?limit=1')).total
      const strip = page.locator('.time-strip svg')
      await strip.waitFor(patience)
      const box = (await strip.boundingBox())!
      await page.mouse.move(box.x + box.width * 0.3, box.y + 10)
      await page.mouse.down()
      await page.mouse.move(box.x + box.width * 0.6, box.y + 10, { steps: 5 })
      await page.mouse.up()
      await page.waitForURL(/from=.*until=/)
      const query = new URLSearchParams(page.url().split('?')[1])
      const fewer = (await json<EventList>(`api/events?limit=1&from=${query.get('from')}&until=${query.get('until')}`)).total
      assert.ok(fewer < all)
      await page.locator('.list-foot').getByText(fewer.toLocaleString('en')).waitFor(patience)
      for (const screen of ['map', 'chart']) {
        const isOfThatTime = (words: string) => decodeURIComponent(words).includes(query.get('from')!)
        const asked = page.waitForRequest((request) => request.url().includes(`/api/${screen}`) && isOfThatTime(`${request.url()} ${request.postData() ?? ''}`), patience)
        await page.locator(`.rail a[href="#/${screen}"]`).first().click()
        await asked
      }
      await page.close()
    })

    test('ten pairs are judged by keys, and one is taken back', async () => {
      const before = await inForce()
      assert.ok((await json<ReviewAnswer>('api/review?order=open&limit=20')).pairs.length >= 10)
      const page = await at('review')
      for (let count = 1; count <= 10; count++) {
        await page.locator('.judge-positive').waitFor(patience)
        await page.keyboard.press(count % 3 === 0 ? 'd' : 's')
        await page.locator('.why .waterfall').waitFor(patience)
        if (count < 10) await page.keyboard.press('Enter')
      }
      assert.equal(await inForce(), before + 10)
      await page.keyboard.press('u')
      await page.locator('.judge-positive').waitFor(patience)
      assert.equal(await inForce(), before + 9)
      await page.close()
    })

    test('five people on the case see what one of them does without loading the page again', async () => {
      const pages = await Promise.all(Array.from({ length: 5 }, () => at('review?tab=judged')))
      const before = await inForce()
      for (const page of pages) await page.waitForFunction((rows) => document.querySelectorAll('.review tbody tr').length === rows, before, patience)
      const page = await at('review')
      await page.locator('.judge-positive').waitFor(patience)
      await page.keyboard.press('s')
      for (const each of pages) await each.waitForFunction((rows) => document.querySelectorAll('.review tbody tr').length === rows, before + 1, patience)
      for (const each of [...pages, page]) await each.close()
    })

    test('two papers are compared: what differs is told beside its control', async () => {
      const { rows } = await json<ExhibitList>('api/exhibits?format=pdf&limit=50')
      const [one, other] = rows.filter(({ state }) => state === 'read')
      const page = await at(`compare/${one!.number}/${other!.number}?how=difference`)
      await page.locator('[data-share]').nth(1).waitFor(patience)
      const shares = (await page.locator('[data-share]').allTextContents()).map(Number)
      assert.ok(shares.length === 2 && shares.every((share) => share >= 0 && share <= 100), shares.join(' '))
      await move(page, `compare/${one!.number}/${one!.number}?how=difference`)
      await page.waitForFunction(() => document.querySelector('[data-share]')?.textContent === '0.00', undefined, patience)
      await page.close()
    })

    test('a file arrives, and its table is mapped anew; a finding with three citations stands in the dossier', async () => {
      const page = await at('intake')
      await page.locator('[data-drop]').waitFor(patience)
      const visits = 'Visitor,Came on,Badge code\nImke Halloran,2024-03-03,B-77\nTor Brandvold,2024-03-04,B-78\n'
      await page.locator('.choose input').first().setInputFiles({ name: 'visits.csv', mimeType: 'text/csv', buffer: Buffer.from(visits) })
      await page.locator('.arrivals').getByText('taken in').waitFor(patience)
      const { rows } = await json<ExhibitList>('api/exhibits?format=csv&limit=1')
      for (const row of [2, 3, 4]) {
        await move(page, `exhibits?see=${rows[0]!.number}&at=${encodeURIComponent(`row=${row}&col=1`)}`)
        await page.locator('[data-cite][aria-pressed="false"]').waitFor(patience)
        await page.keyboard.press('c')
        await page.locator('[data-cite][aria-pressed="true"]').waitFor(patience)
      }
      await move(page, 'findings?write=yes')
      await page.getByRole('textbox', { name: 'What is found' }).fill('Three rows of this table bear the finding.')
      await page.getByRole('button', { name: 'Take all' }).click()
      await page.getByRole('button', { name: 'Put it down' }).click()
      await page.locator('.findings li').filter({ hasText: 'Three rows of this table bear the finding.' }).waitFor(patience)
      await move(page, 'intake')
      await page.getByRole('button', { name: 'Build now' }).click(patience)
      await page.locator('.build .notice').getByText('Built', { exact: true }).waitFor({ timeout: 600_000 })
      const [arrived] = (await json<ExhibitList>('api/exhibits?q=visits.csv')).rows
      await move(page, `mapping/${arrived!.number}`)
      await page.locator('.preview').first().waitFor(patience)
      await page.getByRole('button', { name: 'Confirm for all tables with this header' }).click()
      await page.getByText('Confirmed: it stands in the journal').waitFor(patience)
      await page.close()
      assert.match(readFileSync(join(path, 'dossier', 'index.html'), 'utf8'), /Three rows of this table bear the finding\./)
    })

    test('axe finds no serious fault on any screen, in both looks', async () => {
      for (const scheme of ['light', 'dark'] as const) {
        const page = await at('overview', { scheme })
        for (const screen of screens) {
          await move(page, screen)
          await page.waitForTimeout(400)
          await page.waitForFunction(() => !document.querySelector('.loading'), undefined, patience)
          assert.deepEqual(await faultsOf(page), [], `${screen}, ${scheme}`)
        }
        await page.close()
      }
    })

    test('nothing was asked of another host, and no page had an error', () => {
      assert.ok(browser.requests.length > 100)
      assert.deepEqual(browser.requests.filter((address) => !address.startsWith(serving.address)), [])
      assert.deepEqual(browser.errors.filter((error) => !/status of 4\d\d/.test(error)), [])
    })
  })
}
