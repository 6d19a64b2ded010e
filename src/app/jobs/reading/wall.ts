import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'

/** What every program needs of the system: libraries and nothing that tells of the machine or of its users. */
const systemFolders = ['/usr', '/bin', '/lib', '/lib32', '/lib64', '/libx32']

const bare = ['--unshare-all', '--die-with-parent', '--new-session', '--cap-drop', 'ALL', '--clearenv', '--hostname', 'reader']

/**
 * The words that put a program behind a wall of namespaces (bubblewrap): no network, no other process, no file but the
 * system's libraries, the program's own and the folders named, all of them read-only; `/tmp` is its own and empty.
 * Only where `canBuildWall`.
 */
export function wallAround(folders: readonly string[], environment: Readonly<Record<string, string>>): readonly string[] {
  return [
    'bwrap', ...bare,
    ...Object.entries(environment).flatMap(([name, value]) => ['--setenv', name, value]),
    ...systemFolders.flatMap((folder) => ['--ro-bind-try', folder, folder]),
    '--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp',
    ...[dirname(process.execPath), ...folders].flatMap((folder) => ['--ro-bind-try', folder, folder]),
    '--remount-ro', '/', '--',
    // bubblewrap adds it by itself.
    '/usr/bin/env', '-u', 'PWD',
  ]
}

/**
 * Whether a wall can be built here: it is tried, because a program that is there may still be forbidden to do it. `JACKDAW_WALL=none` in the environment
 * has Jackdaw work as where it cannot be built: what is risky is then refused.
 */
export function canBuildWall(): boolean {
  if (process.platform !== 'linux' || process.env['JACKDAW_WALL'] === 'none') return false
  const libraries = systemFolders.flatMap((folder) => ['--ro-bind-try', folder, folder])
  return spawnSync('bwrap', [...bare, ...libraries, '--proc', '/proc', '--', 'true'], { stdio: 'ignore' }).status === 0
}
