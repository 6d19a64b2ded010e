// `npm test`: installs what is missing, then runs every test and ends with the line `N passed, N failed, N skipped`.
import { spawnSync } from 'node:child_process'
import { buildWeb, installBubblewrap, installChromium, installPackages, node, root } from './setup/install.mjs'

installPackages()
installChromium()
installBubblewrap()
buildWeb()
const { status } = spawnSync(node, ['--disable-warning=ExperimentalWarning', 'scripts/run-tests.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exit(status ?? 1)
