// `npm start`: installs what is missing, makes the demo case or brings it up to date, and serves it on a loopback address.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildWeb, installBubblewrap, installChromium, installPackages, node, root, runOrEnd } from './setup/install.mjs'

installPackages()
installChromium()
installBubblewrap()
buildWeb()

const demo = join(root, 'demo')
const demoCase = join(demo, 'case')
const jackdaw = join(root, 'jackdaw')
if (!existsSync(join(demo, 'key.json'))) {
  console.error('Making the evidence of the demo case ...')
  runOrEnd(node, ['scripts/demo/make-demo.ts', '--out', demo])
}
// Nothing to do when nothing has changed; after an upgrade, what rests on other code is made again.
runOrEnd(jackdaw, [
  'build', join(demo, 'evidence'), '--case', demoCase, '--title', 'Audit file 7/24 (demo, invented)',
  '--purpose', 'To learn Jackdaw on invented evidence: invoices and payments at Tarvessa Marine Assurance',
  '--authority', 'own-records: invented evidence of the demo', '--as', 'demo',
])
const server = spawn(jackdaw, ['serve', demoCase, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
// Ctrl-C reaches the server by itself; told twice, it would stop at once instead of in order.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => server.kill('SIGTERM'))
server.on('exit', (code) => process.exit(code ?? 0))
