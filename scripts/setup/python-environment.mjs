// Plain JavaScript: runs on the system's own Node.js (20 or later).
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** The folder of programs that Jackdaw works without: $JACKDAW_TOOLS, or `jackdaw` in the user's cache. Never within the project. */
export const toolsFolder = process.env.JACKDAW_TOOLS ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'jackdaw')

/**
 * Makes a Python environment of its own from a file of pinned packages, unless it is there with just these; gives its folder.
 * Ends this process with a line that says what is missing when it cannot.
 */
export function makePythonEnvironment(name, requirements) {
  const folder = join(toolsFolder, name)
  const python = join(folder, 'bin', 'python')
  const [marker, wanted] = [join(folder, 'installed.txt'), readFileSync(requirements, 'utf8')]
  if (existsSync(python) && existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return folder
  if (spawnSync('python3', ['--version']).status !== 0) endWith('Python 3 is not installed. On Debian: sudo apt-get install python3 python3-venv')
  console.error(`Installing ${wanted.trim().split('\n').join(', ')} in ${folder} ...`)
  mkdirSync(folder, { recursive: true })
  const steps = [['python3', ['-m', 'venv', folder]], [python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]]]
  for (const [command, args] of steps) {
    if (spawnSync(command, args, { stdio: 'inherit' }).status !== 0) endWith(`${command} ${args.join(' ')} failed; its message stands above.`)
  }
  writeFileSync(marker, wanted)
  return folder
}

function endWith(message) {
  console.error(message)
  process.exit(1)
}
