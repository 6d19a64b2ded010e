// Installs Apache Spark (the whole distribution comes in PyPI's pyspark) in an environment of its own: node scripts/setup/spark.mjs
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './install.mjs'
import { makePythonEnvironment } from './python-environment.mjs'

const leastJava = 17
const told = spawnSync('java', ['-version'], { encoding: 'utf8' })
const version = Number(/version "(\d+)/.exec(told.stderr ?? '')?.[1] ?? 0)
if (version < leastJava) {
  console.error(`Spark needs Java ${leastJava} or later (${version ? `found ${version}` : 'none found'}). On Debian: sudo apt-get install openjdk-17-jre-headless`)
  process.exit(1)
}
const folder = makePythonEnvironment('spark', join(root, 'scripts', 'setup', 'spark-requirements.txt'))
console.log(`Spark is ready in ${folder}. Try it: npm test -- src/store/spark`)
