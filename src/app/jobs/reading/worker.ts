/**
 * The limited process: gets tasks and bytes on standard input, parses them, and gives frames on standard output. It is started by
 * `limited-process.ts` with an empty environment, without leave to open evidence, to write files or to start programs.
 */
import { messageOf } from '../../../base/failure.ts'
import type { Format } from '../../../extract/contract.ts'
import { isOutOfMemory } from '../../../extract/out-of-memory.ts'
import { recogniseFormat } from '../../../extract/registry.ts'
import { riskOf } from '../../../extract/risky-kind.ts'
import { unreadKind, type UnreadKind } from '../../../extract/unread-kind.ts'
import { exhibitEntityId } from '../../../model/entity-id.ts'
import { AskedBytes } from './asked-bytes.ts'
import type { FileSource } from './file-source.ts'
import { encodeFrame } from './frame.ts'
import { LimitReached, ReadingSink, type FrameOutput } from './reading-sink.ts'
import { TrustedFiles } from '../examining/trusted-files.ts'
import type { ExamineTask, ExtractTask, GivenTask, LocateTask, ReadingTask, TaskEnd } from './reading-task.ts'

const headBytes = 65_536

/** Files of certificates that were read for a task before: they are large, and the same for every exhibit. */
const trusted = new TrustedFiles()

const output: FrameOutput = {
  write: (frame) => void process.stdout.write(frame),
  drained: () =>
    process.stdout.writableNeedDrain ? new Promise((resolve) => process.stdout.once('drain', () => resolve())) : Promise.resolve(),
}

// Ctrl-C reaches every process at the terminal; when to end is for the one that gives the tasks.
process.on('SIGINT', () => {})

// A library that prints must not break the frames.
console.log = console.error
console.info = console.error
console.warn = console.error

const asked = new AskedBytes(process.stdin, output)

for await (const line of asked.tasks()) {
  const space = line.indexOf(' ')
  output.write(encodeFrame('T', line.slice(0, space)))
  const end = await perform(JSON.parse(line.slice(space + 1)) as GivenTask)
  output.write(encodeFrame('D', JSON.stringify(end)))
  await output.drained()
}

async function perform({ task, isFresh, refusesRisky }: GivenTask): Promise<TaskEnd> {
  try {
    const source = asked.open(task.file, task.sizeBytes)
    const head = await source.read(0, headBytes)
    const format = recogniseFormat(head, task.path)
    // Told while nothing but first bytes has been looked at: from here on, this process may not be what it was.
    const kind = format?.id ?? (task.verb === 'examine' ? 'unknown' : '')
    output.write(encodeFrame('K', kind))
    const risk = riskOf(kind)
    if (risk !== undefined && refusesRisky) return refuse(task, format, risk)
    if (risk !== undefined && !isFresh) return { verb: 'again' }
    if (task.verb === 'examine') return await examine(task, source)
    return task.verb === 'extract' ? await extract(task, { source, head, format }) : await locate(task, { source, format })
  } catch (thrown) {
    return { verb: 'failed', message: messageOf(thrown) }
  }
}

/** What is opened, with what its first bytes tell. */
interface Recognised {
  readonly source: FileSource
  readonly head: Uint8Array
  readonly format: Format | undefined
}

async function extract(task: ExtractTask, { source, head, format }: Recognised): Promise<TaskEnd> {
  const sink = new ReadingSink(output, task.limits, () => source.position)
  sink.line(['r', format?.id ?? ''])
  describeFile(task, sink)
  // Sent before the content is touched: this much is known even of what kills the process.
  await sink.drained()
  if (task.sizeBytes === 0) {
    sink.facts({ mediaType: 'application/octet-stream', unread: 'The file is empty.' })
    sink.problem({ code: 'file.empty', severity: 'information', message: 'The file is empty: it has no bytes.' })
  } else if (!format) {
    tellUnread(unreadKind(head, task.path), sink)
  } else {
    try {
      await (await format.load()).extract({ ...task, source }, sink)
    } catch (thrown) {
      reportThrown(thrown, format.id, sink)
    }
    if (!sink.hasFacts) sink.facts({ mediaType: format.mediaTypes[0] ?? 'application/octet-stream' })
  }
  sink.line(['e', { ...sink.counts }])
  sink.flush()
  return { verb: 'extract', headers: sink.headers }
}

/** What is known of every exhibit as a document, whatever it holds. */
function describeFile(task: ExtractTask, sink: ReadingSink): void {
  const document = { entityId: exhibitEntityId(task.exhibit), schema: 'Document', locator: 'whole' }
  const fileName = task.path.slice(task.path.lastIndexOf('/') + 1)
  if (fileName) sink.statement({ ...document, property: 'fileName', value: fileName })
  sink.statement({ ...document, property: 'contentHash', value: task.sha256 })
  sink.statement({ ...document, property: 'fileSize', value: String(task.sizeBytes) })
  if (task.parent) sink.statement({ ...document, property: 'parent', value: exhibitEntityId(task.parent) })
}

/** What nothing here reads is kept and hashed all the same; what it is, is said where its first bytes tell. */
function tellUnread(kind: UnreadKind | undefined, sink: ReadingSink): void {
  const message = kind
    ? `This is ${kind.what}, which is not read here; it is kept and hashed. ${kind.advice}`
    : 'Its first bytes are those of no kind of content that is known here; it is kept and hashed. Find out which program made it.'
  sink.facts({ mediaType: kind?.mediaType ?? 'application/octet-stream', unread: kind?.isEncrypted ? 'encrypted' : 'no reader' })
  sink.problem({ code: kind?.isEncrypted ? 'file.encrypted' : 'file.no-reader', severity: 'warning', message })
}

function reportThrown(thrown: unknown, format: string, sink: ReadingSink): void {
  if (thrown instanceof LimitReached) {
    const message = `Reading stopped: the exhibit gives ${thrown.message}. What was read before is kept; raise the limit to read on.`
    sink.problem({ code: 'limit.output', severity: 'error', message })
    return
  }
  if (thrown instanceof RangeError && /limit/.test(thrown.message)) {
    sink.problem({ code: 'limit.size', severity: 'error', message: `The ${format} reader cannot hold it: ${thrown.message}` })
    return
  }
  if (isOutOfMemory(thrown)) {
    const message = `The ${format} reader needs more memory at once than it is given. What was read before is kept; open the exhibit in its own program.`
    sink.problem({ code: 'limit.memory', severity: 'error', message })
    return
  }
  const message = `The ${format} reader could not go on ("${messageOf(thrown).slice(0, 300)}"). What was read before is kept; open the exhibit in its own program.`
  sink.problem({ code: `${format}.unreadable`, severity: 'error', message })
}

/** Where no wall stands, a risky kind is kept and hashed, and no parser sees it. */
function refuse(task: ReadingTask, format: Format | undefined, risk: string): TaskEnd {
  if (task.verb === 'examine') return { verb: 'examine', examiners: [] }
  if (task.verb === 'locate') return { verb: 'locate', texts: task.locators.map(() => null) }
  const sink = new ReadingSink(output, task.limits, () => 0)
  sink.line(['r', ''])
  describeFile(task, sink)
  const message = `It is ${format?.label ?? 'unknown'} (${risk}), and no wall of namespaces can be built on this machine: it is kept and hashed, and no parser sees it. ` +
    'Install bubblewrap and allow user namespaces, build on another machine, or have an administrator except this case with \'jackdaw isolation except\'; then build again.'
  sink.facts({ mediaType: format?.mediaTypes[0] ?? 'application/octet-stream', unread: 'refused without isolation' })
  sink.problem({ code: 'isolation.refused', severity: 'error', message })
  sink.line(['e', { ...sink.counts }])
  sink.flush()
  return { verb: 'extract', headers: [] }
}

/** Examiners are loaded when the first exhibit is to be examined: reading has no need of them. */
async function examine(task: ExamineTask, source: FileSource): Promise<TaskEnd> {
  const { examineExhibit } = await import('../examining/examine-exhibit.ts')
  return { verb: 'examine', examiners: await examineExhibit(task, { source, open: asked.open, trusted, output }) }
}

async function locate(task: LocateTask, { source, format }: Omit<Recognised, 'head'>): Promise<TaskEnd> {
  if (!format) return { verb: 'locate', texts: task.locators.map(() => null) }
  const texts = await (await format.load()).locate({ ...task, source }, task.locators)
  return { verb: 'locate', texts: texts.map((text) => text ?? null) }
}
