import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { canBuildWall, wallAround } from './wall.ts'

const skip = canBuildWall() ? false : 'bubblewrap is not installed, or user namespaces are forbidden here: apt-get install bubblewrap'

/** What a program can do that has got past every lock of the language: each line is tried, and its name printed when it works. */
function tried(acts: Readonly<Record<string, string>>, folders: readonly string[]): string[] {
  const wall = wallAround(folders, { PATH: '/usr/bin:/bin' })
  const script = Object.entries(acts).map(([name, act]) => `(${act}) >/dev/null 2>&1 && echo '${name}'`).join('\n')
  const { stdout } = spawnSync(wall[0]!, [...wall.slice(1), '/bin/bash', '-c', script], { encoding: 'utf8', cwd: '/' })
  return stdout.split('\n').filter(Boolean)
}

test('behind the wall there is no network, no file of others, no other process and nothing to write to', { skip }, async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'jackdaw-wall-'))
  const other = mkdtempSync(join(tmpdir(), 'jackdaw-wall-'))
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  context.after(() => {
    server.close()
    for (const each of [folder, other]) rmSync(each, { recursive: true, force: true })
  })
  for (const each of [folder, other]) writeFileSync(join(each, 'evidence'), 'bytes')
  const acts = {
    'read what it is given': `test "$(cat ${folder}/evidence)" = bytes`,
    'read another folder': `cat ${other}/evidence`,
    'read the users': 'cat /etc/passwd',
    'read a home': 'ls /root/* || ls /home/*',
    'write what it is given': `echo x > ${folder}/evidence`,
    'write beside it': `echo x > ${folder}/written`,
    'write to the system': 'echo x > /usr/written',
    'reach this machine': `echo x > /dev/tcp/127.0.0.1/${port}`,
    'see other processes': `test $(ls -d /proc/[0-9]* | wc -l) -gt 12 || kill -0 ${process.pid}`,
    'mount': 'mount -t tmpfs none /usr',
    'become another': 'setpriv --reuid 1 true',
  }
  assert.deepEqual(tried(acts, [folder]), ['read what it is given'])
})
