// Plain JavaScript: runs on the system's own Node.js (20 or later), before the project's Node.js 24 is there.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the project. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The Node.js that comes with the project. */
export const node = join(root, 'node_modules', '.bin', 'node')

const aptTimeoutMs = 5 * 60_000

/** Runs a command in the project with its output shown; ends this process when it fails. */
export function runOrEnd(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (error) console.error(`${command} cannot be started (${error.message}). Install it, and run this again.`)
  if (status !== 0) process.exit(status ?? 1)
}

/** Installs the packages when they are missing or older than the lock file. */
export function installPackages() {
  const marker = join(root, 'node_modules', '.package-lock.json')
  const lock = join(root, 'package-lock.json')
  if (existsSync(node) && existsSync(marker) && statSync(marker).mtimeMs >= statSync(lock).mtimeMs) return
  console.error('Installing packages (npm install) ...')
  // Not `npm ci`: npm 11 refuses a lock file that lacks the packages of other systems, which a registry may not have.
  runOrEnd('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'])
  spawnSync('touch', [marker])
}

/** Chromium, which prints dossiers as PDF and runs the browser tests: installed from Debian where that is possible, else told how. */
export function installChromium() {
  if (findChromium()) return true
  const isRoot = process.getuid?.() === 0
  if (isRoot && spawnSync('apt-get', ['--version']).status === 0) {
    console.error('Installing Chromium from Debian (apt-get install chromium) ...')
    // Without a network it would wait for a long time; Jackdaw works without Chromium.
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', timeout: aptTimeoutMs })
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], {
      stdio: 'ignore',
      timeout: aptTimeoutMs,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
  if (findChromium()) return true
  console.error('Chromium is not installed: the dossier comes as HTML only, and browser tests are skipped. To have it: sudo apt-get install chromium')
  return false
}

/** bubblewrap, the wall around readers of untrusted bytes: installed from Debian where that is possible, else told how. */
export function installBubblewrap() {
  if (process.platform !== 'linux' || spawnSync('bwrap', ['--version']).status === 0) return
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    console.error('Installing bubblewrap from Debian (apt-get install bubblewrap) ...')
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'bubblewrap'], {
      stdio: 'ignore', timeout: aptTimeoutMs, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
  if (spawnSync('bwrap', ['--version']).status === 0) return
  console.error('bubblewrap is not installed: evidence is read in a limited process without a wall of namespaces. To have it: sudo apt-get install bubblewrap')
}

/** Looks where `src/dossier/print-pdf.ts` looks. */
function findChromium() {
  const told = process.env.JACKDAW_CHROMIUM
  const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']
  return [...(told ? [told] : []), ...usual].find((path) => existsSync(path))
}

/** Builds the browser client when its sources are newer than what was built. */
export function buildWeb() {
  if (!existsSync(join(root, 'web', 'vite.config.ts'))) return
  const built = join(root, 'web', 'dist', 'index.html')
  const newest = spawnSync('find', ['web/src', 'web/index.html', 'web/package.json', 'web/vite.config.ts', '-newer', built], { cwd: root, encoding: 'utf8' })
  if (existsSync(built) && newest.stdout.trim() === '') return
  console.error('Building the browser client ...')
  runOrEnd('npm', ['run', 'build', '-w', 'web', '--silent'])
}
