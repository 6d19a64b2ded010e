// Installs the peer that Jackdaw's matching is measured beside, in a Python environment of its own: node scripts/setup/splink.mjs
import { join } from 'node:path'
import { root } from './install.mjs'
import { makePythonEnvironment } from './python-environment.mjs'

const folder = makePythonEnvironment('splink', join(root, 'bench', 'match', 'peer', 'requirements.txt'))
console.log(`Splink is ready in ${folder}. Measure: node bench/match/run.ts --sets historical_50k`)
