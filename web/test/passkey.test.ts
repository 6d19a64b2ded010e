import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { createCase } from '../../src/case/create-case.ts'
import { courtOrder, investigator } from '../../src/case/fixtures/temporary-case.ts'
import { addMember } from '../../src/case/members/member-register.ts'
import { People } from '../../src/app/server/people/people.ts'
import { serveCase, type Serving } from '../../src/app/server/serve-case.ts'
import { faultsOf } from './axe-faults.ts'
import { chromiumPath, startBrowser, type TestBrowser } from './browser.ts'

const password = 'four words are enough'

suite('passkeys in a browser', { skip: chromiumPath ? false : 'Chromium is not installed' }, () => {
  const root = mkdtempSync(join(tmpdir(), 'jackdaw-passkey-'))
  const folder = join(root, 'cases')
  let serving: Serving
  let browser: TestBrowser

  before(async () => {
    process.env['JACKDAW_HOME'] = root
    const opened = await createCase(join(folder, 'harbour'), { ...investigator, title: 'File harbour', purpose: 'Who comes in', authority: courtOrder })
    for (const who of ['Ada', 'Ben']) addMember(opened.journal, { name: who, role: 'supervisor' }, investigator)
    opened.close()
    const people = People.open(folder, { make: true })
    await people.accounts.add('Ada', { password })
    people.close()
    serving = await serveCase(folder, { port: 0, actor: 'Host', team: true })
    browser = await startBrowser()
  })

  after(async () => {
    await browser?.close()
    await serving?.close()
    rmSync(root, { recursive: true, force: true })
  })

  test('one is made, signs in, and proves a grave deed; without it one does neither', async () => {
    // A key belongs to a name: 127.0.0.1 has none.
    const address = serving.address.replace('127.0.0.1', 'localhost')
    const page = await browser.open(address)
    const devices = await browser.context.newCDPSession(page)
    await devices.send('WebAuthn.enable')
    const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    })
    await page.getByLabel('Name').fill('Ada')
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('link', { name: 'File harbour' }).waitFor()
    await page.goto(`${address}c/harbour/#/people`)
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByRole('button', { name: /^Remove the passkey/ }).waitFor()
    assert.deepEqual(await faultsOf(page), [])

    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByRole('link', { name: 'File harbour' }).waitFor()
    const log = People.open(folder)
    try {
      assert.deepEqual(log.log.latest(2).map(({ event, what }) => [event, what]), [['signed-in', 'passkey'], ['signed-out', '']])
      // The proof of signing in is over: the next grave deed asks for another.
      log.database.run("UPDATE sessions SET strong = '2020-01-01T00:00:00.000Z'")
      await page.goto(`${address}c/harbour/#/people`)
      await page.getByRole('form', { name: 'Let in' }).getByLabel('Name').fill('Cleo')
      await page.getByRole('form', { name: 'Let in' }).getByRole('button', { name: 'Let in' }).click()
      await page.getByRole('button', { name: 'With a passkey' }).click()
      await page.getByRole('alert').getByText('A second person has to agree first').waitFor()
      assert.deepEqual(log.log.latest(1).map(({ event, what }) => [event, what]), [['proved-again', 'passkey']])
    } finally {
      log.close()
    }
    await page.getByRole('button', { name: /^Remove the passkey/ }).click()
    await page.getByRole('button', { name: /^Remove the passkey/ }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByRole('alert').getByText('No passkey was given, or it is not right.').waitFor()
    assert.deepEqual(browser.errors.filter((error) => !/status of 40[149]/.test(error)), [])
    await devices.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
    const byNumber = await browser.open(serving.address)
    await byNumber.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
    assert.equal(await byNumber.getByRole('button', { name: 'Sign in with a passkey' }).count(), 0)
  })
})
