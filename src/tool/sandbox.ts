import { newQuickJSWASMModuleFromVariant, RELEASE_SYNC, type QuickJSContext, type QuickJSHandle, type QuickJSRuntime } from 'quickjs-emscripten'
import { Failure, messageOf } from '../base/failure.ts'

/** What a tool may use. */
export interface SandboxLimits {
  readonly memoryBytes: number
  readonly stackBytes: number
  /** Ticks of the interpreter, some ten thousand branches each: the same on every machine, where seconds are not. */
  readonly ticks: number
}

/** Limits of a tool unless something else is said: a stack beyond this size overflows that of the host. */
export const defaultSandboxLimits: SandboxLimits = { memoryBytes: 256 * 1024 * 1024, stackBytes: 128 * 1024, ticks: 600_000 }

/** A call of a tool, its values as JSON. */
export interface SandboxCall {
  readonly verb: 'describe' | 'run'
  /** JSON of `{ parameters, rows }`. */
  readonly input?: string
  readonly seed?: number
}

/**
 * Runs the code of a tool in an interpreter of its own (QuickJS in WebAssembly), which has no file, no connection, no
 * process, no clock and no chance but the seed. Gives JSON: the description of the tool, or the rows it found. Throws
 * `tool.invalid` for code that does not run, `tool.failed` for one that throws, `tool.limit` for one beyond its limits.
 */
export async function runInSandbox(code: string, call: SandboxCall, limits: SandboxLimits = defaultSandboxLimits): Promise<string> {
  // An engine of its own for each call: it is dropped whole, with whatever the tool left in it.
  const engine = await newQuickJSWASMModuleFromVariant(RELEASE_SYNC)
  const runtime = engine.newRuntime()
  try {
    limitRuntime(runtime, limits)
    return performCall(runtime.newContext(), code, call)
  } catch (thrown) {
    throw thrown instanceof Failure ? thrown : hostFailure(thrown)
  }
}

function limitRuntime(runtime: QuickJSRuntime, { memoryBytes, stackBytes, ticks }: SandboxLimits): void {
  runtime.setMemoryLimit(memoryBytes)
  runtime.setMaxStackSize(stackBytes)
  let spent = 0
  runtime.setInterruptHandler(() => ++spent > ticks)
}

/** The interpreter itself gave up, not the code in it. */
function hostFailure(thrown: unknown): Failure {
  const what = thrown instanceof RangeError ? 'its calls were nested too deep' : `the interpreter gave up (${messageOf(thrown)})`
  return new Failure('tool.limit', `The tool was stopped: ${what}. Give it fewer rows, or make it do less.`, { cause: thrown })
}

function performCall(context: QuickJSContext, code: string, { verb, input = '{}', seed = 0 }: SandboxCall): string {
  const caller = valueOf(context, context.evalCode(callerCode, 'jackdaw'), 'tool.invalid')
  const module = valueOf(context, context.evalCode(code, 'tool', { type: 'module' }), 'tool.invalid')
  const tool = context.getProp(module, 'tool')
  const given = [tool, context.newString(verb), context.newString(input), context.newNumber(seed)]
  const result = valueOf(context, context.callFunction(caller, context.undefined, ...given), 'tool.failed')
  const json = context.typeof(result) === 'string' ? context.getString(result) : undefined
  if (json === undefined) throw new Failure('tool.invalid', 'The file does not export a tool: an object named tool, with the function run.')
  return json
}

type Evaluated = ReturnType<QuickJSContext['evalCode']>

function valueOf(context: QuickJSContext, result: Evaluated, code: 'tool.invalid' | 'tool.failed'): QuickJSHandle {
  if (!result.error) return result.value
  const thrown: unknown = context.dump(result.error)
  const { name, message, stack } = (thrown ?? {}) as { name?: string; message?: string; stack?: string }
  if (name === 'InternalError' && /interrupted|out of memory|stack overflow/.test(message ?? '')) {
    throw new Failure('tool.limit', `The tool was stopped: ${limitWords(message!)}. Give it fewer rows, or make it do less.`)
  }
  const where = stack?.trim().split('\n')[0]?.trim()
  throw new Failure(code, `The tool ended with ${name ?? 'a thrown value'}: ${message ?? String(thrown)}${where ? ` (${where})` : ''}`)
}

function limitWords(message: string): string {
  if (message === 'interrupted') return 'it took more steps than a tool may take'
  return message === 'out of memory' ? 'it needed more memory than a tool may have' : 'its calls were nested too deep'
}

/**
 * Runs before the tool, so that the tool cannot change what it is called with: takes away the clock, chance and what
 * sees the collector of memory, and gives the function that calls the tool. The sequence is mulberry32's, by the seed.
 */
const callerCode = `(() => {
  'use strict'
  const { parse, stringify } = JSON
  const { freeze, defineProperty } = Object
  const HostDate = Date
  const needDate = () => { throw new TypeError('A tool has no clock: give Date a date.') }
  const SafeDate = new Proxy(HostDate, {
    construct: (target, given) => given.length === 0 ? needDate() : Reflect.construct(target, given),
    apply: needDate,
    get: (target, name) => name === 'now' ? needDate : target[name],
  })
  defineProperty(HostDate.prototype, 'constructor', { value: SafeDate })
  defineProperty(globalThis, 'Date', { value: SafeDate })
  Math.random = () => { throw new TypeError('A tool has no chance but the random that it is given.') }
  for (const name of ['SharedArrayBuffer', 'WeakRef', 'FinalizationRegistry']) delete globalThis[name]
  freeze(Math)
  const sequence = (seed) => () => {
    seed = (seed + 0x6d2b79f5) | 0
    let value = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
  return (tool, verb, input, seed) => {
    if (tool === null || typeof tool !== 'object' || typeof tool.run !== 'function') return undefined
    if (verb === 'describe') return stringify({ ...tool, run: undefined })
    const { parameters, rows } = parse(input)
    return stringify(tool.run({ parameters, rows, random: sequence(seed) }))
  }
})()`
