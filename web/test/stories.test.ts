import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import type { ExhibitList, JudgementLine, ReviewAnswer } from '../../src/app/server/api-types.ts'
import { serveCase, type Serving } from '../../src/app/server/serve-case.ts'
import { chromiumPath, startBrowser, type TestBrowser } from './browser.ts'
import { faultsOf } from './axe-faults.ts'
import { buildStoryCase } from './story-case.ts'

const web = join(dirname(fileURLToPath(import.meta.url)), '..')
const patience = { timeout: 60_000 }

suite('stories of the workbench', { skip: chromiumPath ? false : 'Chromium is not installed' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'jackdaw-stories-'))
  let serving: Serving
  let browser: TestBrowser
  let casePath: string

  before(async () => {
    assert.ok(existsSync(join(web, 'dist', 'index.html')), "The client is not built: run 'npm run build -w web'.")
    casePath = await buildStoryCase(folder)
    serving = await serveCase(casePath, { port: 0, actor: 'Mira Osei' })
    browser = await startBrowser()
  })

  after(async () => {
    await browser?.close()
    await serving?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const at = (address: string, look?: Parameters<TestBrowser['open']>[1]): Promise<Page> => browser.open(`${serving.address}#/${address}`, look)
  const json = async <T>(path: string): Promise<T> => (await (await fetch(serving.address + path)).json()) as T
  const inForce = async () => (await json<JudgementLine[]>('api/judgements')).filter((row) => row.inForce)

  test('ten pairs are judged by keys, the evidence first and the score after; one is taken back', async () => {
    const { pairs } = await json<ReviewAnswer>('api/review')
    assert.ok(pairs.length >= 10, `${pairs.length} pairs`)
    const page = await at('review')
    for (let count = 1; count <= 10; count++) {
      await page.locator('.sides').waitFor(patience)
      await page.locator('.judge-positive').waitFor()
      assert.equal(await page.locator('.waterfall').count(), 0, 'no score before the word')
      await page.keyboard.press(count % 3 === 0 ? 'd' : 's')
      await page.locator('.why .waterfall').waitFor(patience)
      assert.equal((await inForce()).length, count)
      if (count < 10) await page.keyboard.press('Enter')
    }
    await page.keyboard.press('u')
    await page.locator('.judge-positive').waitFor(patience)
    assert.equal((await inForce()).length, 9)
    await page.close()
  })

  test('five people on one case see each other’s judgements without loading the page again; two on one pair get a clear answer', async () => {
    const pages = await Promise.all(Array.from({ length: 5 }, () => at('review?tab=judged')))
    const before = (await inForce()).length
    for (const page of pages) await page.waitForFunction((rows) => document.querySelectorAll('.review tbody tr').length === rows, before, patience)
    const [pair] = (await json<ReviewAnswer>('api/review')).pairs
    assert.ok(pair)
    const ofPair = async () => (await json<JudgementLine[]>('api/judgements')).filter(({ left, right }) => left === pair.left && right === pair.right).length
    const said = await ofPair()
    const address = `review?pair=${pair.left},${pair.right}`
    const [one, other] = [await at(address), await at(address)]
    await Promise.all([one, other].map((page) => page.locator('.judge-positive').waitFor(patience)))
    // Both have the pair before them; the one's word is put down before the other's.
    await Promise.all([one.keyboard.press('s'), other.keyboard.press('d')])
    await Promise.race([one, other].map((page) => page.getByText('Judged meanwhile').waitFor(patience)))
    const [late, early] = (await one.getByText('Judged meanwhile').count()) > 0 ? [one, other] : [other, one]
    await late.getByText(/Mira Osei judged this pair meanwhile/).waitFor()
    await early.getByText('You said').waitFor()
    assert.equal((await inForce()).length, before + 1)
    for (const page of pages) await page.waitForFunction((rows) => document.querySelectorAll('.review tbody tr').length === rows, before + 1, patience)
    await late.getByRole('button', { name: /Add my word/ }).click()
    await late.getByText('You said').waitFor(patience)
    assert.equal(await ofPair(), said + 2, 'nothing is lost')
    for (const page of [...pages, one, other]) await page.close()
  })

  test('a finding with three citations is written by keys and shown; the places are those of the evidence', async () => {
    const { rows } = await json<ExhibitList>('api/exhibits?q=staff.csv')
    const page = await at(`exhibits?see=${rows[0]?.number}&at=row%3D2%26col%3D1`)
    for (const locator of ['row%3D2%26col%3D1', 'row%3D3%26col%3D1', 'row%3D4%26col%3D1']) {
      await page.evaluate((address) => (window.location.hash = address), `#/exhibits?see=${rows[0]?.number}&at=${locator}`)
      await page.locator('.place-strip').waitFor(patience)
      await page.locator('[data-cite][aria-pressed="false"]').waitFor(patience)
      await page.keyboard.press('c')
      await page.locator('[data-cite][aria-pressed="true"]').waitFor()
    }
    await page.evaluate(() => (window.location.hash = '#/findings?write=yes'))
    await page.getByRole('textbox', { name: 'What is found' }).fill('Three people stand on the list of staff.')
    await page.getByRole('button', { name: 'Take all' }).click()
    await page.getByRole('button', { name: 'Put it down' }).click()
    const written = page.locator('.findings li').filter({ hasText: 'Three people stand on the list of staff.' })
    await written.waitFor(patience)
    assert.equal(await written.locator('.tellings .place').count(), 3)
    await written.locator('.tellings').getByText('by Mira Osei').waitFor()
    await page.close()
  })

  test('a file is dropped, hashed and built, and arrives; the finding stands in the dossier', async () => {
    const page = await at('intake')
    await page.locator('[data-drop]').waitFor(patience)
    await page.locator('.choose input').first().setInputFiles({ name: 'visits.csv', mimeType: 'text/csv', buffer: Buffer.from('Visitor,Came on,Badge code\nImke Halloran,2024-03-03,B-77\nTor Brandvold,2024-03-04,B-78\n') })
    await page.locator('.arrivals').getByText('taken in').waitFor(patience)
    assert.match((await page.locator('.arrivals code').textContent()) ?? '', /^[0-9a-f]{16}$/)
    await page.getByRole('button', { name: 'Build now' }).click()
    await page.getByText('Building').waitFor(patience)
    await page.locator('.build .notice').getByText('Built', { exact: true }).waitFor({ timeout: 180_000 })
    await page.evaluate(() => (window.location.hash = '#/exhibits?q=visits'))
    await page.locator('.list-row').getByText('visits.csv').first().waitFor(patience)
    await page.close()
    assert.match(readFileSync(join(casePath, 'dossier', 'index.html'), 'utf8'), /Three people stand on the list of staff\./)
  })

  test('a new table is mapped: what it makes is shown while it is written, what is wrong is said, and it is confirmed', async () => {
    const { rows } = await json<ExhibitList>('api/exhibits?q=register.csv')
    const page = await at(`mapping/${rows[0]?.number}`)
    const text = page.getByRole('textbox', { name: 'The mapping, as YAML' })
    await text.waitFor(patience)
    await page.locator('.preview').first().waitFor(patience)
    const written = await text.inputValue()
    await text.fill(written.replace(/^(\s*)birthDate:/m, '$1birthday:'))
    await page.getByText(/has no property 'birthday'/).waitFor(patience)
    await text.fill(written.replace(/^\s*birthDate:.*\n/m, ''))
    await page.getByText(/has no property 'birthday'/).waitFor({ state: 'detached', ...patience })
    await page.getByRole('button', { name: 'Confirm for all tables with this header' }).click()
    await page.getByText('Confirmed: it stands in the journal').waitFor(patience)
    await page.close()
  })

  test('the check sheet of the passport whose digits do not fit is opened', async () => {
    const { rows } = await json<ExhibitList>('api/exhibits?q=passport')
    const page = await at(`exhibit/${rows[0]?.number}?face=check`)
    await page.getByText(/composite/).first().waitFor(patience)
    await page.getByText('A person still has to look', { exact: false }).first().waitFor()
    await page.close()
  })

  test('it is searched in both languages, by keys and by the palette', async () => {
    const page = await at('overview')
    await page.getByRole('combobox', { name: 'Language' }).selectOption('fr')
    await page.getByRole('link', { name: /Chronologie/ }).waitFor(patience)
    await page.keyboard.press('/')
    await page.keyboard.type('halloran')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /endroits?/ }).waitFor(patience)
    await page.getByRole('combobox', { name: 'Langue' }).selectOption('en')
    await page.getByRole('heading', { name: /places?/ }).waitFor(patience)
    await page.keyboard.press('Control+k')
    await page.locator('.palette input').fill('halloran')
    await page.locator('.palette [cmdk-item]').filter({ hasText: 'Imke' }).first().waitFor(patience)
    await page.keyboard.press('Escape')
    await page.close()
  })

  test('what is selected goes from screen to screen, and is taken back by keys', async () => {
    const page = await at('things')
    await page.locator('.list-row input[type="checkbox"]').first().check({ force: true, ...patience })
    await page.locator('.focus-bar').waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('l')
    await page.waitForURL(/#\/links\?.*sel=[0-9a-f]{32}/)
    await page.keyboard.press('Control+z')
    await page.locator('.focus-bar').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Shift+z')
    await page.locator('.focus-bar').waitFor()
    await page.close()
  })

  const screens = ['overview', 'intake', 'mapping', 'review', 'review?tab=judged', 'search', 'search?q=halloran', 'things', 'links', 'timeline', 'money', 'contradictions', 'findings?write=yes', 'hypotheses', 'sql']

  test('axe finds no serious fault on any screen, in both looks', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      for (const screen of screens) {
        const page = await at(screen, { scheme })
        await page.locator('h1').first().waitFor(patience)
        assert.deepEqual(await faultsOf(page), [], `${screen}, ${scheme}`)
        await page.close()
      }
    }
  })

  test('nothing was asked of another host, and no page had an error', () => {
    const elsewhere = browser.requests.filter((address) => !address.startsWith(serving.address))
    assert.deepEqual(elsewhere, [])
    // The answer to the second of two judgements is a 409, which the console tells.
    assert.deepEqual(browser.errors.filter((error) => !/status of 4\d\d/.test(error)), [])
  })
})
