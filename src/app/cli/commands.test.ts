import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CommanderError } from 'commander'
import { commands } from './commands.ts'

/** Lets commander read arguments as the program does, in this process: how it ended, and what it printed. */
async function parse(name: string, args: readonly string[]): Promise<{ ended: CommanderError; printed: string }> {
  let printed = ''
  const command = (await commands[name]!()).exitOverride().configureOutput({ writeOut: (text) => (printed += text), outputError() {} })
  const ended = await command.parseAsync([...args], { from: 'user' }).then(() => undefined, (thrown: unknown) => thrown)
  assert.ok(ended instanceof CommanderError, `jackdaw ${name} ${args.join(' ')} was taken`)
  return { ended, printed }
}

for (const name of Object.keys(commands)) {
  test(`jackdaw ${name} --help tells what it does and takes, and ends with 0`, async () => {
    const { ended, printed } = await parse(name, ['--help'])
    assert.equal(ended.exitCode, 0)
    assert.match(printed, new RegExp(`^Usage: ${name} [^]*Options:`))
  })
}

/** Arguments that no command takes, and what the message must hold. */
const misused: readonly [name: string, args: readonly string[], message: RegExp][] = [
  ['status', [], /missing required argument 'case'/],
  ['status', ['c', '--loud'], /unknown option '--loud'/],
  ['status', ['c', 'd'], /too many arguments/],
  ['new', ['c', '--title', 'T'], /--purpose/],
  ['new', ['c', '--title', 'T', '--purpose', 'P', '--date-order', 'ymd'], /dmy, mdy/],
  ['add', ['c', 'p', '--acknowledge', '--json'], /--acknowledge.*--json/],
  ['query', ['c', 'SELECT 1', '--limit', 'few'], /whole number/],
  ['search', ['c', 'x', '--limit', '-1'], /whole number/],
  ['search', ['c', 'x', '--limit', '1e9'], /whole number/],
  ['search', ['c', 'x', '--kind', 'sound'], /text, value, exhibit/],
  ['export', ['c', '--format', 'ftm'], /--out/],
  ['export', ['c', '--format', 'xml', '--out', 'x'], /ftm, statements/],
  ['redact', ['c', '1', '--box', '1,2,3', '--reason', 'r', '--out', 'o'], /four numbers/],
  ['redact', ['c', '1', '--words', 'x', '--out', 'o'], /--reason/],
  ['journal', ['c', '--verb', 'coffee.drunk'], /exhibit\.received/],
  ['journal', ['c', '--after', 'yesterday'], /whole number/],
  ['resolve', ['c', '--undo', 'last'], /whole number/],
  ['serve', ['c', '--port', '70000'], /65535/],
  ['check', [], /missing required argument 'file'/],
  ['completion', ['tcsh'], /bash, zsh, fish/],
]
for (const [name, args, message] of misused) {
  test(`jackdaw ${name} ${args.join(' ')} is misuse`, async () => {
    const { ended } = await parse(name, args)
    assert.notEqual(ended.exitCode, 0)
    assert.match(ended.message, message)
  })
}
