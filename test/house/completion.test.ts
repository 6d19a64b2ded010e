import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { commands } from '../../src/app/cli/commands.ts'
import { jackdaw } from './jackdaw-command.ts'

const room = mkdtempSync(join(tmpdir(), 'jackdaw-completion-'))
after(() => rmSync(room, { recursive: true }))

for (const shell of ['bash', 'zsh', 'fish']) {
  test(`the script of ${shell} names every command and its options`, () => {
    const { status, stdout } = jackdaw(room, 'completion', shell)
    assert.equal(status, 0)
    for (const name of Object.keys(commands)) assert.match(stdout, new RegExp(`\\b${name}\\b`))
    for (const option of ['retention', 'acknowledge', 'checkpoint', 'undo', 'format']) assert.ok(stdout.includes(option), option)
    if (shell !== 'fish') assert.equal(spawnSync('bash', ['-n'], { input: stdout, encoding: 'utf8' }).stderr, '')
  })
}

test('bash completes commands, options and paths', () => {
  const { stdout } = jackdaw(room, 'completion', 'bash')
  const complete = (words: string) => {
    const press = `COMP_WORDS=(jackdaw ${words}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _jackdaw; printf '%s\\n' "\${COMPREPLY[@]}"`
    return spawnSync('bash', ['-c', `${stdout}\n${press}`], { encoding: 'utf8' }).stdout.trimEnd().split('\n')
  }
  assert.deepEqual(complete('ver'), ['verify'])
  assert.deepEqual(complete('export --form'), ['--format'])
  writeFileSync(join(room, 'journal.sqlite'), '')
  assert.deepEqual(complete(`verify ${room}/jour`), [`${room}/journal.sqlite`])
})
