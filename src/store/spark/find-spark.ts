import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { toolsFolder } from './tools-folder.ts'

/** Where Spark's distribution and its Python are. */
export interface SparkHome {
  readonly home: string
  readonly python: string
}

/** Spark as `scripts/setup/spark.mjs` installs it, or in $SPARK_HOME with the Python of $PYSPARK_PYTHON; else why there is none, in one line. */
export function findSpark(): SparkHome | string {
  const [toldHome, toldPython] = [process.env['SPARK_HOME'], process.env['PYSPARK_PYTHON']]
  const found = toldHome && toldPython ? { home: toldHome, python: toldPython } : installed(join(toolsFolder(), 'spark'))
  if (!found || !existsSync(found.python)) return 'Spark is not installed; run node scripts/setup/spark.mjs'
  if (spawnSync('java', ['-version']).status !== 0) return 'Spark needs Java 17 or later. On Debian: sudo apt-get install openjdk-17-jre-headless'
  return found
}

function installed(environment: string): SparkHome | undefined {
  const libraries = join(environment, 'lib')
  if (!existsSync(libraries)) return undefined
  const homes = readdirSync(libraries).map((version) => join(libraries, version, 'site-packages', 'pyspark'))
  const home = homes.find((path) => existsSync(join(path, 'bin', 'spark-class')))
  return home ? { home, python: join(environment, 'bin', 'python') } : undefined
}
