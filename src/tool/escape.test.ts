import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runInSandbox } from './sandbox.ts'
import { readToolCode } from './tool-code.ts'

const limits = { memoryBytes: 16 * 1024 * 1024, stackBytes: 128 * 1024, ticks: 300 }

const toolWith = (body: string) => readToolCode(`export const tool = { run(input) { ${body} } }`).code
const attempt = (body: string) => runInSandbox(toolWith(body), { verb: 'run', input: '{"parameters":{},"rows":{}}' }, limits)

/** Each reaches for something that a tool has not, by another way; how it is refused. */
const attempts: readonly (readonly [string, string, RegExp])[] = [
  ['a file by require', `return require('fs').readFileSync('/etc/passwd')`, /'require' is not defined/],
  ['a file by import of the moment', `return import('node:fs').then(fs => fs.readFileSync('/etc/passwd'))`, /^\{\}$/],
  ['a file by the std of the interpreter', `return std.open('/etc/passwd', 'r')`, /'std' is not defined/],
  ['a file by the os of the interpreter', `return os.open('/etc/passwd')`, /'os' is not defined/],
  ['a script from disk', `return loadScript('/etc/passwd')`, /not defined/],
  ['an address by fetch', `return fetch('http://127.0.0.1/')`, /'fetch' is not defined/],
  ['an address by XMLHttpRequest', `return new XMLHttpRequest()`, /not defined/],
  ['an address by WebSocket', `return new WebSocket('ws://127.0.0.1/')`, /not defined/],
  ['a process by process', `return process.exit(1)`, /'process' is not defined/],
  ['a process by its binding', `return process.binding('spawn_sync')`, /'process' is not defined/],
  ['the environment', `return process.env.HOME`, /'process' is not defined/],
  ['the environment by Deno', `return Deno.env.get('HOME')`, /'Deno' is not defined/],
  ['the global of Node', `return global.process.pid`, /'global' is not defined/],
  ['the maker of functions', `return Function('return process')()`, /'process' is not defined/],
  ['the maker of functions by a constructor', `return input.constructor.constructor('return process')()`, /'process' is not defined/],
  ['the maker of functions by a generator', `return (function*(){}).constructor('yield process')().next().value`, /'process' is not defined/],
  ['the maker of async functions', `(async () => {}).constructor('return process')(); return [typeof process]`, /^\["undefined"\]$/],
  ['the function of the host by random', `return input.random.constructor('return process')()`, /'process' is not defined/],
  ['who called it', `return arguments.callee.caller('describe')`, /TypeError|invalid/],
  ['the stack of calls', `return [new Error().stack.includes('/')]`, /^\[false\]$/],
  ['frames prepared by V8', `Error.prepareStackTrace = (_, frames) => frames; return [typeof new Error().stack]`, /^\["string"\]$/],
  ['the clock', `return [Date.now()]`, /no clock/],
  ['the clock by a new date', `return [new Date().getTime()]`, /no clock/],
  ['the clock by calling Date', `return [Date()]`, /no clock/],
  ['the clock by the constructor of a date', `return [new (new Date(0).constructor)().getTime()]`, /no clock/],
  ['the clock by Reflect', `return [Reflect.construct(Date, []).getTime()]`, /no clock/],
  ['the clock by performance', `return [performance.now()]`, /'performance' is not defined/],
  ['chance', `return [Math.random()]`, /no chance/],
  ['chance by replacing it', `Math.random = () => 4; return [Math.random()]`, /no chance|read-only|not extensible/],
  ['chance by crypto', `return [crypto.randomUUID()]`, /'crypto' is not defined/],
  ['shared memory', `return new SharedArrayBuffer(8)`, /not defined/],
  ['when memory is collected', `return new FinalizationRegistry(() => {})`, /not defined/],
  ['another machine in WebAssembly', `return new WebAssembly.Module(new Uint8Array(8))`, /not defined/],
  ['a prototype that all objects have', `Object.prototype.polluted = 'yes'; return [{}.polluted]`, /^\["yes"\]$/],
  ['the reading of JSON', `JSON.stringify = () => '"forged"'; return [1]`, /^\[1\]$/],
  ['a list that lies', `Array.isArray = () => true; return { length: 1 }`, /^\{"length":1\}$/],
  ['an endless loop', `for (;;) {}`, /more steps/],
  ['an endless loop that catches', `for (;;) { try { for (;;) {} } catch {} }`, /more steps/],
  ['an endless getter', `return { get toJSON() { for (;;) {} } }`, /more steps/],
  ['an endless promise', `const again = () => Promise.resolve().then(again); again(); return [1]`, /^\[1\]$/],
  ['all memory by lists', `const all = []; for (;;) all.push(new Array(10000).fill(7))`, /more memory|more steps/],
  ['all memory by a text', `let text = 'x'; for (;;) text += text`, /more memory|too long|invalid/i],
  ['all memory at once', `return [new Uint8Array(2 ** 31 - 1).length]`, /more memory|invalid/],
  ['calls without end', `const call = () => call(); return call()`, /nested too deep/],
  ['calls without end in JSON', `let list = []; for (let depth = 0; depth < 1e5; depth++) list = [list]; return list`, /nested too deep|more memory|circular|overflow/i],
  ['a pattern that never ends', `return [/(a+)+$/.test('a'.repeat(60) + 'b')]`, /more steps/],
  ['a proxy that never ends', `return new Proxy([], { get() { for (;;) {} } })`, /more steps/],
  ['a sort that never ends', `return [1, 2, 3].sort(() => { for (;;) {} })`, /more steps/],
]

for (const [what, body, refusal] of attempts) {
  test(`a tool that reaches for ${what} gets nothing`, async () => {
    const told = await attempt(body).catch((thrown: Error) => thrown.message)
    assert.match(told, refusal)
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined)
  })
}

test('after every attempt the sandbox still works, and the same seed gives the same numbers', async () => {
  const draw = (seed: number) => runInSandbox(toolWith('return [input.random(), input.random()]'), { verb: 'run', input: '{"parameters":{},"rows":{}}', seed })
  assert.equal(await draw(7), await draw(7))
  assert.notEqual(await draw(7), await draw(8))
  const [first, second] = JSON.parse(await draw(7)) as number[]
  assert.ok(first! >= 0 && first! < 1 && second! >= 0 && second! < 1 && first !== second)
})
