// Installs the libraries that the network is measured beside, in a Python environment of their own; prints its Python: node scripts/setup/graph-peers.mjs
import { join } from 'node:path'
import { root } from './install.mjs'
import { makePythonEnvironment } from './python-environment.mjs'

console.log(join(makePythonEnvironment('graph-peers', join(root, 'bench', 'network', 'requirements.txt')), 'bin', 'python'))
