import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Chromium as the system has it, or undefined. */
export const chromiumPath = places.find((path) => existsSync(path))

/** A browser with an empty profile of its own, and what it was asked for. */
export interface TestBrowser {
  readonly context: BrowserContext
  /** Addresses that were asked for, `data:` and `blob:` aside. */
  readonly requests: string[]
  /** Errors of the page and its console. */
  readonly errors: string[]
  open(address: string, look?: { readonly scheme?: 'light' | 'dark'; readonly width?: number }): Promise<Page>
  close(): Promise<void>
}

/** Starts Chromium with a new profile, without its own connections. */
export async function startBrowser(): Promise<TestBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'jackdaw-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    ...(chromiumPath ? { executablePath: chromiumPath } : {}),
    args: [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
    viewport: { width: 1280, height: 800 },
  })
  const requests: string[] = []
  const errors: string[] = []
  context.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url())) requests.push(request.url())
  })
  return {
    context,
    requests,
    errors,
    async open(address, { scheme = 'light', width = 1280 } = {}) {
      const page = await context.newPage()
      page.on('pageerror', (error) => errors.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text())
      })
      page.on('dialog', (dialog) => {
        errors.push(`dialog: ${dialog.message()}`)
        void dialog.dismiss()
      })
      await page.emulateMedia({ colorScheme: scheme })
      await page.setViewportSize({ width, height: 800 })
      await page.goto(address)
      return page
    },
    async close() {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

/** Waits until what is marked stands in view: nothing lies over it and nothing has scrolled it away. Gives its text. */
export async function waitForMark(page: Page, selector = '[data-mark]'): Promise<string> {
  await page.waitForFunction(
    (wanted) => {
      const mark = document.querySelector(wanted)
      // The text of a page lies over its marks, to be selected.
      const isOverSamePage = (one: Element, other: Element) => one.closest('.pdf-page') !== null && one.closest('.pdf-page') === other.closest('.pdf-page')
      if (!mark) return false
      const box = mark.getBoundingClientRect()
      const found = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
      return box.width > 0 && found !== null && (mark.contains(found) || found.contains(mark) || isOverSamePage(mark, found)) && found.closest('.viewer') !== null
    },
    selector,
    { timeout: 10_000 },
  )
  return (await page.locator(selector).allTextContents()).join('')
}
