// `npm start`: installs what is missing, builds the demo case if it is not there, and serves it on a loopback address.
import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildWeb, installChromium, installPackages, node, root, runOrEnd } from './setup/install.mjs'

installPackages()
installChromium()
buildWeb()

const demo = join(root, 'demo')
const demoCase = join(demo, 'case')
const jackdaw = join(root, 'jackdaw')
if (!existsSync(join(demo, 'key.json'))) {
  console.error('Making the evidence of the demo case ...')
  runOrEnd(node, ['scripts/demo/make-demo.ts', '--out', demo])
}
if (!existsSync(join(demoCase, 'derived', 'built.json'))) {
  if (existsSync(demoCase) && !existsSync(join(demoCase, 'journal.sqlite'))) rmSync(demoCase, { recursive: true })
  runOrEnd(jackdaw, [
    'build', join(demo, 'evidence'), '--case', demoCase, '--title', 'Audit file 7/24 (demo, invented)',
    '--purpose', 'To learn Jackdaw on invented evidence: invoices and payments at Tarvessa Marine Assurance', '--authority', 'own-records: invented evidence of the demo',
    '--as', 'demo',
  ])
}
const server = spawn(jackdaw, ['serve', demoCase, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 0))
