import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { removeQuietly, writeWholeNow, type FilesNow } from '../base/files-now.ts'
import type { Problem } from '../model/problem.ts'

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']
const timeoutMs = 180_000
const withoutIt = "The HTML says the same. 'jackdaw build --no-pdf' leaves the PDF out."

/** The Chromium of the machine, or undefined. `scripts/setup/install.mjs` looks in the same places. */
function findChromium(): string | undefined {
  const told = process.env['JACKDAW_CHROMIUM']
  return [...(told ? [told] : []), ...browsers].find((path) => existsSync(path))
}

/**
 * Prints the page of a dossier as PDF beside it, through headless Chromium that can reach no host. Times in the file are
 * those of the dossier (`asOf`), so that the same page and the same Chromium give the same bytes. Gives a problem where
 * Chromium is missing or fails: the page says the same.
 */
export function printPdf(page: string, asOf: string, files: FilesNow): { path: string } | { problem: Problem } {
  const chromium = findChromium()
  if (!chromium) {
    const message = 'The dossier was not printed as PDF: Chromium is not installed. The HTML says the same. To have the PDF, install Chromium (Debian: apt-get install chromium; elsewhere name it in $JACKDAW_CHROMIUM), remove the folder derived and build again.'
    return { problem: { code: 'dossier.no-chromium', severity: 'information', message } }
  }
  const path = page.replace(/index\.html$/, 'dossier.pdf')
  const profile = mkdtempSync(join(tmpdir(), 'jackdaw-print-'))
  try {
    const run = spawnSync(
      chromium,
      [
        '--headless', '--disable-gpu', '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync', '--disable-extensions', '--disable-dev-shm-usage',
        '--host-resolver-rules=MAP * ~NOTFOUND', `--user-data-dir=${profile}`, '--no-pdf-header-footer', `--print-to-pdf=${path}.tmp`,
        pathToFileURL(page).href,
      ],
      { timeout: timeoutMs, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' },
    )
    if (run.status !== 0 || !existsSync(`${path}.tmp`)) {
      const why = run.signal ? `Chromium did not end within ${timeoutMs / 1000} s` : `Chromium ended with ${run.status ?? run.error?.message}`
      const message = `The dossier was not printed as PDF: ${why}. ${withoutIt}`
      return { problem: { code: 'dossier.not-printed', severity: 'warning', message } }
    }
    writeWholeNow(files, path, fixTimes(readFileSync(`${path}.tmp`), asOf))
    return { path }
  } finally {
    removeQuietly(files, `${path}.tmp`)
    rmSync(profile, { recursive: true, force: true })
  }
}

/** Sets the times in a PDF's information dictionary, without moving a byte (ISO 32000-1, 7.9.4: dates; 14.3.3). */
export function fixTimes(pdf: Buffer, asOf: string): Buffer {
  const date = `D:${asOf.replace(/\D/g, '').slice(0, 14)}`
  const text = pdf.toString('latin1')
  return Buffer.from(
    text.replace(/(\/(?:CreationDate|ModDate) \()(D:\d{14})/g, (_, before: string) => before + date),
    'latin1',
  )
}
