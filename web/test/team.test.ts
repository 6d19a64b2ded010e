import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { createCase } from '../../src/case/create-case.ts'
import { courtOrder, investigator } from '../../src/case/fixtures/temporary-case.ts'
import { addMember } from '../../src/case/members/member-register.ts'
import { People } from '../../src/app/server/people/people.ts'
import { serveCase, type Serving } from '../../src/app/server/serve-case.ts'
import { faultsOf } from './axe-faults.ts'
import { chromiumPath, startBrowser, type TestBrowser } from './browser.ts'

const password = 'four words are enough'

suite('a team in a browser', { skip: chromiumPath ? false : 'Chromium is not installed' }, () => {
  const root = mkdtempSync(join(tmpdir(), 'jackdaw-team-'))
  const folder = join(root, 'cases')
  let serving: Serving
  let browsers: Record<'Ada' | 'Ben', TestBrowser>

  before(async () => {
    process.env['JACKDAW_HOME'] = root
    for (const name of ['harbour', 'mill']) {
      const opened = await createCase(join(folder, name), { ...investigator, title: `File ${name}`, purpose: 'Two agree', authority: courtOrder })
      if (name === 'harbour') for (const who of ['Ada', 'Ben']) addMember(opened.journal, { name: who, role: 'supervisor' }, investigator)
      opened.close()
    }
    const people = People.open(folder, { make: true })
    for (const name of ['Ada', 'Ben']) await people.accounts.add(name, { password })
    people.close()
    serving = await serveCase(folder, { port: 0, actor: 'Host', team: true })
    browsers = { Ada: await startBrowser(), Ben: await startBrowser() }
  })

  after(async () => {
    for (const browser of Object.values(browsers ?? {})) await browser.close()
    await serving?.close()
    rmSync(root, { recursive: true, force: true })
  })

  async function signIn(name: 'Ada' | 'Ben', given: string): Promise<Page> {
    const page = await browsers[name].open(serving.address)
    await page.getByLabel('Name').fill(name)
    await page.getByLabel('Password').fill(given)
    await page.getByRole('button', { name: 'Sign in' }).click()
    return page
  }

  test('two people sign in, see their case alone, and one lets a third in when the other agrees', async () => {
    const wrong = await signIn('Ada', 'not the password')
    await wrong.getByRole('alert').getByText('Name or password are not right.').waitFor()
    assert.deepEqual(await faultsOf(wrong), [])
    await wrong.getByRole('combobox').selectOption('fr')
    await wrong.getByRole('button', { name: 'Se connecter' }).waitFor()
    await wrong.getByRole('combobox').selectOption('en')
    await wrong.close()

    const ada = await signIn('Ada', password)
    await ada.getByRole('link', { name: 'File harbour' }).waitFor()
    assert.equal(await ada.getByText('File mill').count(), 0)
    await ada.goto(`${serving.address}c/harbour/#/people`)
    await ada.getByRole('cell', { name: 'Ben' }).waitFor()
    assert.deepEqual(await faultsOf(ada), [])
    const add = ada.getByRole('form', { name: 'Let in' })
    const letIn = async () => {
      await add.getByLabel('Name').fill('Cleo')
      await add.getByRole('button', { name: 'Let in' }).click()
    }
    await letIn()
    await ada.getByRole('alert').getByText('A second person has to agree first').waitFor()
    assert.equal(await ada.getByRole('cell', { name: 'Cleo' }).count(), 0)

    const ben = await signIn('Ben', password)
    await ben.getByRole('link', { name: 'File harbour' }).waitFor()
    await ben.goto(`${serving.address}c/harbour/#/people`)
    await ben.getByRole('button', { name: 'Approve Q1' }).click()
    await ben.getByText('approved').waitFor()

    await letIn()
    await ada.getByRole('cell', { name: 'Cleo' }).waitFor()
    await ada.getByRole('button', { name: 'Sign out' }).click()
    await ada.getByRole('button', { name: 'Sign in' }).waitFor()
    const foreign = await ben.goto(`${serving.address}c/mill/`)
    assert.equal(foreign?.status(), 404)
  })

  test('one person alone is not asked who they are', async () => {
    const alone = await serveCase(join(folder, 'mill'), { port: 0, actor: 'Mira Osei' })
    try {
      const page = await browsers.Ada.open(alone.address)
      await page.getByText('File mill').first().waitFor()
      assert.deepEqual([await page.getByLabel('Password').count(), await page.getByRole('button', { name: 'Sign out' }).count()], [0, 0])
    } finally {
      await alone.close()
    }
  })
})
